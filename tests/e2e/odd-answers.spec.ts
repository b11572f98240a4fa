// Answers that no contract knows, and how they look. What is shown of each kind of odd answer is in the matrix of faults.

import { expect, test } from "./support/test";

test("a status and an action that nobody knows are shown as the server writes them", async ({ desk, demo }) => {
  await demo.put({ id: "newer", status: "ARCHIVED", action: "DREAM_WEAVER" });
  await desk.open();
  await expect(desk.card("newer")).toContainText("ARCHIVED");
  await expect(desk.card("newer")).toContainText("DREAM_WEAVER");
  const dialog = await desk.openTask("newer");
  await expect(dialog.getByText("ARCHIVED", { exact: true }).first()).toBeVisible();
});
