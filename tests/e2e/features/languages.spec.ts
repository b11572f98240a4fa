// Both languages are complete, and switching between them sends nothing.

import type { Page } from "@playwright/test";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { select, SMOKE } from "../support/tiers";

/** Every visible or accessible text of the page, without data. */
async function words(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isData = (element: Element | null) => element?.closest("pre, code, script, style, noscript, .server-message") != null;
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!isData(node.parentElement)) found.push(node.textContent ?? "");
    }
    for (const name of ["aria-label", "aria-description", "title", "alt", "placeholder"]) {
      for (const element of document.querySelectorAll(`[${name}]`))
        if (!isData(element)) found.push(element.getAttribute(name) ?? "");
    }
    return found.map((text) => text.trim()).filter((text) => text !== "");
  });
}

/** Names that are the same in Chinese, values of the API, and addresses. */
const SAME_EVERYWHERE =
  /Contact Sheet|English|Midjourney(-Proxy)?|Discord|JSON|config\.json|\bIDs?\b|https?:\/\/\S*|POST \/mj\/task\/query|\/mj\b|HTTP|CORS|Authorization|Bearer|mj-api-secret|Java|C#|GMT|\bMB\b|\b[A-Z][A-Z_]+\b|127\.0\.0\.1:\d+/g;

async function expectChinese(page: Page, state: string): Promise<void> {
  const english = (await words(page)).filter((text) => /[A-Za-z]{2,}/.test(text.replace(SAME_EVERYWHERE, "")));
  expect(english, `English words on ${state}`).toEqual([]);
}

async function expectEnglish(page: Page, state: string): Promise<void> {
  const chinese = (await words(page)).filter((text) => /\p{Script=Han}/u.test(text.replace("简体中文", "")));
  expect(chinese, `Chinese words on ${state}`).toEqual([]);
}

/** The names of the controls that the test uses, in each language. */
const NAMES = {
  en: {
    more: "More filters",
    account: "Account (instance ID)",
    connection: "Connection",
    address: "Proxy address",
    save: "Save",
  },
  "zh-CN": { more: "更多筛选", account: "账号（实例 ID）", connection: "连接", address: "代理地址", save: "保存" },
};

/** One for each error text; the host tests cover them as well. */
const ERRORS = [
  "reset",
  "http-400",
  "http-401",
  "http-403",
  "http-404",
  "http-429-2",
  "http-429",
  "http-500",
  "html",
  "empty",
  "text",
  "error-object",
  "array",
  "deep",
];

const CHINESE_TASK = {
  id: "1795403918777363",
  prompt: "雾中的灯塔",
  promptEn: "灯塔",
  description: "灯塔",
  state: "订单",
  properties: {},
  imageUrl: null,
};

for (const [language, check, task] of [
  ["zh-CN", expectChinese, CHINESE_TASK],
  [
    "en",
    expectEnglish,
    {
      ...CHINESE_TASK,
      prompt: "a lighthouse --ar 16:9",
      promptEn: "a lighthouse",
      description: "a lighthouse",
      state: "order",
    },
  ],
] as const) {
  test.describe(language, () => {
    test.use({ hostConfig: { language }, demoOptions: { tasks: 0 } });

    test(`${language}: no word of the other language, with tasks of every status and in every dialog`, async ({
      dashboard,
      demo,
      page,
    }) => {
      const names = NAMES[language];
      await page.goto(demo.url);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await dashboard.waitForLoad();
      await check(page, "the empty server");
      const statuses = ["NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS", "FAILURE", "SUCCESS", "CANCEL"];
      const actions = [
        "IMAGINE",
        "UPSCALE",
        "VARIATION",
        "ZOOM",
        "PAN",
        "DESCRIBE",
        "BLEND",
        "SHORTEN",
        "SWAP_FACE",
        "REROLL",
        "INPAINT",
        "VIDEO",
        "CUSTOM_ZOOM",
      ];
      for (const [number, action] of actions.entries()) {
        await demo.put({
          ...task,
          id: String(1000 + number),
          action,
          status: statuses[number % 7],
          progress: number % 7 === 3 ? "45%" : null,
          finishTime: null,
        });
      }
      await demo.put({ ...task, prompt: null });
      await page.goto(`${demo.url}?size=10&status=${statuses.join(",")}`);
      await dashboard.waitForLoad();
      await check(page, "the tasks");
      await page.getByRole("button", { name: names.more }).click();
      const account = page.getByRole("textbox", { name: names.account });
      await account.fill("12x");
      await expect(account).toHaveAttribute("aria-invalid", "true");
      await check(page, "the filters");
      await page.goto(`${demo.url}?task=1000`);
      await expect(page.getByRole("dialog")).toBeVisible();
      await check(page, "the dialog");
      await page.goto(`${demo.url}?task=404404`);
      await expect(page.getByRole("dialog").getByRole("heading")).toHaveCount(2);
      await check(page, "an unknown task");
      await page.goto(`${demo.url}?state=%3F%3F`);
      await dashboard.waitForLoad();
      await check(page, "no match");
      await page.getByRole("banner").getByRole("button", { name: names.connection }).click();
      const address = page.getByRole("dialog").getByLabel(names.address);
      for (const wrong of ["x", "https://"]) {
        await address.fill(wrong);
        await page.getByRole("dialog").getByRole("button", { name: names.save }).click();
        await expect(address).toHaveAttribute("aria-invalid", "true");
        await check(page, "a bad address");
      }
      await address.fill("https://example.com");
      await check(page, "the connection");
    });

    test(`${language}: no word of the other language in error messages`, async ({ dashboard, demo, page }) => {
      const faults = select(ERRORS, { name: (fault) => `${language}, ${fault}`, classOf: () => "error" });
      // Browsers log no response with status 200.
      if (faults.some((fault) => /^(reset|http-)/.test(fault)))
        dashboard.invariants.expectConsole(/status of [45]\d\d|ERR_/);
      await page.goto(demo.url);
      await dashboard.waitForLoad();
      for (const fault of faults) {
        await demo.injectFault(fault);
        await page.reload();
        await dashboard.waitForLoad();
        await expect(page.getByRole("heading", { level: 2 })).toHaveCount(1);
        await check(page, fault);
        await demo.clearFaults();
      }
    });
  });
}

test(
  "switching the language keeps focus, URL and expanded filters, and sends nothing",
  SMOKE,
  async ({ dashboard, page }) => {
    await dashboard.open("?status=SUCCESS&page=2");
    await dashboard.filters.getByRole("button", { name: "More filters" }).click();
    const requested = (await dashboard.demo.queries()).length;
    const settings = await SettingsDialog.open(page);
    await settings.language.selectOption("简体中文");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("combobox", { name: "语言" })).toBeFocused();
    await settings.close();
    await expect(page.getByRole("button", { name: "更多筛选" })).toHaveAttribute("aria-expanded", "true");
    await expect(page.getByRole("textbox", { name: "自定义参数" })).toBeVisible();
    await dashboard.expectSearch("?status=SUCCESS&page=2");
    await expect(page.getByRole("list", { name: "任务", exact: true }).getByRole("listitem")).toHaveCount(20);
    await expect(dashboard.announcement).toHaveText(/^共 \d+ 个任务，第 2 \/ \d+ 页$/);
    await dashboard.waitForPendingRequests();
    expect(await dashboard.demo.queries()).toHaveLength(requested);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  },
);

test.describe("a browser that prefers Chinese", () => {
  test.use({ locale: "zh-TW" });

  test("starts in Chinese, with times in Chinese format", async ({ page, demo, dashboard }) => {
    await page.goto(demo.url);
    await dashboard.waitForLoad();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.locator("[data-task-id] time").first()).toHaveText(/前$|刚刚/);
  });
});
