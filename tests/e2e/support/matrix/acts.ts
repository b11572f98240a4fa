// An act that meets a fault: one request, and only what is certain is told.

import { expect, type Locator } from "@playwright/test";
import type { Desk } from "../desk";
import type { Answered } from "./kinds";

/** Each fault meets one of them in its turn; every kind of write has a spec of its own. */
export const KINDS = ["press", "imagine", "cancel"] as const;
export type Kind = (typeof KINDS)[number];

/** A task that can be cancelled, put in before the page is opened. */
const WAITS = "waits-for-its-turn";

export async function prepare({ demo }: Desk): Promise<void> {
  await demo.put({ id: WAITS, action: "IMAGINE", status: "NOT_START", prompt: "a ferry", progress: "" });
}

/** A task of the first page whose pictures can be upscaled. */
async function finished({ demo }: Desk): Promise<string> {
  const { content } = await demo.ask();
  const found = content.find(({ buttons }) => JSON.stringify(buttons ?? []).includes('"U1"'));
  if (!found) throw new Error("nothing to upscale on the first page");
  return found.id;
}

export const TITLES: Record<Answered, RegExp> = {
  accepted: /^(Accepted|Cancelled)/,
  refused: /^Refused$/,
  unknown: /^No answer came$/,
};

/** What the news say, and that they say it once. */
export async function expectNews(news: Locator, answered: Answered): Promise<void> {
  const headings = news.getByRole("heading");
  await expect(headings).toHaveText([TITLES[answered]]);
  if (answered === "unknown") await expect(news.getByRole("alert")).toContainText("look in the list");
}

interface How {
  answered: Answered;
  /** How many requests arrive: none, where the browser asks for leave and does not get it. */
  arrives?: number;
  arm: (path: string) => Promise<void>;
  /** Lets the time pass that an act may take, where its answer never comes. */
  hurry: () => Promise<void>;
}

export async function act(desk: Desk, kind: Kind, { answered, arrives = 1, arm, hurry }: How): Promise<void> {
  const { page, demo } = desk;
  const news = page.getByRole("region", { name: "News" });
  let path: string;
  let still: () => Promise<void>;
  let send: Locator;
  if (kind === "imagine") {
    path = "/mj/submit/imagine";
    await page.getByRole("banner").getByRole("button", { name: "New task" }).click();
    const window = page.getByRole("dialog", { name: "New task" });
    const prompt = window.getByRole("textbox", { name: "Prompt" });
    await prompt.fill("a cat in the fog");
    send = window.getByRole("button", { name: "Imagine", exact: true });
    still = () => expect(prompt).toHaveValue("a cat in the fog");
  } else {
    const id = kind === "press" ? await finished(desk) : WAITS;
    path = kind === "press" ? "/mj/submit/action" : `/mj/task/${id}/cancel`;
    const clear = desk.filters.getByRole("button", { name: "Clear filters" });
    if (await clear.isVisible()) await clear.click();
    const dialog = await desk.openTask(id);
    send = dialog.getByRole("button", { name: kind === "press" ? "Upscale picture 1" : "Cancel task" });
    if (kind === "cancel") {
      const asked = send;
      await asked.click();
      send = page.getByRole("dialog", { name: "Cancel this task?" }).getByRole("button", { name: "Cancel the task" });
    }
    still = async () => undefined;
  }
  await arm(path);
  const sent = async () => (await demo.log(path)).filter(({ method }) => method === "POST").length;
  const asked = (await demo.queries()).length;
  await send.click();
  await expect.poll(sent).toBe(arrives);
  await hurry();
  await expectNews(news, answered);
  if (answered === "unknown") await expect.poll(async () => (await demo.queries()).length).toBe(asked + 1);
  if (answered !== "accepted") await still();
  await desk.settled();
  expect(await sent(), "sent once").toBe(arrives);
  await news.getByRole("button", { name: "Dismiss" }).click();
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(desk.dialog).toHaveCount(0, { timeout: 200 });
  }).toPass();
}
