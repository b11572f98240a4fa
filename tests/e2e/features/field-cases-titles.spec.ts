// Cases from the field about config.json: a very long title, and rewrite rules that no image can pass.

import { expect, test } from "../support/test";

test.describe("a title of 3,000 letters", () => {
  const title = "Studio ".repeat(430).trim();
  test.use({ hostConfig: { title }, demoOptions: { tasks: 0 } });

  for (const width of [320, 1280])
    test(`is cut at ${width} px and whole on hover`, async ({ dashboard, page }) => {
      await page.setViewportSize({ width, height: 720 });
      await dashboard.open();
      const heading = page.getByRole("heading", { level: 1 });
      await expect(heading).toHaveAttribute("title", title);
      expect((await heading.boundingBox())?.height).toBeLessThan(60);
      expect((await page.getByRole("banner").boundingBox())?.height).toBeLessThan(140);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
});

for (const to of ["javascript:alert(1)//", "data:image/png;base64,"])
  test.describe(`a rewrite rule to ${to}`, () => {
    const rules = `[\n    { "from": "https://", "to": "${to}" }\n  ]`;
    test.use({ hostConfig: `{\n  "pictures": { "rewrite": ${rules} }\n}`, demoOptions: { tasks: 0 } });

    test("is reported with its line", async ({ dashboard, page }) => {
      await dashboard.open();
      const warning = page.getByRole("alert").filter({ hasText: "config.json" });
      await expect(warning).toContainText('line 3: "to" must be');
    });
  });
