// Values outside the API contract. What is shown for each kind of malformed response is in the fault matrix.

import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test(
  "an unknown status and an unknown action are shown as the server writes them",
  SMOKE,
  async ({ dashboard, demo }) => {
    await demo.put({ id: "newer", status: "ARCHIVED", action: "DREAM_WEAVER" });
    await dashboard.open();
    await expect(dashboard.card("newer")).toContainText("ARCHIVED");
    await expect(dashboard.card("newer")).toContainText("DREAM_WEAVER");
    const dialog = await dashboard.openTask("newer");
    await expect(dialog.getByText("ARCHIVED", { exact: true }).first()).toBeVisible();
  },
);
