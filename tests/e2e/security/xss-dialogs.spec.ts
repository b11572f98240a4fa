// Hostile content in what the page derives from a task: suggestions, explanations, related tasks, prefilled forms and
// copies; and hostile IDs.

import { type TaskOverrides, hostileTask, PAYLOADS, countOccurrences } from "../support/payloads";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { expectSafe, ALLOWED_IMAGES, press, ExternalActivity } from "../support/assert-safe";

test.use({ images: "drawn", demoOptions: { tasks: 0 } });

const PARENT = "1723547812345678";

/** Every format that the page parses, with the payload in each of its parts. */
function readable(text: string): TaskOverrides {
  const words = `## Words\n**${text}** ~~${text}~~ ${text}\n\n`;
  const weighed = `${words}## Prompts\n1️⃣ ${text}\n\n2️⃣ [${text}](<https://evil.example/>) ${text}`;
  const buttons = ["upsample::1", "variation::2", "reroll::0", text].map((what) => ({
    customId: `MJ::JOB::${what}::${text}`,
    emoji: text,
    label: text,
    type: 2,
    style: 2,
  }));
  return {
    status: "SUCCESS",
    action: "DESCRIBE",
    prompt: `${ALLOWED_IMAGES[0]} <${text}> ${text} --ar ${text} --${text} --no ${text}`,
    description: `/up ${PARENT} ${text}`,
    failReason: `[Banned prompt] ${text}`,
    imageUrl: "https://cdn.discordapp.com/attachments/11/22/a.png?ex=7fffffff&is=1&hm=ab12",
    buttons,
    properties: { finalPrompt: weighed, finalZhPrompt: `1️⃣ ${text}\n\n2️⃣ ${text}`, imageSeed: null },
  };
}

/** A task that needs a prompt and a mask. */
function waiting(text: string): TaskOverrides {
  return {
    status: "MODAL",
    action: "INPAINT",
    progress: text,
    description: `/inpaint ${PARENT} ${text}`,
    properties: { finalPrompt: text, customId: `MJ::Inpaint::1::${text}::SOLO` },
  };
}

test("what the page derives from a hostile task is text too: suggestions, explanations, related tasks, seeds, New task", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const external = await ExternalActivity.start(context, page, demo.origin);
  // Reference images of the prompts: links that nobody follows.
  const tasks = PAYLOADS.map(({ text }, at) => hostileTask(text, `h${at}`, readable(text)));
  for (const task of tasks.toReversed()) await demo.put(task);
  await demo.put({ id: PARENT, action: "IMAGINE", prompt: "the parent of them all" });
  await page.route("**/image-seed", (route) => {
    const at = Number(/\/h(\d+)\//.exec(route.request().url())?.[1]);
    const { text } = PAYLOADS[at];
    const properties = { [text]: text, numberOfQueues: text };
    return route.fulfill({ json: { code: at % 2 ? 1 : 9, description: text, result: text, properties } });
  });
  await dashboard.open(`?size=200&task=${PARENT}`);
  const parent = page.getByRole("dialog", { name: `Task ${PARENT}` });
  await expect(
    parent.getByRole("list", { name: "Created from this task, on this page" }).getByRole("link"),
  ).toHaveCount(tasks.length);
  await expectSafe(page, "a parent with all its children");
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    await press(page.getByRole("button", { name: "Next task" }));
    const dialog = page.getByRole("dialog", { name: `Task h${at}`, exact: true });
    await expect(dialog).toBeVisible();
    await press(dialog.getByRole("button", { name: "Get seed" }));
    const seed = dialog.locator(".seed");
    await expect(at % 2 ? seed.getByRole("button", { name: "Copy seed" }) : seed.getByRole("alert")).toBeVisible();
    await expectSafe(page, name);
    await press(dialog.getByRole("button", { name: "Use again" }));
    const create = page.getByRole("dialog", { name: "New task" });
    await expect(create.getByRole("textbox", { name: "Prompt" })).not.toBeEmpty();
    expect(await create.getByRole("textbox", { name: "Prompt" }).inputValue(), name).toContain(
      // A text area normalises line ends.
      text.trim().split(/\s/)[0].replaceAll("\r", ""),
    );
    await expectSafe(page, `${name}, used again`);
    await press(create.getByRole("button", { name: "Close" }));
    await expect(create).toHaveCount(0);
  }
  external.expectOnlyAllowed();
  const places = tasks.map((task, at) => countOccurrences(PAYLOADS[at].text, task)).reduce((sum, many) => sum + many);
  countCoverage("payloads × fields × views", 2 * places);
});

test("the form of a task that needs input shows the prompt as text (320)", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const link of ALLOWED_IMAGES) dashboard.invariants.allow(new URL(link).origin);
  const external = await ExternalActivity.start(context, page, demo.origin);
  const tasks = PAYLOADS.map(({ text }, at) => hostileTask(text, `h${at}`, waiting(text)));
  for (const task of tasks.toReversed()) await demo.put(task);
  await dashboard.open(`?size=200&task=h0`);
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    // The mask is painted over the parent's image.
    await demo.put({ id: PARENT, imageUrl: text });
    const dialog = page.getByRole("dialog", { name: `Task h${at}`, exact: true });
    await press(dialog.getByRole("button", { name: "Provide input" }));
    const answer = page.getByRole("dialog", { name: /input needed/ });
    const prompt = answer.getByRole("textbox", { name: "Prompt" });
    await expect(prompt).toBeVisible();
    // As a text area stores it.
    expect(await prompt.inputValue(), name).toBe(text.replaceAll(/\r\n?/g, "\n"));
    await expectSafe(page, name);
    await press(answer.getByRole("button", { name: "Close" }));
    await expect(answer).toHaveCount(0);
    if (at + 1 < tasks.length) await press(dialog.getByRole("button", { name: "Next task" }));
  }
  external.expectOnlyAllowed();
  const places = tasks.map((task, at) => countOccurrences(PAYLOADS[at].text, task)).reduce((sum, many) => sum + many);
  countCoverage("payloads × fields × views", places);
});

test("a hostile ID is text, one segment of a path, one value of the URL, and copied unchanged", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  for (const link of ALLOWED_IMAGES) dashboard.invariants.allow(new URL(link).origin);
  const external = await ExternalActivity.start(context, page, demo.origin);
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
  });
  const tasks = PAYLOADS.map(({ text }) => hostileTask(text, text));
  for (const task of tasks.toReversed()) await demo.put(task);
  await dashboard.open("?size=200");
  await expect(dashboard.cards).toHaveCount(tasks.length);
  const ids = await dashboard.ids();
  await expectSafe(page, "the sheet");
  await press(dashboard.cards.getByRole("button", { name: "Copy ID" }));
  await dashboard.cards
    .first()
    .getByRole("link", { name: /^Open task/ })
    .click();
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    expect(text, name).toContain(ids[at]);
    expect(ids[at].length, name).toBeGreaterThan(0);
    await expect(page, name).toHaveURL((url) => url.searchParams.get("task") === ids[at]);
    expect(await dashboard.dialog.getByRole("heading", { level: 2 }).textContent()).toBe(`Task ${ids[at]}`);
    await press(dashboard.dialog.getByRole("button", { name: "Copy ID" }));
    await press(dashboard.dialog.getByRole("button", { name: "Copy prompt" }));
    await expectSafe(page, name);
    if (at + 1 < tasks.length) await press(dashboard.dialog.getByRole("button", { name: "Next task" }));
  }
  const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
  expect(copied).toEqual([...ids, ...PAYLOADS.flatMap(({ text }, at) => [ids[at], text])]);
  external.expectOnlyAllowed();
  const places = tasks.map((task, at) => countOccurrences(PAYLOADS[at].text, task)).reduce((sum, many) => sum + many);
  countCoverage("payloads × fields × views", 2 * places);
});
