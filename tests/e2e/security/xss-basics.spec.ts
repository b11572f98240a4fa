// Hostile content is shown as text: nothing of it runs or leads anywhere; the policy of the page; and framing.

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/test";
import { expectSafe } from "../support/assert-safe";
import { SMOKE } from "../support/tiers";

test.use({ images: "drawn" });

const MARKUP = `<img src=x onerror="window.executed=1"><script>window.executed=2</script><a href="javascript:window.executed=3">x</a>"'><svg onload=window.executed=4>`;

const HOSTILE = {
  id: `id-"><b>'&`,
  action: MARKUP,
  status: MARKUP,
  prompt: `javascript:window.executed=5 <javascript:window.executed=6> https://example.com/"onerror=window.executed=7 ${MARKUP} --ar ${MARKUP}`,
  promptEn: MARKUP,
  description: MARKUP,
  failReason: MARKUP,
  state: MARKUP,
  progress: MARKUP,
  imageUrl: "javascript:window.executed=8",
  buttons: [{ customId: MARKUP, emoji: MARKUP, label: MARKUP, style: 5, type: 2, url: "javascript:window.executed=9" }],
  properties: { [MARKUP]: MARKUP, finalPrompt: MARKUP, botType: MARKUP, imageUrl: "javascript:window.executed=10" },
};

test("markup in every field is shown as text", SMOKE, async ({ dashboard, demo, page }) => {
  await demo.put(HOSTILE);
  await dashboard.open();
  const card = dashboard.cards.first();
  await expect(card).toContainText(MARKUP);
  await expectSafe(page, "the page");
  await card.getByRole("link", { name: `Open task ${HOSTILE.id}` }).click();
  const dialog = page.getByRole("dialog", { name: `Task ${HOSTILE.id}` });
  await expect(dialog.getByRole("definition").filter({ hasText: MARKUP })).not.toHaveCount(0);
  await dialog.getByText("Raw JSON").click();
  await expect(dialog.getByLabel("Raw JSON")).toContainText("javascript:window.executed=8");
  await expect(dialog.getByRole("link")).toHaveCount(0);
  await expectSafe(page, "the page");
  await page.keyboard.press("Escape");
  await expect(dashboard.dialog).toHaveCount(0);
  await expect(card.getByRole("link", { name: `Open task ${HOSTILE.id}` })).toBeFocused();
});

test("markup in the URL is shown as text in the fields and on the chips", async ({ dashboard, page }) => {
  await dashboard.open(`?prompt=${encodeURIComponent(MARKUP)}&state=${encodeURIComponent(MARKUP)}`);
  await expect(dashboard.prompt).toHaveValue(MARKUP);
  await expect(dashboard.chip(`Prompt: ${MARKUP}`)).toBeVisible();
  await expect(dashboard.chip(`Custom state: ${MARKUP}`)).toBeVisible();
  await expectSafe(page, "the page");
});

test("markup in the server's error is shown as text", async ({ dashboard, demo, page }) => {
  await demo.injectFault("html");
  await dashboard.open();
  await page.getByText("Details", { exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "502 Bad Gateway" })).toBeVisible();
  await expect(page.locator("center, hr")).toHaveCount(0);
});

test("an ID that looks like a path stays one segment of the path", async ({ dashboard, demo, page }) => {
  await page.goto(`${demo.url}?task=${encodeURIComponent("../../submit/imagine?x=1#y")}`);
  await expect(dashboard.dialog.getByRole("heading", { name: /Task \.\./ })).toBeVisible();
  await expect
    .poll(async () => (await demo.log()).map((line) => line.path))
    .toContain("/mj/task/..%2F..%2Fsubmit%2Fimagine%3Fx%3D1%23y/fetch");
});

test(
  "the Content-Security-Policy is strict, both in the page and in the demo's header",
  SMOKE,
  async ({ dashboard, page, demo }) => {
    await dashboard.open();
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
  },
);

test("markup that reaches the DOM does not run", async ({ dashboard, page }) => {
  await dashboard.open();
  const refused = await page.evaluate(() => {
    const tries: Record<string, () => void> = {
      text: () => (document.createElement("div").innerHTML = "<p>text</p>"),
      handler: () => (document.createElement("div").innerHTML = "<img src=x onerror='window.executed=1'>"),
      script: () => (document.createElement("div").innerHTML = "<script>window.executed=1</script>"),
      frame: () => (document.createElement("div").innerHTML = "<iframe srcdoc='x'></iframe>"),
      link: () => (document.createElement("div").innerHTML = '<a href="javascript:window.executed=1">x</a>'),
      source: () => (document.createElement("script").src = "https://elsewhere.example/x.js"),
      code: () => (document.createElement("script").text = "window.executed=1"),
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
  expect(refused).toEqual(["text", "handler", "script", "frame", "link", "source", "code"]);
  await expectSafe(page, "the page");
});

for (const [what, attributes, isReported] of [
  ["a frame of the same origin", "", true],
  ["a frame of another origin", "", true],
  ["a sandboxed frame with scripts", 'sandbox="allow-scripts allow-forms allow-popups"', false],
  ["a sandboxed frame that keeps its origin", 'sandbox="allow-scripts allow-same-origin"', true],
  ["a sandboxed frame without scripts", "sandbox", false],
  ["a frame inside of a frame", "", true],
] as const) {
  test(`the page does not start inside ${what}, and shows no form for a token`, async ({
    page,
    staticHost,
    dashboard,
  }) => {
    // A sandboxed frame has an opaque origin and may not fetch the program.
    if (!isReported) dashboard.invariants.expectConsole(/blocked|CORS|sandbox|ERR_FAILED/i);
    if (attributes.includes("same-origin")) dashboard.invariants.expectConsole(/can escape its sandboxing/);
    // This host sends no header against framing: the page prevents it by itself.
    const host = await staticHost(404);
    const serve = (name: string, inside: string) =>
      page.route(`${host.url}${name}`, (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<iframe name="${name}" ${attributes} src="${inside}"></iframe>`,
        }),
      );
    await serve("frame", host.url);
    await serve("outer", `${host.url}frame`);
    // Chromium asks before a page without an origin frames one of this machine, so this page has one.
    const other = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end(`<iframe src="${host.url}"></iframe>`),
    ).listen(0, "127.0.0.1");
    await once(other, "listening");
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    dashboard.invariants.allow(new URL(elsewhere).origin);
    if (what.includes("another origin")) await page.goto(elsewhere);
    else await page.goto(`${host.url}${what.includes("inside of") ? "outer" : "frame"}`);
    const framed = () => page.frames().find((frame) => frame.url() === host.url);
    await expect.poll(() => framed()?.evaluate(() => document.readyState)).toBe("complete");
    const frame = framed()!;
    if (isReported)
      await expect(frame.getByRole("heading", { name: "Contact Sheet cannot run inside another page" })).toBeVisible();
    await expect(frame.locator("body")).toContainText(/Contact Sheet/);
    for (const role of ["search", "dialog", "textbox", "searchbox", "form"] as const) {
      await expect(frame.getByRole(role)).toHaveCount(0);
    }
    await expect(frame.getByRole("button", { name: /Connection|token/i })).toHaveCount(0);
    await expect(frame.locator("input, textarea, select")).toHaveCount(0);
    expect(await dashboard.demo.log()).toEqual([]);
    other.closeAllConnections();
    other.close();
  });
}
