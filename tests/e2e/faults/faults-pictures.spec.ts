// Images that fail to load or are no images: the tasks are shown all the same, the frame shows the reason, and one
// press or the next link loads the image.

import { discordLink } from "../support/task-builders";
import { PICTURES } from "../support/faults/pictures";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { select, smokeIf } from "../support/tiers";

test.use({ images: "drawn", demoOptions: { tasks: 0, noBackground: true } });

for (const { fault, text, consoleLog } of select(PICTURES, {
  name: ({ fault }) => `images ${fault}`,
  classOf: ({ text, consoleLog }) => `${text} ${consoleLog !== undefined}`,
})) {
  test(
    `images · ${fault}: ${text ?? "the image is visible"}`,
    smokeIf(fault === "http-404"),
    async ({ dashboard, demo, page }) => {
      if (consoleLog) dashboard.invariants.expectConsole(consoleLog);
      await page.clock.install();
      for (let n = 20; n > 0; n--)
        await demo.put({ id: `plain-${n}`, status: n % 2 ? "SUCCESS" : "FAILURE", imageUrl: null });
      await demo.put({ id: "old", status: "FAILURE", imageUrl: discordLink("old.png") });
      await demo.put({ id: "new", status: "SUCCESS", imageUrl: discordLink("new.png") });
      const expectPicture = async (id: string, text?: string) => {
        if (text) await expect(dashboard.card(id).getByText(text, { exact: true })).toBeVisible();
        else
          await expect
            .poll(() =>
              dashboard
                .card(id)
                .getByRole("img", { name: /^Image/ })
                .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
            )
            .toBeGreaterThan(0);
      };

      await demo.injectFault(fault, { path: "/pictures" });
      await dashboard.open();
      await expect(dashboard.cards).toHaveCount(20);
      await expectPicture("new", text);
      await dashboard.status("Failed").click();
      await expect(dashboard.cards).toHaveCount(11);
      await expectPicture("old", text);

      // Live refresh delivers another link, which does not lead to an image either.
      await demo.put({ id: "old", imageUrl: discordLink("older.png") });
      const completed: string[] = [];
      for (const event of ["requestfinished", "requestfailed"] as const)
        page.on(event as "requestfinished", (request) => completed.push(request.url()));
      const newRequest = page.waitForRequest(/older\.png/);
      await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
      await page.clock.runFor(6_000);
      await newRequest;
      // The thumbnail and the original; until both have failed the frame shows the message of the older link.
      const expectedRequests = text === "Image could not be loaded" ? 2 : 0;
      await expect
        .poll(() => completed.filter((url) => url.includes("older.png")).length)
        .toBeGreaterThanOrEqual(expectedRequests);
      await expectPicture("old", text);

      await demo.clearFaults();
      const again = dashboard.card("old").getByRole("button", { name: "Try again" });
      if (text === "Loading image…") await demo.put({ id: "old", imageUrl: discordLink("oldest.png") });
      else if (text) await again.click();
      await page.clock.runFor(6_000);
      await expectPicture("old");
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      countCoverage("faults", 1);
      countCoverage("faults × moments", 3);
    },
  );
}
