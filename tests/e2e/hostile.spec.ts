// A server that wants to harm: what it sends is shown as text, and nothing of it runs or leads anywhere.

import { expect, test } from "./support/test";
import { expectUnharmed } from "./support/unharmed";

const MARKUP = `<img src=x onerror="window.harmed=1"><script>window.harmed=2</script><a href="javascript:window.harmed=3">x</a>"'><svg onload=window.harmed=4>`;

const HOSTILE = {
  id: `id-"><b>'&`,
  action: MARKUP,
  status: MARKUP,
  prompt: `javascript:window.harmed=5 <javascript:window.harmed=6> https://example.com/"onerror=window.harmed=7 ${MARKUP} --ar ${MARKUP}`,
  promptEn: MARKUP,
  description: MARKUP,
  failReason: MARKUP,
  state: MARKUP,
  progress: MARKUP,
  imageUrl: "javascript:window.harmed=8",
  buttons: [{ customId: MARKUP, emoji: MARKUP, label: MARKUP, style: 5, type: 2, url: "javascript:window.harmed=9" }],
  properties: { [MARKUP]: MARKUP, finalPrompt: MARKUP, botType: MARKUP, imageUrl: "javascript:window.harmed=10" },
};

test("markup in every field is shown as the text that it is", async ({ desk, demo, page }) => {
  await demo.put(HOSTILE);
  await desk.open();
  const card = desk.cards.first();
  await expect(card).toContainText(MARKUP);
  await expectUnharmed(page, "the page");
  await card.getByRole("link", { name: `Open task ${HOSTILE.id}` }).click();
  const dialog = page.getByRole("dialog", { name: `Task ${HOSTILE.id}` });
  await expect(dialog.getByRole("definition").filter({ hasText: MARKUP })).not.toHaveCount(0);
  await dialog.getByText("Raw JSON").click();
  await expect(dialog.getByLabel("Raw JSON")).toContainText("javascript:window.harmed=8");
  await expect(dialog.getByRole("link")).toHaveCount(0);
  await expectUnharmed(page, "the page");
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await expect(card.getByRole("link", { name: `Open task ${HOSTILE.id}` })).toBeFocused();
});

test("markup in the address is shown as text in the fields and on the chips", async ({ desk, page }) => {
  await desk.open(`?prompt=${encodeURIComponent(MARKUP)}&state=${encodeURIComponent(MARKUP)}`);
  await expect(desk.prompt).toHaveValue(MARKUP);
  await expect(desk.chip(`Prompt: ${MARKUP}`)).toBeVisible();
  await expect(desk.chip(`Custom state: ${MARKUP}`)).toBeVisible();
  await expectUnharmed(page, "the page");
});

test("markup in the server's error is shown as text", async ({ desk, demo, page }) => {
  await demo.arm("html");
  await desk.open();
  await page.getByText("Details", { exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "502 Bad Gateway" })).toBeVisible();
  await expect(page.locator("center, hr")).toHaveCount(0);
});

test("an id that looks like a path stays one part of the path", async ({ desk, demo, page }) => {
  await page.goto(`${demo.url}?task=${encodeURIComponent("../../submit/imagine?x=1#y")}`);
  await expect(desk.dialog.getByRole("heading", { name: /Task \.\./ })).toBeVisible();
  await expect
    .poll(async () => (await demo.log()).map((line) => line.path))
    .toContain("/mj/task/..%2F..%2Fsubmit%2Fimagine%3Fx%3D1%23y/fetch");
});

test("the policy of the page is strict, in the page and in what the demo sends with it", async ({
  desk,
  page,
  demo,
}) => {
  await desk.open();
  const answer = await page.request.get(demo.url);
  const inPage = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  for (const policy of [answer.headers()["content-security-policy"], inPage ?? ""]) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|\s*$)/);
    expect(policy).toMatch(/style-src 'self'(;|\s*$)/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|script-src[^;]*(https?:|data:|\*)/);
  }
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("even markup that gets past the program does not run", async ({ desk, page }) => {
  await desk.open();
  const refused = await page.evaluate(() => {
    const tries: Record<string, () => void> = {
      handler: () => (document.createElement("div").innerHTML = "<img src=x onerror='window.harmed=1'>"),
      script: () => (document.createElement("div").innerHTML = "<script>window.harmed=1</script>"),
      frame: () => (document.createElement("div").innerHTML = "<iframe srcdoc='x'></iframe>"),
      link: () => (document.createElement("div").innerHTML = '<a href="javascript:window.harmed=1">x</a>'),
      source: () => (document.createElement("script").src = "https://elsewhere.example/x.js"),
      code: () => (document.createElement("script").text = "window.harmed=1"),
    };
    return Object.entries(tries).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [];
      } catch {
        return [name];
      }
    });
  });
  expect(refused).toEqual(["handler", "script", "frame", "link", "source", "code"]);
  await expectUnharmed(page, "the page");
});

for (const [what, attributes, isTold] of [
  ["a frame of the same origin", "", true],
  ["a frame of another origin", "", true],
  ["a sandboxed frame with scripts", 'sandbox="allow-scripts allow-forms allow-popups"', false],
  ["a sandboxed frame that keeps its origin", 'sandbox="allow-scripts allow-same-origin"', true],
  ["a sandboxed frame without scripts", "sandbox", false],
  ["a frame inside of a frame", "", true],
] as const) {
  test(`the page does not start inside ${what}, and shows no form for a token`, async ({ page, staticHost, desk }) => {
    // What runs in a sandbox is of no origin, and may fetch no part of the program.
    if (!isTold) desk.guard.expectConsole(/blocked|CORS|sandbox|ERR_FAILED/i);
    // This host sends no header that would keep it out of frames: the page sees to it by itself.
    const host = await staticHost(404);
    const around = what.includes("another") ? await staticHost(404) : host;
    const serve = (name: string, inside: string) =>
      page.route(`${around.url}${name}`, (route) =>
        route.fulfill({ contentType: "text/html", body: `<iframe name="${name}" ${attributes} src="${inside}"></iframe>` }),
      );
    await serve("frame", host.url);
    await serve("outer", `${around.url}frame`);
    await page.goto(`${around.url}${what.includes("inside of") ? "outer" : "frame"}`);
    const framed = () => page.frames().find((frame) => frame.url() === host.url);
    await expect.poll(() => framed()?.evaluate(() => document.readyState)).toBe("complete");
    const frame = framed()!;
    if (isTold) await expect(frame.getByRole("heading", { name: "Not inside another page" })).toBeVisible();
    await expect(frame.locator("body")).toContainText(/Contact Sheet/);
    for (const role of ["search", "dialog", "textbox", "searchbox", "form"] as const) {
      await expect(frame.getByRole(role)).toHaveCount(0);
    }
    await expect(frame.getByRole("button", { name: /Connection|token/i })).toHaveCount(0);
    await expect(frame.locator("input, textarea, select")).toHaveCount(0);
    expect(await desk.demo.log()).toEqual([]);
  });
}
