// config.json: the host's defaults, and what happens when it is missing or broken.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

test.describe("a host that says much", () => {
  test.use({ hostConfig: { title: "Studio Nord", language: "zh-CN", pageSize: 50, connectionEditable: false } });

  test("title, language, page size and a fixed connection are the host's", async ({ desk, page }) => {
    await desk.page.goto(desk.demo.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Studio Nord");
    await expect(page).toHaveTitle(/Studio Nord$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("search", { name: "筛选" })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^打开任务/ }) })).toHaveCount(
      50,
    );
    await desk.expectAsked({ ...PLAIN, pageSize: 50 });
    await desk.expectSearch("");
    await expect(page.getByRole("button", { name: "连接" })).toHaveCount(0);
  });

  test("what the operator chose goes before the host's language", async ({ desk, page }) => {
    await page.goto(desk.demo.url);
    await page.getByRole("combobox", { name: "语言" }).selectOption("English");
    await expect(desk.cards).toHaveCount(50);
    await page.reload();
    await expect(desk.cards).toHaveCount(50);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test.describe("a host whose connection is fixed", () => {
  test.use({ hostConfig: { connectionEditable: false }, demoOptions: { token: "unknown" } });

  test("offers no way to change it, not even from an error or from an old memory", async ({ desk, page }) => {
    desk.guard.expectConsole(/status of 401/);
    await page.addInitScript(() => localStorage.setItem("contact-sheet.endpoint", "https://elsewhere.example"));
    await desk.open();
    await expect(page.getByRole("heading", { name: "Not signed in" })).toBeVisible();
    await expect(page.getByRole("button", { name: /Connection|Enter a token|Check the address/ })).toHaveCount(0);
  });
});

for (const endpoint of [".", "/", "./mj"]) {
  test.describe(`a host that names its proxy as "${endpoint}"`, () => {
    test.use({ hostConfig: { endpoint } });

    test(`"${endpoint}" is read from where the page is`, async ({ desk }) => {
      await desk.open();
      await expect(desk.cards).toHaveCount(20);
    });
  });
}

test.describe("a missing config.json", () => {
  test.use({ demoOptions: { config: "none", tasks: 0 } });

  test("is normal", async ({ desk, page }) => {
    desk.guard.expectConsole(/status of 404 .*config\.json/);
    await desk.open();
    await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  });
});

for (const [what, text, says] of [
  ["is no JSON", '{\n  "title": "Studio",\n  "pageSize": 20,,\n}', /line 3/],
  ["breaks off", '{\n  "title": "Studio"', /line 2/],
  ["has a value of the wrong kind", '{\n  "title": "Studio",\n  "language": "xx"\n}', /line 3/],
  ["has a number that cannot be", '{\n  "pageSize": 100000\n}', /line 2/],
  ["has a header mode that nobody knows", '{"title": "Studio",\n\n"headerMode": "basic"}', /line 3/],
  ["is empty", " ", /line 1/],
] as const) {
  test.describe(`a config.json that ${what}`, () => {
    test.use({ hostConfig: text, demoOptions: { tasks: 0 } });

    test(`${what}: it is told with its line, the defaults serve, and it can be dismissed`, async ({ desk, page }) => {
      await desk.open();
      const told = page.getByRole("alert").filter({ hasText: "config.json" });
      await expect(told).toContainText(says);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact Sheet");
      await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
      await told.getByRole("button", { name: "Dismiss" }).click();
      await expect(told).toHaveCount(0);
    });
  });
}

test.describe("fields of a newer version", () => {
  test.use({ hostConfig: { pageSize: 10, unknownToUs: { x: 1 } } });

  test("are passed over, and the others serve", async ({ desk, page }) => {
    await desk.open();
    await desk.expectAsked({ ...PLAIN, pageSize: 10 });
    await expect(page.getByText("config.json")).toHaveCount(0);
  });
});

test.describe("a host that fetches pictures itself", () => {
  test.use({
    hostConfig: { pictures: { rewrite: [{ from: "https://", to: "pictures/attachments/1/2/x.png?of={link}" }] } },
    demoOptions: { tasks: 0 },
  });

  test("the whole link can be put into the host's own", async ({ desk, demo, page }) => {
    const fetched = page.waitForRequest(/\/pictures\/attachments\/1\/2\/x\.png\?of=https%3A%2F%2F/);
    await demo.put({ id: "picture", imageUrl: "https://images.example/a.png?x=1&y=2" });
    await desk.open();
    expect(new URL((await fetched).url()).searchParams.get("of")).toBe("https://images.example/a.png?x=1&y=2");
    await expect(desk.card("picture").getByRole("img")).toHaveJSProperty("complete", true);
  });
});
