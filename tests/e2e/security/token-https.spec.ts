// On a page served over https neither a token nor a request goes to plain http on another machine, and the reason is
// shown.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectionDialog } from "../support/connection";
import { Host, LOGIN, makeCertificate } from "../support/host";
import { PictureHost } from "../support/picture-host";
import { expect, test as base } from "../support/test";

const TOKEN = "tok-over-https-1";
const INSECURE = "http://mj.example.com";

const test = base.extend<{ host: Host }>({
  host: async ({ demo, dashboard }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "contact-sheet-certificate-"));
    const certificate = makeCertificate(folder);
    const pictures = await PictureHost.start(demo.origin, certificate);
    const upstreams = { proxy: demo.origin, cdn: pictures, media: pictures, certificate };
    const host = await Host.start("nginx", { ...upstreams, token: `X-Token "none"` });
    dashboard.invariants.allow(host.origin);
    await use(host);
    await host.stop();
    await pictures.stop();
    rmSync(folder, { recursive: true });
  },
});

test.use({
  ignoreHTTPSErrors: true,
  httpCredentials: LOGIN,
  demoOptions: { tasks: 0 },
  // The login belongs to the browser here; a token is entered by hand.
  withToken: false,
});

test("a plain http address is rejected at its field with the reason, and nothing is sent there", async ({
  host,
  dashboard,
  page,
}) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: {} }));
  await page.goto(host.url);
  await dashboard.waitForLoad();
  const form = await ConnectionDialog.open(page);
  for (const address of [
    INSECURE,
    "HTTP://MJ.Example.com:8080/mj/",
    "http://127.evil.example",
    "http://192.168.1.20",
  ]) {
    await form.address.fill(address);
    await form.token.fill(TOKEN);
    for (const press of [form.test, form.save]) {
      await press.click();
      await expect(form.address).toHaveAttribute("aria-invalid", "true");
      await expect(form.address).toHaveAccessibleDescription(
        /loaded over https, so the proxy must use https too. Otherwise the token would be sent unencrypted/,
      );
    }
  }
  await expect(form.dialog).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("contact-sheet.endpoint"))).toBeNull();
  // Loopback addresses are allowed.
  await form.address.fill("http://127.0.0.1:9");
  await expect(form.address).not.toHaveAttribute("aria-invalid");
});

test("a plain http address in config.json is reported with its line, and the page's own host is used", async ({
  host,
  dashboard,
  demo,
  page,
}) => {
  await page.route("**/config.json", (route) =>
    route.fulfill({ body: `{\n  "headerMode": "bearer",\n  "endpoint": "${INSECURE}"\n}` }),
  );
  await page.goto(host.url);
  await dashboard.waitForLoad();
  const warning = page.getByRole("alert").filter({ hasText: "config.json" });
  await expect(warning).toContainText('line 3: "endpoint" must be an https address');
  await expect(warning).toContainText("a token would be sent unencrypted");
  expect(await demo.queries()).toHaveLength(1);
});

test("a stored plain http address is not used, nor is its token, and the page says so", async ({ host, dashboard, demo, page }) => {
  dashboard.invariants.keepSecret(TOKEN, INSECURE).mayBeStored = true;
  await page.route("**/config.json", (route) => route.fulfill({ json: {} }));
  await page.addInitScript(
    ([endpoint, token]) => {
      localStorage.setItem("contact-sheet.endpoint", endpoint);
      localStorage.setItem("contact-sheet.header-mode", "bearer");
      sessionStorage.setItem("contact-sheet.token", `${endpoint} ${token}`);
    },
    [INSECURE, TOKEN],
  );
  await page.goto(host.url);
  await dashboard.waitForLoad();
  expect(await demo.queries()).toHaveLength(1);
  expect(JSON.stringify(await demo.log())).not.toContain(TOKEN);
  const warning = page.getByRole("alert").filter({ hasText: "The saved address of the proxy is not used" });
  await expect(warning).toContainText(INSECURE);
  await warning.getByRole("button", { name: "Dismiss" }).click();
  await expect(warning).toHaveCount(0);
  const form = await ConnectionDialog.open(page);
  await expect(form.address).toHaveValue(host.origin);
  await expect(form.forget).toHaveCount(0);
});

test("a picture without https is explained and not requested", async ({ host, dashboard, page }) => {
  const link = "http://pictures.example.com/sheet.png";
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await dashboard.demo.put({ id: "1", status: "SUCCESS", imageUrl: link });
  await page.goto(host.url);
  await dashboard.waitForLoad();
  await expect(dashboard.card("1").getByText("The image is served without https")).toBeVisible();
  const dialog = await dashboard.openTask("1");
  await expect(dialog.getByText(link, { exact: true }).first()).toBeVisible();
  await expect(dialog.getByRole("link", { name: link })).toHaveCount(0);
  await expect(dialog).toContainText("rewrite");
  expect(requested.filter((url) => url.includes("pictures.example.com"))).toEqual([]);
});
