// The cards of the real page, cloned from templates and filled by hand.

import { isOpen, kindOf } from "./kind.js";

const templates = [...document.querySelectorAll("template")].map((it) => [it.dataset.kind, it.content.firstElementChild]);
const byKind = new Map(templates);
const grid = document.querySelector(".grid");
const numbers = document.querySelector(".page-numbers");
const query = { pageNumber: 0, pageSize: Number(new URLSearchParams(location.search).get("size") ?? 20), sort: "submitTime,desc" };
let questions = 0;

const duration = (ms) => {
  const s = Math.max(0, ms) / 1000;
  return s < 10 ? `${s.toFixed(1)} s` : s < 60 ? `${s | 0} s` : `${(s / 60) | 0} min ${s % 60 | 0} s`;
};
const units = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "min"], [0, "s"]];
const age = (ms) => {
  const [unit, name] = units.find(([unit]) => ms >= unit);
  return `${(ms / (unit || 1000)) | 0} ${name} ago`;
};

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const image = target.querySelector("img");
      image.src = image.dataset.src;
    }
  },
  { rootMargin: "25% 0px" },
);

function card(task, isInFirstRow, now) {
  const kind = kindOf(task);
  const template = byKind.get(kind) ?? templates.find(([other]) => other.startsWith(`${task.status},`))[1];
  const item = template.cloneNode(true);
  const set = (selector, text) => {
    const element = item.querySelector(selector);
    if (element) element.textContent = text;
  };
  item.dataset.taskId = task.id;
  const link = item.querySelector(".card-link");
  link.setAttribute("aria-label", `Open task ${task.id}`);
  link.href = `?size=${query.pageSize}&task=${task.id}`;
  const image = item.querySelector("img");
  if (image) {
    image.alt = `Image: ${task.prompt}`;
    const source = `${image.dataset.icon}#${encodeURIComponent(task.imageUrl)}`;
    if (isInFirstRow) {
      image.fetchPriority = "high";
      image.src = source;
    } else {
      image.dataset.src = source;
      near.observe(item);
    }
  }
  const time = item.querySelector("time");
  time.dateTime = new Date(task.submitTime).toISOString();
  time.textContent = age(now - task.submitTime);
  const progress = item.querySelector("progress");
  if (progress) {
    progress.value = parseInt(task.progress);
    progress.nextElementSibling.textContent = `${progress.value}%`;
  }
  if (task.prompt) set(".prompt", task.prompt);
  const until = isOpen(task) ? now : undefined;
  const [started, ended] = [task.startTime ?? until, task.finishTime ?? until];
  if (started) set(".waited", `waited ${duration(started - task.submitTime)}`);
  if (task.startTime && ended) set(".ran", ` · ran ${duration(ended - task.startTime)}`);
  set(".copy span", `…${task.id.slice(-6)}`);
  return item;
}

function pageNumber(number) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.className = "page-number";
  button.setAttribute("aria-label", `Page ${number}`);
  if (number === query.pageNumber + 1) button.setAttribute("aria-current", "page");
  button.textContent = number;
  item.append(button);
  return item;
}

async function load() {
  const question = ++questions;
  const headers = { "content-type": "application/json" };
  const page = await (await fetch("mj/task/query", { method: "POST", headers, body: JSON.stringify(query) })).json();
  if (question !== questions) return;
  const now = Date.now();
  near.disconnect();
  grid.replaceChildren(...page.content.map((task, at) => card(task, at < 7, now)));
  const current = query.pageNumber + 1;
  numbers.replaceChildren(...[1, current - 1, current, current + 1, page.totalPages].map(pageNumber));
  const first = query.pageNumber * query.pageSize + 1;
  document.querySelector(".pager > p").textContent = `${first}–${first + page.content.length - 1} of ${page.totalElements}`;
}

grid.addEventListener(
  "load",
  ({ target }) => {
    target.classList.add("loaded");
    target.parentNode.classList.remove("loading");
  },
  true,
);
document.querySelector('[aria-label="Next page"]').onclick = () => {
  query.pageNumber++;
  load();
};
document.querySelector("#action").onchange = ({ target }) => {
  query.action = target.value;
  query.pageNumber = 0;
  load();
};
load();
