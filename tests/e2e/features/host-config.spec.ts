// config.json: the host's defaults, and a missing or broken file.

import { PLAIN } from "../support/demo";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { select, SMOKE } from "../support/tiers";

test.describe("a host that sets many defaults", () => {
  test.use({ hostConfig: { title: "Studio Nord", language: "zh-CN", pageSize: 50, connectionEditable: false } });

  test(
    "title, language, page size and a locked connection are taken from config.json",
    SMOKE,
    async ({ dashboard, page }) => {
      await dashboard.page.goto(dashboard.demo.url);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Studio Nord");
      await expect(page).toHaveTitle(/Studio Nord$/);
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
      await expect(page.getByRole("search", { name: "筛选" })).toBeVisible();
      await expect(
        page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^打开任务/ }) }),
      ).toHaveCount(50);
      await dashboard.expectLastQuery({ ...PLAIN, pageSize: 50 });
      await dashboard.expectSearch("");
      await expect(page.getByRole("button", { name: "连接" })).toHaveCount(0);
    },
  );

  test("the operator's choice takes precedence over the host's language", async ({ dashboard, page }) => {
    await page.goto(dashboard.demo.url);
    await dashboard.waitForLoad();
    await SettingsDialog.chooseLanguage(page, "English");
    await expect(dashboard.cards).toHaveCount(50);
    await page.reload();
    await expect(dashboard.cards).toHaveCount(50);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test.describe("a host with a locked connection", () => {
  test.use({ hostConfig: { connectionEditable: false }, demoOptions: { token: "unknown" } });

  test("offers no way to change it, neither from an error nor from stored settings", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 401/);
    await page.addInitScript(() => localStorage.setItem("contact-sheet.endpoint", "https://elsewhere.example"));
    await dashboard.open();
    await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
    await expect(page.getByRole("button", { name: /Connection|Enter a token|Check the address/ })).toHaveCount(0);
  });
});

for (const endpoint of [".", "/", "./mj"]) {
  test.describe(`a host that names its proxy as "${endpoint}"`, () => {
    test.use({ hostConfig: { endpoint } });

    test(`"${endpoint}" is resolved relative to the page`, async ({ dashboard }) => {
      await dashboard.open();
      await expect(dashboard.cards).toHaveCount(20);
    });
  });
}

test.describe("a missing config.json", () => {
  test.use({ demoOptions: { config: "none", tasks: 0 } });

  test("is no error", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 404 .*config\.json/);
    await dashboard.open();
    await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  });
});

/** The host tests cover every kind of mistake. */
const MISTAKES = [
  ["is no JSON", '{\n  "title": "Studio",\n  "pageSize": 20,,\n}', /line 3/],
  ["breaks off", '{\n  "title": "Studio"', /line 2/],
  ["has a value of the wrong kind", '{\n  "title": "Studio",\n  "language": "xx"\n}', /line 3/],
  ["has a number that cannot be", '{\n  "pageSize": 100000\n}', /line 2/],
  ["has a header mode that nobody knows", '{"title": "Studio",\n\n"headerMode": "basic"}', /line 3/],
  ["is empty", " ", /line 1/],
] as const;

for (const [what, config, text] of select(MISTAKES, {
  name: ([what]) => `config.json ${what}`,
  classOf: ([what]) => (what.startsWith("has") ? "value" : "syntax"),
})) {
  test.describe(`a config.json that ${what}`, () => {
    test.use({ hostConfig: config, demoOptions: { tasks: 0 } });

    test(`${what}: it is reported with its line, the defaults apply, and the message can be dismissed`, async ({
      dashboard,
      page,
    }) => {
      await dashboard.open();
      const warning = page.getByRole("alert").filter({ hasText: "config.json" });
      await expect(warning).toContainText(text);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact Sheet");
      await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
      await warning.getByRole("button", { name: "Dismiss" }).click();
      await expect(warning).toHaveCount(0);
    });
  });
}

test.describe("fields of a newer version", () => {
  test.use({ hostConfig: { pageSize: 10, unknownToUs: { x: 1 } } });

  test("are ignored, and the known ones apply", async ({ dashboard, page }) => {
    await dashboard.open();
    await dashboard.expectLastQuery({ ...PLAIN, pageSize: 10 });
    await expect(page.getByText("config.json")).toHaveCount(0);
  });
});

test.describe("a host that fetches images itself", () => {
  test.use({
    hostConfig: { pictures: { rewrite: [{ from: "https://", to: "pictures/attachments/1/2/x.png?of={link}" }] } },
    demoOptions: { tasks: 0 },
  });

  test("the whole link can be inserted into the host's own", async ({ dashboard, demo, page }) => {
    const fetched = page.waitForRequest(/\/pictures\/attachments\/1\/2\/x\.png\?of=https%3A%2F%2F/);
    await demo.put({ id: "picture", imageUrl: "https://images.example/a.png?x=1&y=2" });
    await dashboard.open();
    expect(new URL((await fetched).url()).searchParams.get("of")).toBe("https://images.example/a.png?x=1&y=2");
    await expect(dashboard.card("picture").getByRole("img")).toHaveJSProperty("complete", true);
  });
});
