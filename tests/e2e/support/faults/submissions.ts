// A submission that meets a fault: one request, and only what is certain is reported.

import { expect, type Locator } from "@playwright/test";
import type { DashboardPage } from "../dashboard-page";
import type { SubmitExpectation } from "./fault-types";

/** Rows of the matrix take turns with these; every kind of submission has a spec of its own (submit-once). */
export const SUBMISSIONS = ["action", "imagine", "cancel"] as const;
export type Submission = (typeof SUBMISSIONS)[number];

/** A task that can be cancelled, put in before the page is opened. */
const PENDING_TASK = "waits-for-its-turn";

export async function prepareTasks({ demo }: DashboardPage): Promise<void> {
  await demo.put({ id: PENDING_TASK, action: "IMAGINE", status: "NOT_START", prompt: "a ferry", progress: "" });
}

/** A task of the first page whose images can be upscaled. */
async function findFinished({ demo }: DashboardPage): Promise<string> {
  const { content } = await demo.query();
  const found = content.find(({ buttons }) => JSON.stringify(buttons ?? []).includes('"U1"'));
  if (!found) throw new Error("nothing to upscale on the first page");
  return found.id;
}

export const TITLES: Record<SubmitExpectation, RegExp> = {
  accepted: /^(Accepted|Cancelled)/,
  refused: /^Request refused$/,
  unknown: /^No response from the server$/,
};

/** Exactly one toast, with the title of the outcome. */
export async function expectToast(toasts: Locator, outcome: SubmitExpectation): Promise<void> {
  const headings = toasts.getByRole("heading");
  await expect(headings).toHaveText([TITLES[outcome]]);
  if (outcome === "unknown") await expect(toasts.getByRole("alert")).toContainText("check the task list");
}

interface SubmitOptions {
  outcome: SubmitExpectation;
  /** The number of requests that arrive: none, if the browser's preflight fails. */
  arrivals?: number;
  injectFault: (path: string) => Promise<void>;
  /** Advances the clock by the timeout of a submission, if its response never arrives. */
  advanceClock: () => Promise<void>;
}

export async function submit(
  dashboard: DashboardPage,
  submission: Submission,
  { outcome, arrivals = 1, injectFault, advanceClock }: SubmitOptions,
): Promise<void> {
  const { page, demo } = dashboard;
  const toasts = page.getByRole("region", { name: "Notifications" });
  let path: string;
  let inputStays: () => Promise<void>;
  let send: Locator;
  if (submission === "imagine") {
    path = "/mj/submit/imagine";
    await page.getByRole("banner").getByRole("button", { name: "New task" }).click();
    const window = page.getByRole("dialog", { name: "New task" });
    const prompt = window.getByRole("textbox", { name: "Prompt" });
    await prompt.fill("a cat in the fog");
    send = window.getByRole("button", { name: "Imagine", exact: true });
    inputStays = () => expect(prompt).toHaveValue("a cat in the fog");
  } else {
    const id = submission === "action" ? await findFinished(dashboard) : PENDING_TASK;
    path = submission === "action" ? "/mj/submit/action" : `/mj/task/${id}/cancel`;
    const clear = dashboard.filters.getByRole("button", { name: "Clear filters" });
    if (await clear.isVisible()) await clear.click();
    const dialog = await dashboard.openTask(id);
    send = dialog.getByRole("button", { name: submission === "action" ? "Upscale image 1" : "Cancel task" });
    if (submission === "cancel") {
      await send.click();
      send = page.getByRole("dialog", { name: "Cancel this task?" }).getByRole("button", { name: "Cancel the task" });
    }
    inputStays = async () => undefined;
  }
  await injectFault(path);
  const countSent = async () => (await demo.log(path)).filter(({ method }) => method === "POST").length;
  const queriesBefore = (await demo.queries()).length;
  await send.click();
  await expect.poll(countSent).toBe(arrivals);
  await advanceClock();
  await expectToast(toasts, outcome);
  if (outcome === "unknown") await expect.poll(async () => (await demo.queries()).length).toBe(queriesBefore + 1);
  if (outcome !== "accepted") await inputStays();
  await dashboard.waitForLoad();
  expect(await countSent(), "sent once").toBe(arrivals);
  await toasts.getByRole("button", { name: "Dismiss" }).click();
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0, { timeout: 200 });
  }).toPass();
}
