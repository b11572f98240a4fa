// Pictures that do not come, or are none: the tasks are there all the same, the frame says what it is, and one press or the
// next link brings the picture.

import { discordLink } from "./support/made";
import { PICTURES } from "./support/matrix/pictures";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";

test.use({ contextOptions: { reducedMotion: "reduce" }, demoOptions: { tasks: 0, alone: true } });

for (const { fault, says, logs } of PICTURES) {
  test(`pictures · ${fault}: ${says ?? "the picture is seen"}`, async ({ desk, demo, page }) => {
    if (logs) desk.guard.expectConsole(logs);
    await page.clock.install();
    for (let n = 20; n > 0; n--)
      await demo.put({ id: `plain-${n}`, status: n % 2 ? "SUCCESS" : "FAILURE", imageUrl: null });
    await demo.put({ id: "old", status: "FAILURE", imageUrl: discordLink("old.png") });
    await demo.put({ id: "new", status: "SUCCESS", imageUrl: discordLink("new.png") });
    const expectPicture = async (id: string, says?: string) => {
      if (says) await expect(desk.card(id).getByText(says, { exact: true })).toBeVisible();
      else
        await expect
          .poll(() =>
            desk
              .card(id)
              .getByRole("img", { name: /^Picture/ })
              .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
          )
          .toBeGreaterThan(0);
    };

    await demo.arm(fault, { path: "/pictures" });
    await desk.open();
    await expect(desk.cards).toHaveCount(20);
    await expectPicture("new", says);
    await desk.status("Failed").click();
    await expect(desk.cards).toHaveCount(11);
    await expectPicture("old", says);

    // Live refresh brings another link, and that does not lead to a picture, either.
    await demo.put({ id: "old", imageUrl: discordLink("older.png") });
    const asked = page.waitForRequest(/older\.png/);
    await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
    await page.clock.runFor(6_000);
    await asked;
    await expectPicture("old", says);

    await demo.disarm();
    const again = desk.card("old").getByRole("button", { name: "Try again" });
    if (says === "Loading picture…") await demo.put({ id: "old", imageUrl: discordLink("oldest.png") });
    else if (says) await again.click();
    await page.clock.runFor(6_000);
    await expectPicture("old");
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    tally("faults", 1);
    tally("faults × moments", 3);
  });
}
