// Several servers: the switch in the header, their list in the connection dialog, config.json, and links.

import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { QUERY } from "../support/demo";
import { openMenu } from "../support/menu";
import { nameOf, serveConfig, serverSwitch, ServerForm, SERVERS, storeServers, switchTo } from "../support/servers";
import { expect, test } from "../support/test";

/** The servers of the browser, as they are stored. */
const stored = (page: Page) => page.evaluate((key) => localStorage.getItem(key), SERVERS);

test("a switch keeps the filters, shows nothing of the other server, and is undone by Back", async ({
  dashboard,
  demo,
  page,
  secondDemo,
}) => {
  const other = await secondDemo({ tasks: 0, cors: "any" });
  await other.put({ id: "elsewhere", status: "SUCCESS" });
  await storeServers(page, [{ name: "Shop 2", endpoint: other.origin }]);
  const main = nameOf(demo);
  await dashboard.open("?status=SUCCESS&page=2");
  await expect(serverSwitch(page)).toHaveValue(main);
  await dashboard.expectSearch(`?status=SUCCESS&page=2&server=${main}`);
  await expect(page).toHaveTitle(new RegExp(`— ${main} — Contact Sheet$`));
  // A page of the first server is still on its way when the server is switched.
  let arrived = () => {};
  const isAsked = new Promise<void>((resolve) => (arrived = resolve));
  await page.route(`${demo.origin}${QUERY}`, () => arrived());
  await dashboard.refresh.click();
  await isAsked;
  const aborted = page.waitForEvent("requestfailed", (request) => request.url() === `${demo.origin}${QUERY}`);
  await switchTo(page, "Shop 2");
  expect((await aborted).failure()?.errorText).toContain("ERR_ABORTED");
  await page.unroute(`${demo.origin}${QUERY}`);
  await expect(dashboard.cards).toHaveCount(1);
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await dashboard.expectSearch("?status=SUCCESS&server=Shop+2");
  await expect(dashboard.status("Succeeded")).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveTitle(/— Shop 2 — Contact Sheet$/);
  await expect(serverSwitch(page)).toBeFocused();
  await expect(serverSwitch(page)).toHaveValue("Shop 2");
  expect((await other.queries()).at(-1)).toMatchObject({ pageNumber: 0, status: "SUCCESS" });
  // The queue is that of the other server; links name it.
  await page.getByRole("link", { name: "Queue" }).click();
  await expect(page.getByText("The queue is empty")).toBeVisible();
  expect(await other.log("/mj/task/queue")).not.toHaveLength(0);
  expect(await demo.log("/mj/task/queue")).toHaveLength(0);
  await dashboard.expectSearch("?status=SUCCESS&view=queue&server=Shop+2");
  await page.goBack();
  await demo.clearLog();
  await page.goBack();
  await expect(serverSwitch(page)).toHaveValue(main);
  await expect(dashboard.cards).toHaveCount(20);
  await dashboard.expectSearch(`?status=SUCCESS&page=2&server=${main}`);
  expect(await demo.queries()).toHaveLength(1);
  await page.goForward();
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await page.reload();
  await expect(dashboard.card("elsewhere")).toBeVisible();
});

test("a link shows its server, one without a name the default, and the bare address the last choice", async ({
  dashboard,
  demo,
  page,
  secondDemo,
}) => {
  const other = await secondDemo({ tasks: 0, cors: "any" });
  await other.put({ id: "elsewhere" });
  await storeServers(page, [{ name: "Shop 2", endpoint: other.origin }]);
  await dashboard.open("?server=Shop+2");
  await expect(dashboard.card("elsewhere")).toBeVisible();
  // A visit by a link is no choice.
  await dashboard.open();
  await expect(dashboard.cards).toHaveCount(20);
  await switchTo(page, "Shop 2");
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await dashboard.open();
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await dashboard.expectSearch("?server=Shop+2");
  await dashboard.open("?size=10");
  await expect(dashboard.cards).toHaveCount(10);
  await expect(serverSwitch(page)).toHaveValue(nameOf(demo));
  // Links of the page lead to the same server.
  await dashboard.open("?server=Shop+2");
  await expect(page.getByRole("link", { name: "Queue" })).toHaveAttribute("href", "?view=queue&server=Shop+2");
  await expect(dashboard.card("elsewhere").getByRole("link").first()).toHaveAttribute("href", /server=Shop\+2$/);
});

test("a link to an unknown server says so and sends nothing", async ({ dashboard, demo, page, secondDemo }) => {
  const other = await secondDemo({ tasks: 0, cors: "any" });
  await other.put({ id: "elsewhere" });
  await storeServers(page, [{ name: "Shop 2", endpoint: other.origin }]);
  await page.goto(`${demo.url}?status=SUCCESS&server=Shop+9`);
  const alert = page.getByRole("alert").filter({ hasText: "Unknown server: Shop 9" });
  await expect(alert).toContainText("Nothing was requested.");
  await expect(serverSwitch(page)).toHaveValue("Shop 9");
  await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
  await dashboard.refresh.click();
  await page.getByRole("link", { name: "Queue" }).click();
  await expect(page.getByRole("region", { name: "Queue" }).getByRole("heading")).toBeVisible();
  await page.getByRole("link", { name: "Tasks", exact: true }).click();
  await expectAccessible(page, "an unknown server");
  expect([...(await demo.log()), ...(await other.log())].filter((line) => line.path.includes("/mj/"))).toEqual([]);
  await alert.getByRole("button", { name: "Show Shop 2" }).click();
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await expect(alert).toHaveCount(0);
  await dashboard.expectSearch("?status=SUCCESS&server=Shop+2");
  // It can be added under its name.
  await page.goto(`${demo.url}?server=Shop+9`);
  const form = await ServerForm.open(page);
  await expect(form.name).toHaveValue("Shop 9");
  await form.connection.enter({ address: demo.origin });
  await expect(dashboard.cards).toHaveCount(20);
  await dashboard.expectSearch("?server=Shop+9");
  // Also on the wall.
  await page.goto(`${demo.url}?wall&server=Shop+0`);
  await expect(page.getByRole("status")).toContainText("Unknown server: Shop 0");
});

test("servers are added, renamed, edited and deleted", async ({ dashboard, demo, page, secondDemo }) => {
  const other = await secondDemo({ tasks: 0, cors: "any" });
  await other.put({ id: "elsewhere" });
  await dashboard.open("?size=10");
  await expect(serverSwitch(page)).toHaveCount(0);
  let form = await ServerForm.open(page);
  await expect(form.server).toHaveCount(0);
  await form.add.click();
  await form.connection.address.fill(other.origin);
  for (const [name, problem] of [
    [" ", "Enter a name."],
    [` ${nameOf(demo)} `, "Another server has this name."],
  ] as const) {
    await form.name.fill(name);
    await form.connection.save.click();
    await expect(form.name).toHaveAttribute("aria-invalid", "true");
    await expect(form.name).toHaveAccessibleDescription(problem);
  }
  await form.name.fill("Shop 2");
  await form.readOnly.check();
  await form.connection.save.click();
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
  // Read only belongs to the server.
  await switchTo(page, nameOf(demo));
  await expect(page.getByRole("button", { name: "New task" })).toBeVisible();
  // The default connection can have a name too.
  form = await ServerForm.open(page);
  await expect(form.delete).toHaveCount(0);
  await form.name.fill("Main");
  await form.connection.save.click();
  await dashboard.expectSearch("?size=10&server=Main");
  await expect(serverSwitch(page).getByRole("option")).toHaveText(["Main", "Shop 2"]);
  // Another server is edited after a question, and then used.
  form = await ServerForm.open(page);
  await form.connection.address.fill("https://typed.example");
  await form.server.selectOption("Shop 2");
  const question = page.getByRole("dialog", { name: "Discard changes?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(form.server).toHaveValue("Main");
  await expect(form.connection.address).toHaveValue("https://typed.example");
  await form.server.selectOption("Shop 2");
  await question.getByRole("button", { name: "Discard changes" }).click();
  await expect(form.connection.address).toHaveValue(other.origin);
  await expect(form.readOnly).toBeChecked();
  await form.name.fill("Shop two");
  await form.readOnly.uncheck();
  await form.connection.save.click();
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await expect(page.getByRole("button", { name: "New task" })).toBeVisible();
  await dashboard.expectSearch("?size=10&server=Shop+two");
  expect(JSON.parse((await stored(page))!)).toEqual([
    { name: "Shop two", endpoint: other.origin, headerMode: "none", readOnly: false },
  ]);
  // The server that is shown is deleted.
  form = await ServerForm.open(page);
  await expectAccessible(page, "the connection dialog with servers");
  await form.delete.click();
  await page
    .getByRole("dialog", { name: "Delete the server “Shop two”?" })
    .getByRole("button", { name: "Delete", exact: true })
    .click();
  await expect(page.getByRole("dialog", { name: "Connection" }).getByLabel("Proxy address")).toHaveValue(demo.origin);
  await page.keyboard.press("Escape");
  await expect(dashboard.cards).toHaveCount(10);
  await expect(serverSwitch(page)).toHaveCount(0);
  await dashboard.expectSearch("?size=10");
});

test("damaged and full storage is reported and loses nothing; there are at most twenty", async ({
  dashboard,
  demo,
  page,
}) => {
  const damaged = `[{"name":"Shop 2","endpoint":"${demo.origin}"},{"name":"Shop 3"}]`;
  await storeServers(page, damaged);
  await page.goto(`${demo.url}?server=Shop+2`);
  const alert = page.getByRole("alert").filter({ hasText: "Unknown server: Shop 2" });
  await expect(alert).toContainText("The list of servers in this browser is damaged.");
  let form = await ServerForm.open(page);
  await expect(form.dialog.getByText("The saved servers cannot be read")).toBeVisible();
  await form.connection.address.fill(demo.origin);
  await form.connection.save.click();
  await expect(form.dialog.getByText("Nothing was changed.")).toBeVisible();
  expect(await stored(page)).toBe(damaged);
  await form.dialog.getByRole("button", { name: "Start with an empty list" }).click();
  await expect(form.dialog.getByText("The saved servers cannot be read")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("contact-sheet.servers-unreadable"))).toBe(damaged);
  // The browser refuses to store it.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await form.connection.save.click();
  await expect(form.dialog.getByText("The browser did not store the change")).toBeVisible();
  await expect(form.name).toHaveValue("Shop 2");
  expect(await stored(page)).toBe("");
  const many = Array.from({ length: 20 }, (_, at) => ({ name: `Shop ${at}`, endpoint: demo.origin }));
  await dashboard.open();
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [SERVERS, JSON.stringify(many)] as const);
  await page.goto(`${demo.url}?server=Shop+19`);
  await expect(dashboard.cards).toHaveCount(20);
  form = await ServerForm.open(page);
  await form.add.click();
  await expect(form.dialog.getByText("There are 20 servers already.")).toBeVisible();
});

test("config.json gives servers, which cannot be edited; a locked connection can still be switched", async ({
  dashboard,
  demo,
  page,
  secondDemo,
}) => {
  const other = await secondDemo({ tasks: 0, cors: "any", token: "tok-of-host" });
  await other.put({ id: "elsewhere" });
  dashboard.invariants.keepSecret("tok-of-host", other.origin);
  dashboard.invariants.expectConsole(/status of 401/);
  const servers = [
    { name: "Near", endpoint: "." },
    { name: "Far", endpoint: other.origin, headerMode: "bearer", readOnly: true },
  ];
  await serveConfig(page, { servers });
  // There is no other default than the first of the list.
  await dashboard.open();
  await expect(dashboard.cards).toHaveCount(20);
  await dashboard.expectSearch("?server=Near");
  await expect(serverSwitch(page).getByRole("option")).toHaveText(["Near", "Far"]);
  await switchTo(page, "Far");
  await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
  const form = await ServerForm.open(page);
  await expect(form.server).toHaveValue("Far");
  await expect(form.server.getByRole("option", { name: "Far (from this site)" })).toHaveCount(1);
  for (const field of [form.name, form.connection.address, form.connection.mode, form.readOnly])
    await expect(field).toBeDisabled();
  await expect(form.delete).toHaveCount(0);
  await form.connection.enter({ token: "tok-of-host" });
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
  expect(await stored(page)).toBeNull();
  // Another one of this browser beside them.
  await ServerForm.addServer(page, "Mine", { address: demo.origin });
  await expect(serverSwitch(page).getByRole("option")).toHaveText(["Near", "Far", "Mine"]);
  await page.unroute("**/config.json");
  await serveConfig(page, { servers, connectionEditable: false });
  await dashboard.open("?server=Near");
  await expect(page.getByRole("button", { name: "Connection" })).toHaveCount(0);
  await expect(serverSwitch(page).getByRole("option")).toHaveText(["Near", "Far"]);
  await page.goto(`${demo.url}?server=Mine`);
  await expect(page.getByRole("alert").filter({ hasText: "Unknown server: Mine" })).toBeVisible();
});

test("the response to a submission that arrives after a switch is reported without links", async ({
  dashboard,
  demo,
  page,
  secondDemo,
}) => {
  const other = await secondDemo({ tasks: 0, cors: "any" });
  await other.put({ id: "elsewhere" });
  await storeServers(page, [{ name: "Shop 2", endpoint: other.origin }]);
  await dashboard.open();
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/mj/submit/imagine", async (route) => {
    await isReleased;
    await route.fulfill({ json: { code: 1, description: "success", result: "made-there" } });
  });
  await page.getByRole("button", { name: "New task" }).click();
  const dialog = page.getByRole("dialog", { name: "New task" });
  await dialog.getByLabel("Prompt", { exact: true }).fill("a cat");
  const sent = page.waitForRequest("**/mj/submit/imagine");
  await page.keyboard.press("Control+Enter");
  await sent;
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await switchTo(page, "Shop 2");
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await other.clearLog();
  release();
  const toast = page.getByRole("region", { name: "Notifications" }).getByRole("article");
  await expect(toast.getByRole("heading")).toHaveText(new RegExp(`^${nameOf(demo)}: `));
  await expect(toast.getByRole("link")).toHaveCount(0);
  await dashboard.waitForPendingRequests();
  expect((await other.log()).filter((line) => line.path.includes("/mj/"))).toEqual([]);
  // The task is that of the server to which it was sent.
  expect(await page.evaluate(() => sessionStorage.getItem("contact-sheet.madeShop 2"))).toBeNull();
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: "zh-CN", hasTouch: true });

  test("the switch is in the menu, and another tab's changes appear in it", async ({
    dashboard,
    demo,
    page,
    context,
    secondDemo,
  }) => {
    const other = await secondDemo({ tasks: 0, cors: "any" });
    await other.put({ id: "elsewhere" });
    await storeServers(page, [{ name: "店铺 2", endpoint: other.origin }]);
    await page.goto(demo.url);
    await openMenu(page);
    const select = page.getByRole("combobox", { name: "服务器" });
    const box = (await select.boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(44);
    const tab = await context.newPage();
    await tab.goto(demo.url);
    await tab.evaluate(([key, endpoint]) => localStorage.setItem(key, JSON.stringify([{ name: "店铺 2", endpoint }, { name: "新店", endpoint }])), [SERVERS, other.origin] as const);
    await tab.close();
    await expect(select.getByRole("option")).toHaveText([nameOf(demo), "店铺 2", "新店"]);
    await select.selectOption("店铺 2");
    await expect(page.getByRole("button", { name: "菜单" })).toBeFocused();
    await expect(page.getByRole("banner")).toContainText("店铺 2");
    await expect(page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /elsewhere/ }) })).toHaveCount(1);
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(scrolls).toBe(false);
  });
});
