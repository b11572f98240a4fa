// A server that wants to harm, and what the page makes of its texts: suggestions, explanations, relatives, forms that begin
// with them, copies of them; and ids that are anything but ids.

import { type Dress, hostileTask, PAYLOADS, placesOf } from "./support/payloads";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";
import { expectUnharmed, LEGAL, press, Watch } from "./support/unharmed";

test.use({ demoOptions: { tasks: 0 }, contextOptions: { reducedMotion: "reduce" } });

const PARENT = "1723547812345678";

/** Everything that a page knows how to read, with the payload in each of its parts. */
function readable(text: string): Dress {
  const weighed = `## Words\n**${text}** ~~${text}~~ ${text}\n\n## Prompts\n1️⃣ ${text}\n\n2️⃣ [${text}](<https://evil.example/>) ${text}`;
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
    prompt: `${LEGAL[0]} <${text}> ${text} --ar ${text} --${text} --no ${text}`,
    description: `/up ${PARENT} ${text}`,
    failReason: `[Banned prompt] ${text}`,
    imageUrl: "https://cdn.discordapp.com/attachments/11/22/a.png?ex=7fffffff&is=1&hm=ab12",
    buttons,
    properties: { finalPrompt: weighed, finalZhPrompt: `1️⃣ ${text}\n\n2️⃣ ${text}`, imageSeed: null },
  };
}

/** Waits with a window for a prompt and a mask. */
function waiting(text: string): Dress {
  return {
    status: "MODAL",
    action: "INPAINT",
    progress: text,
    description: `/inpaint ${PARENT} ${text}`,
    properties: { finalPrompt: text, customId: `MJ::Inpaint::1::${text}::SOLO` },
  };
}

test("what the page reads out of a hostile task is text too: suggestions, explanations, relatives, seeds, New task", async ({
  desk,
  demo,
  page,
  context,
}) => {
  test.slow();
  const watch = await Watch.start(context, page, demo.origin);
  // Reference pictures of the prompts: links that nobody follows.
  const tasks = PAYLOADS.map(({ text }, at) => hostileTask(text, `h${at}`, readable(text)));
  for (const task of tasks.toReversed()) await demo.put(task);
  await demo.put({ id: PARENT, action: "IMAGINE", prompt: "the parent of them all" });
  await page.route("**/image-seed", (route) => {
    const at = Number(/\/h(\d+)\//.exec(route.request().url())?.[1]);
    const { text } = PAYLOADS[at];
    const properties = { [text]: text, numberOfQueues: text };
    return route.fulfill({ json: { code: at % 2 ? 1 : 9, description: text, result: text, properties } });
  });
  await desk.open(`?size=200&task=${PARENT}`);
  const parent = page.getByRole("dialog", { name: `Task ${PARENT}` });
  await expect(parent.getByRole("list", { name: "On this page, made from it" }).getByRole("link")).toHaveCount(tasks.length);
  await expectUnharmed(page, "a parent with all its children");
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    await press(page.getByRole("button", { name: "Next task" }));
    const dialog = page.getByRole("dialog", { name: `Task h${at}`, exact: true });
    await expect(dialog).toBeVisible();
    await press(dialog.getByRole("button", { name: "Get seed" }));
    const seed = dialog.locator(".seed");
    await expect(at % 2 ? seed.getByRole("button", { name: "Copy seed" }) : seed.getByRole("alert")).toBeVisible();
    await expectUnharmed(page, name);
    await press(dialog.getByRole("button", { name: "Use again" }));
    const create = page.getByRole("dialog", { name: "New task" });
    await expect(create.getByRole("textbox", { name: "Prompt" })).not.toBeEmpty();
    expect(await create.getByRole("textbox", { name: "Prompt" }).inputValue(), name).toContain(
      // A field for text has no line ends but its own.
      text.trim().split(/\s/)[0].replaceAll("\r", ""),
    );
    await expectUnharmed(page, `${name}, used again`);
    await press(create.getByRole("button", { name: "Close" }));
    await expect(create).toHaveCount(0);
  }
  watch.expectQuiet();
  const places = tasks.map((task, at) => placesOf(PAYLOADS[at].text, task)).reduce((sum, many) => sum + many);
  tally("payloads × fields × views", 2 * places);
});

test("a task that waits with its window shows it with the prompt as text (320)", async ({
  desk,
  demo,
  page,
  context,
}) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const link of LEGAL) desk.guard.allow(new URL(link).origin);
  const watch = await Watch.start(context, page, demo.origin);
  const tasks = PAYLOADS.map(({ text }, at) => hostileTask(text, `h${at}`, waiting(text)));
  for (const task of tasks.toReversed()) await demo.put(task);
  await desk.open(`?size=200&task=h0`);
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    // The picture that is to be painted over is the parent's.
    await demo.put({ id: PARENT, imageUrl: text });
    const dialog = page.getByRole("dialog", { name: `Task h${at}`, exact: true });
    await press(dialog.getByRole("button", { name: "Answer" }));
    const answer = page.getByRole("dialog", { name: /your answer is needed/ });
    const prompt = answer.getByRole("textbox", { name: "Prompt" });
    await expect(prompt).toBeVisible();
    // As a field keeps it.
    expect(await prompt.inputValue(), name).toBe(text.replaceAll(/\r\n?/g, "\n"));
    await expectUnharmed(page, name);
    await press(answer.getByRole("button", { name: "Close" }));
    await expect(answer).toHaveCount(0);
    if (at + 1 < tasks.length) await press(dialog.getByRole("button", { name: "Next task" }));
  }
  watch.expectQuiet();
  const places = tasks.map((task, at) => placesOf(PAYLOADS[at].text, task)).reduce((sum, many) => sum + many);
  tally("payloads × fields × views", places);
});

test("an id that is no id is text, one part of a path, one value of the address, and copied as it is", async ({
  desk,
  demo,
  page,
  context,
}) => {
  test.slow();
  for (const link of LEGAL) desk.guard.allow(new URL(link).origin);
  const watch = await Watch.start(context, page, demo.origin);
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
  });
  const tasks = PAYLOADS.map(({ text }) => hostileTask(text, text));
  for (const task of tasks.toReversed()) await demo.put(task);
  await desk.open("?size=200");
  await expect(desk.cards).toHaveCount(tasks.length);
  const ids = await desk.ids();
  await expectUnharmed(page, "the sheet");
  await press(desk.cards.getByRole("button", { name: "Copy ID" }));
  await desk.cards.first().getByRole("link", { name: /^Open task/ }).click();
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    expect(text, name).toContain(ids[at]);
    expect(ids[at].length, name).toBeGreaterThan(0);
    await expect(page, name).toHaveURL((url) => url.searchParams.get("task") === ids[at]);
    expect(await desk.dialog.getByRole("heading", { level: 2 }).textContent()).toBe(`Task ${ids[at]}`);
    await press(desk.dialog.getByRole("button", { name: "Copy ID" }));
    await press(desk.dialog.getByRole("button", { name: "Copy prompt" }));
    await expectUnharmed(page, name);
    if (at + 1 < tasks.length) await press(desk.dialog.getByRole("button", { name: "Next task" }));
  }
  const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
  expect(copied).toEqual([...ids, ...PAYLOADS.flatMap(({ text }, at) => [ids[at], text])]);
  watch.expectQuiet();
  const places = tasks.map((task, at) => placesOf(PAYLOADS[at].text, task)).reduce((sum, many) => sum + many);
  tally("payloads × fields × views", 2 * places);
});
