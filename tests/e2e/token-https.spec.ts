// A page that came over https: no token, and no question, goes to plain http at another machine; whoever says such an address
// is told why.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectionDialog } from "./support/connection";
import { Host, LOGIN, makeCertificate } from "./support/host";
import { PictureHost } from "./support/picture-host";
import { expect, test as base } from "./support/test";

const TOKEN = "tok-over-https-1";
const INSECURE = "http://mj.example.com";

const test = base.extend<{ host: Host }>({
  host: async ({ demo, desk }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "contact-sheet-certificate-"));
    const certificate = makeCertificate(folder);
    const pictures = await PictureHost.start(demo.origin, certificate);
    const behind = { proxy: demo.origin, cdn: pictures, media: pictures, certificate };
    const host = await Host.start("nginx", { ...behind, token: `X-Token "none"` });
    desk.guard.allow(host.origin);
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
  // The login is the browser's own here; a token is given by hand.
  planted: false,
});

test("an address over plain http is refused at its field, with the reason, and nothing is asked there", async ({
  host,
  desk,
  page,
}) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: {} }));
  await page.goto(host.url);
  await desk.settled();
  const form = await ConnectionDialog.open(page);
  for (const address of [INSECURE, "HTTP://MJ.Example.com:8080/mj/", "http://127.evil.example", "http://192.168.1.20"]) {
    await form.address.fill(address);
    await form.token.fill(TOKEN);
    for (const press of [form.test, form.save]) {
      await press.click();
      await expect(form.address).toHaveAttribute("aria-invalid", "true");
      await expect(form.address).toHaveAccessibleDescription(
        /loaded over https, so the proxy must be reached over https too: a token would travel in the open/,
      );
    }
  }
  await expect(form.dialog).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("contact-sheet.endpoint"))).toBeNull();
  // Beyond the network card nobody listens.
  await form.address.fill("http://127.0.0.1:9");
  await expect(form.address).not.toHaveAttribute("aria-invalid");
});

test("an address over plain http in config.json is told with its line, and the page's own host is asked", async ({
  host,
  desk,
  demo,
  page,
}) => {
  await page.route("**/config.json", (route) =>
    route.fulfill({ body: `{\n  "headerMode": "bearer",\n  "endpoint": "${INSECURE}"\n}` }),
  );
  await page.goto(host.url);
  await desk.settled();
  const told = page.getByRole("alert").filter({ hasText: "config.json" });
  await expect(told).toContainText('line 3: "endpoint" should be reached over https');
  await expect(told).toContainText("a token would travel in the open");
  expect(await demo.queries()).toHaveLength(1);
});

test("an address over plain http that this browser remembers is passed over, and its token with it", async ({
  host,
  desk,
  demo,
  page,
}) => {
  desk.guard.keepSecret(TOKEN, INSECURE).mayBeKept = true;
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
  await desk.settled();
  expect(await demo.queries()).toHaveLength(1);
  expect(JSON.stringify(await demo.log())).not.toContain(TOKEN);
  const form = await ConnectionDialog.open(page);
  await expect(form.address).toHaveValue(host.origin);
  await expect(form.forget).toHaveCount(0);
});
