// Each control of the filters, down to what arrives at the server and what stands in the address.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

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

test("each status button asks for its status alone, and a second press takes it back", async ({ desk }) => {
  await desk.open();
  for (const [name, wire] of Object.entries(STATUSES)) {
    const button = desk.status(name);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await desk.expectAsked({ ...PLAIN, status: wire });
    await desk.expectSearch(`?status=${wire}`);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await desk.expectAsked(PLAIN);
    await desk.expectSearch("");
  }
});

test("the group of statuses has exactly the seven", async ({ desk }) => {
  await desk.open();
  await expect(desk.filters.getByRole("group", { name: "Status" }).getByRole("button")).toHaveText(
    Object.keys(STATUSES),
  );
});

test("several statuses go as a set, and the page shows tasks of each of them only", async ({ desk, demo }) => {
  await desk.open();
  await desk.status("Failed").click();
  await desk.status("Cancelled").click();
  await desk.expectSearch("?status=FAILURE,CANCEL");
  await desk.expectAsked({ ...PLAIN, statusSet: ["FAILURE", "CANCEL"] });
  await desk.settled();
  await desk.expectTasks((await demo.ask({ statusSet: ["FAILURE", "CANCEL"] })).content);
  await desk.status("Failed").click();
  await desk.expectAsked({ ...PLAIN, status: "CANCEL" });
});

test("the select of actions offers Any and the nine, and asks for the one that is chosen", async ({ desk }) => {
  await desk.open();
  const action = desk.filters.getByRole("combobox", { name: "Action" });
  await expect(action.getByRole("option")).toHaveText(["Any", ...Object.keys(ACTIONS)]);
  for (const [name, wire] of Object.entries(ACTIONS)) {
    await action.selectOption(name);
    await desk.expectAsked({ ...PLAIN, action: wire });
    await desk.expectSearch(`?action=${wire}`);
  }
  await action.selectOption("Any");
  await desk.expectAsked(PLAIN);
  await desk.expectSearch("");
});

for (const [name, wire, text] of [
  ["Prompt", "prompt", "a cat"],
  ["English prompt", "promptEn", "mountain"],
  ["Description", "description", "/imagine"],
  ["Failure reason", "failReason", "Banned"],
  ["Account (instance ID)", "instanceId", "1189032547713204306"],
  ["Custom state", "state", "order-17"],
] as const) {
  test(`the field ${name} is sent as ${wire} and stands in the address`, async ({ desk, demo }) => {
    await desk.open();
    if (name !== "Prompt") await desk.filters.getByRole("button", { name: "More filters" }).click();
    await desk.field(name).fill(text);
    await desk.expectAsked({ ...PLAIN, [wire]: text });
    await expect.poll(() => Object.fromEntries(new URLSearchParams(desk.search()))).toEqual({ [wire]: text });
    await desk.settled();
    await desk.expectTasks((await demo.ask({ [wire]: text })).content);
  });
}

test("More filters unfolds its six fields and folds them again", async ({ desk }) => {
  await desk.open();
  const more = desk.filters.getByRole("button", { name: "More filters" });
  const names = [
    "English prompt",
    "Description",
    "Failure reason",
    "Task IDs",
    "Account (instance ID)",
    "Custom state",
  ];
  await expect(more).toHaveAttribute("aria-expanded", "false");
  for (const name of names) await expect(desk.field(name)).toBeHidden();
  await more.click();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  for (const name of names) await expect(desk.field(name)).toBeVisible();
  await more.click();
  for (const name of names) await expect(desk.field(name)).toBeHidden();
});

test("a link that uses one of the further filters shows it unfolded", async ({ desk }) => {
  await desk.open("?state=order-17");
  await expect(desk.field("Custom state")).toHaveValue("order-17");
  await expect(desk.field("Custom state")).toBeVisible();
});

test("all failed upscales with a cat are three gestures away", async ({ desk, demo }) => {
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
  await desk.open();
  await desk.status("Failed").click();
  await desk.filters.getByRole("combobox", { name: "Action" }).selectOption("Upscale");
  await desk.prompt.fill("cat");
  const asked = { status: "FAILURE", action: "UPSCALE", prompt: "cat" };
  await desk.expectAsked({ ...PLAIN, ...asked });
  await desk.expectSearch("?status=FAILURE&action=UPSCALE&prompt=cat");
  await desk.settled();
  const found = (await demo.ask(asked)).content;
  expect(found.map((task) => task.id)).toEqual(expect.arrayContaining(["cat-1", "cat-2"]));
  await desk.expectTasks(found);
  await expect(desk.cards.getByText("Failed", { exact: true })).toHaveCount(found.length);
});

test("a change of a filter goes back to page 1", async ({ desk }) => {
  await desk.open("?page=3");
  await desk.expectAsked({ ...PLAIN, pageNumber: 2 });
  await desk.status("Succeeded").click();
  await desk.expectAsked({ ...PLAIN, status: "SUCCESS" });
  await desk.expectSearch("?status=SUCCESS");
});
