// Every filter control, down to the request body and the URL.

import { PLAIN } from "../support/demo";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const STATUSES = {
  "Not started": "NOT_START",
  Submitted: "SUBMITTED",
  "Needs input": "MODAL",
  "In progress": "IN_PROGRESS",
  Failed: "FAILURE",
  Succeeded: "SUCCESS",
  Cancelled: "CANCEL",
};

const ACTIONS = {
  Imagine: "IMAGINE",
  Upscale: "UPSCALE",
  Variation: "VARIATION",
  Zoom: "ZOOM",
  Pan: "PAN",
  Describe: "DESCRIBE",
  Blend: "BLEND",
  Shorten: "SHORTEN",
  "Swap face": "SWAP_FACE",
};

test("each status button filters by its status, and a second press removes the filter", async ({ dashboard }) => {
  await dashboard.open();
  for (const [name, wire] of Object.entries(STATUSES)) {
    const button = dashboard.status(name);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await dashboard.expectLastQuery({ ...PLAIN, status: wire });
    await dashboard.expectSearch(`?status=${wire}`);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await dashboard.expectLastQuery(PLAIN);
    await dashboard.expectSearch("");
  }
});

test("the status group has exactly seven buttons", async ({ dashboard }) => {
  await dashboard.open();
  await expect(dashboard.filters.getByRole("group", { name: "Status" }).getByRole("button")).toHaveText(
    Object.keys(STATUSES),
  );
});

test("several statuses are sent as a set, and only their tasks are shown", SMOKE, async ({ dashboard, demo }) => {
  await dashboard.open();
  await dashboard.status("Failed").click();
  await dashboard.status("Cancelled").click();
  await dashboard.expectSearch("?status=FAILURE,CANCEL");
  await dashboard.expectLastQuery({ ...PLAIN, statusSet: ["FAILURE", "CANCEL"] });
  await dashboard.waitForLoad();
  await dashboard.expectTasks((await demo.query({ statusSet: ["FAILURE", "CANCEL"] })).content);
  await dashboard.status("Failed").click();
  await dashboard.expectLastQuery({ ...PLAIN, status: "CANCEL" });
});

test("the action select offers Any and nine actions, and sends the chosen one", async ({ dashboard }) => {
  await dashboard.open();
  const action = dashboard.filters.getByRole("combobox", { name: "Action" });
  await expect(action.getByRole("option")).toHaveText(["Any", ...Object.keys(ACTIONS)]);
  for (const [name, wire] of Object.entries(ACTIONS)) {
    await action.selectOption(name);
    await dashboard.expectLastQuery({ ...PLAIN, action: wire });
    await dashboard.expectSearch(`?action=${wire}`);
  }
  await action.selectOption("Any");
  await dashboard.expectLastQuery(PLAIN);
  await dashboard.expectSearch("");
});

for (const [name, wire, text] of [
  ["Prompt", "prompt", "a cat"],
  ["English prompt", "promptEn", "mountain"],
  ["Description", "description", "/imagine"],
  ["Failure reason", "failReason", "Banned"],
  ["Account (instance ID)", "instanceId", "1189032547713204306"],
  ["Custom state", "state", "order-17"],
] as const) {
  test(`the field ${name} is sent as ${wire} and stored in the URL`, async ({ dashboard, demo }) => {
    await dashboard.open();
    if (name !== "Prompt") await dashboard.filters.getByRole("button", { name: "More filters" }).click();
    await dashboard.field(name).fill(text);
    await dashboard.expectLastQuery({ ...PLAIN, [wire]: text });
    await expect.poll(() => Object.fromEntries(new URLSearchParams(dashboard.search()))).toEqual({ [wire]: text });
    await dashboard.waitForLoad();
    await dashboard.expectTasks((await demo.query({ [wire]: text })).content);
  });
}

test("More filters expands its six fields and collapses them again", async ({ dashboard }) => {
  await dashboard.open();
  const more = dashboard.filters.getByRole("button", { name: "More filters" });
  const names = [
    "English prompt",
    "Description",
    "Failure reason",
    "Task IDs",
    "Account (instance ID)",
    "Custom state",
  ];
  await expect(more).toHaveAttribute("aria-expanded", "false");
  for (const name of names) await expect(dashboard.field(name)).toBeHidden();
  await more.click();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  for (const name of names) await expect(dashboard.field(name)).toBeVisible();
  await more.click();
  for (const name of names) await expect(dashboard.field(name)).toBeHidden();
});

test("a link that uses one of the further filters shows them expanded", async ({ dashboard }) => {
  await dashboard.open("?state=order-17");
  await expect(dashboard.field("Custom state")).toHaveValue("order-17");
  await expect(dashboard.field("Custom state")).toBeVisible();
});

test("all failed upscales with a cat take three steps", SMOKE, async ({ dashboard, demo }) => {
  await demo.put({
    id: "cat-1",
    status: "FAILURE",
    action: "UPSCALE",
    prompt: "a cat on a wall",
    failReason: "Timed out",
  });
  await demo.put({
    id: "cat-2",
    status: "FAILURE",
    action: "UPSCALE",
    prompt: "two cats --ar 3:2",
    failReason: "Timed out",
  });
  await dashboard.open();
  await dashboard.status("Failed").click();
  await dashboard.filters.getByRole("combobox", { name: "Action" }).selectOption("Upscale");
  await dashboard.prompt.fill("cat");
  const requested = { status: "FAILURE", action: "UPSCALE", prompt: "cat" };
  await dashboard.expectLastQuery({ ...PLAIN, ...requested });
  await dashboard.expectSearch("?status=FAILURE&action=UPSCALE&prompt=cat");
  await dashboard.waitForLoad();
  const found = (await demo.query(requested)).content;
  expect(found.map((task) => task.id)).toEqual(expect.arrayContaining(["cat-1", "cat-2"]));
  await dashboard.expectTasks(found);
  await expect(dashboard.cards.getByText("Failed", { exact: true })).toHaveCount(found.length);
});

test("changing a filter returns to page 1", async ({ dashboard }) => {
  await dashboard.open("?page=3");
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 2 });
  await dashboard.status("Succeeded").click();
  await dashboard.expectLastQuery({ ...PLAIN, status: "SUCCESS" });
  await dashboard.expectSearch("?status=SUCCESS");
});
