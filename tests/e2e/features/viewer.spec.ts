// The viewer: a picture in the full window, its neighbours and relatives, and pictures side by side.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import type { DashboardPage } from "../support/dashboard-page";
import { QUERY } from "../support/demo";
import { discordLink } from "../support/task-builders";
import { expect, test } from "../support/test";
import { colorSchemes, SMOKE } from "../support/tiers";
import { ViewerPage } from "../support/viewer-page";

const ACTION = "/mj/submit/action";

test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none" } });

/** Puts grids with these ids into the demo, the first one on top. */
async function putGrids(dashboard: DashboardPage, ids: string[], more: Record<string, unknown> = {}): Promise<void> {
  for (const id of [...ids].reverse()) {
    await dashboard.demo.put({
      id,
      action: "IMAGINE",
      status: "SUCCESS",
      state: "viewer",
      prompt: `a grid called ${id} --ar 1:1`,
      imageUrl: discordLink(`${id}.png`),
      buttons: [1, 2, 3, 4].map((n) => ({ customId: `MJ::JOB::upsample::${n}::x`, label: `U${n}`, style: 2, type: 2 })),
      ...more,
    });
  }
}

/** Opens a link to the viewer. */
async function openLink(dashboard: DashboardPage, query: string): Promise<ViewerPage> {
  await dashboard.page.goto(new URL(query, dashboard.demo.url).href);
  const viewer = new ViewerPage(dashboard.page);
  await expect(viewer.dialog).toBeVisible();
  return viewer;
}

/** Opens the viewer of a task by a link and waits for its picture. */
async function openViewer(dashboard: DashboardPage, id: string, query = "state=viewer"): Promise<ViewerPage> {
  const viewer = await openLink(dashboard, `?${query}&task=${id}&viewer`);
  await viewer.expectTask(id);
  await viewer.waitForPicture();
  return viewer;
}

/** Touches with one or two fingers, from place to place. */
async function touch(page: Page, ...steps: [x: number, y: number][][]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  for (const [index, points] of steps.entries()) {
    const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
    await client.send("Input.dispatchTouchEvent", { type: index === 0 ? "touchStart" : "touchMove", touchPoints });
  }
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await client.detach();
}

test(
  "the button below the picture opens it in the full window; Back closes it, and the focus returns",
  SMOKE,
  async ({ dashboard, page }) => {
    await putGrids(dashboard, ["one", "two"]);
    await dashboard.open("?state=viewer");
    const dialog = await dashboard.openTask("one");
    const begin = await dashboard.historyLength();
    const view = dialog.getByRole("button", { name: "View in the full window" });
    await view.click();
    const viewer = new ViewerPage(page);
    await viewer.expectTask("one");
    await dashboard.expectSearch("?state=viewer&task=one&viewer=");
    expect(await dashboard.historyLength()).toBe(begin + 1);
    await viewer.waitForPicture();
    const [frame, box] = [await viewer.frame(), await viewer.box()];
    expect(Math.max(box.width / frame.width, box.height / frame.height)).toBeCloseTo(1, 2);
    await page.goBack();
    await expect(viewer.dialog).toHaveCount(0);
    await expect(dialog).toBeVisible();
    await expect(view).toBeFocused();
    await dashboard.expectSearch("?state=viewer&task=one");
    // A click on the picture does the same.
    await dialog.getByRole("img", { name: /^Image/ }).last().click();
    await viewer.expectTask("one");
    await viewer.button("Close").click();
    await expect(viewer.dialog).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
    await dashboard.expectSearch("?state=viewer");
    await expect(dashboard.card("one").getByRole("link", { name: "Open task one" })).toBeFocused();
  },
);

test("a link opens the viewer; Escape closes the viewer, then the task", async ({ dashboard, page }) => {
  await putGrids(dashboard, ["one"]);
  const viewer = await openViewer(dashboard, "one");
  const begin = await dashboard.historyLength();
  await page.keyboard.press("Escape");
  await expect(viewer.dialog).toHaveCount(0);
  await dashboard.expectSearch("?state=viewer&task=one");
  await page.keyboard.press("Escape");
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard.expectSearch("?state=viewer");
  expect(await dashboard.historyLength()).toBe(begin);
});

test("the wheel zooms about the pointer, and back to the size that fits", async ({ dashboard, page }) => {
  await putGrids(dashboard, ["one"]);
  const viewer = await openViewer(dashboard, "one");
  const fit = await viewer.box();
  const [x, y] = [fit.x + fit.width * 0.7, fit.y + fit.height * 0.3];
  await page.mouse.move(x, y);
  for (const turns of [1, 3, 5]) {
    const before = await viewer.box();
    for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, -120);
    await expect.poll(async () => (await viewer.box()).width).toBeGreaterThan(before.width * 1.1);
    // The frame is wider than the picture at first, which is then kept in its middle.
    const [, under] = await viewer.pointAt(x, y);
    expect(under).toBeCloseTo(0.3, 2);
  }
  for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, 240);
  await expect.poll(() => viewer.box()).toEqual(fit);
});

test.describe("with drawn pictures", () => {
  test.use({ images: "drawn" });

  test("keys and buttons zoom, also to the pixels of the picture; a double click goes in and out", async ({
    dashboard,
    page,
  }) => {
    await putGrids(dashboard, ["one"]);
    const viewer = await openViewer(dashboard, "one");
    const fit = await viewer.box();
    const pixels = await (await viewer.waitForPicture()).evaluate((image: HTMLImageElement) => image.naturalWidth);
    await page.keyboard.press("1");
    await expect.poll(async () => Math.round((await viewer.box()).width)).toBe(pixels);
    await expect(viewer.dialog.getByText("100%", { exact: true })).toBeVisible();
    await page.keyboard.press("0");
    await expect.poll(() => viewer.box()).toEqual(fit);
    await page.keyboard.press("+");
    await expect.poll(async () => (await viewer.box()).width / fit.width).toBeCloseTo(1.5, 2);
    await page.keyboard.press("-");
    await expect.poll(() => viewer.box()).toEqual(fit);
    await viewer.button("Zoom in (+)").click();
    await expect.poll(async () => (await viewer.box()).width / fit.width).toBeCloseTo(1.5, 2);
    await viewer.button("Fit to window (0)").click();
    await viewer.button("Actual size 1:1 (1)").click();
    await expect.poll(async () => Math.round((await viewer.box()).width)).toBe(pixels);
    await viewer.button("Fit to window (0)").click();
    const [x, y] = [fit.x + fit.width / 2, fit.y + fit.height * 0.4];
    await page.mouse.dblclick(x, y);
    await expect.poll(async () => (await viewer.box()).width).toBeGreaterThan(fit.width * 1.9);
    expect((await viewer.pointAt(x, y))[1]).toBeCloseTo(0.4, 2);
    await page.mouse.dblclick(x, y);
    await expect.poll(() => viewer.box()).toEqual(fit);
  });
});

test("an enlarged picture is moved by drag and arrow keys, up to its edges; otherwise arrows step", async ({
  dashboard,
  page,
}) => {
  await putGrids(dashboard, ["one", "two"]);
  const viewer = await openViewer(dashboard, "one");
  for (let press = 0; press < 3; press++) await page.keyboard.press("+");
  const frame = await viewer.frame();
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const before = await viewer.box();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, { steps: 3 });
  await page.mouse.up();
  const dragged = await viewer.box();
  expect([dragged.x - before.x, dragged.y - before.y].map(Math.round)).toEqual([-60, -40]);
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await viewer.box()).y).toBeGreaterThan(dragged.y + 20);
  for (let press = 0; press < 20; press++) await page.keyboard.press("ArrowRight");
  const edge = await viewer.box();
  expect(edge.x + edge.width).toBeCloseTo(frame.x + frame.width, 0);
  await viewer.expectTask("one");
  await page.keyboard.press("PageDown");
  await viewer.expectTask("two");
  await viewer.waitForPicture();
  await page.keyboard.press("ArrowLeft");
  await viewer.expectTask("one");
});

test("each quadrant of a grid fills the window", SMOKE, async ({ dashboard, page }) => {
  await putGrids(dashboard, ["one"]);
  const viewer = await openViewer(dashboard, "one");
  const whole = await viewer.box();
  /** Where a part lies in the whole picture. */
  const corners = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ];
  for (const [index, [column, row]] of corners.entries()) {
    const button = viewer.dialog.getByRole("group", { name: "Part of the image" }).getByText(String(index + 1));
    if (index % 2 === 0) await button.click();
    else await page.keyboard.press(`Shift+Digit${index + 1}`);
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect
      .poll(async () => {
        const { x, y, width, height } = await viewer.box();
        return [x, y, width, height].map(Math.round);
      })
      .toEqual(
        [
          whole.x - column * whole.width,
          whole.y - row * whole.height,
          whole.width * 2,
          whole.height * 2,
        ].map(Math.round),
      );
  }
  await viewer.button("Whole grid").click();
  await expect.poll(() => viewer.box()).toEqual(whole);
  // The dialog below shows the same part.
  await viewer.button("Image 3").click();
  await page.keyboard.press("Escape");
  const dialog = page.getByRole("dialog", { name: "Task one" });
  await expect(dialog.getByRole("button", { name: "Image 3", exact: true })).toHaveAttribute("aria-pressed", "true");
});

test("next and previous lead over the edges of the page, and closing stays there", async ({
  dashboard,
  page,
}) => {
  const ids = Array.from({ length: 5 }, (_, index) => `grid-${index + 1}`);
  await putGrids(dashboard, ids);
  await dashboard.open("?state=viewer&size=2");
  await dashboard.openTask("grid-2");
  await dashboard.page.getByRole("button", { name: "View in the full window" }).click();
  const viewer = new ViewerPage(page);
  const begin = await dashboard.historyLength();
  await viewer.button("Next task").click();
  await viewer.expectTask("grid-3");
  await dashboard.expectSearch("?state=viewer&page=2&size=2&task=grid-3&viewer=");
  await expect(viewer.dialog.getByText("3 of 5", { exact: true })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await viewer.expectTask("grid-4");
  await page.keyboard.press("ArrowRight");
  await viewer.expectTask("grid-5");
  await expect(viewer.button("Next task")).toHaveAttribute("aria-disabled", "true");
  await expect(viewer.button("Next task")).toHaveAccessibleDescription("This is the last task");
  await page.keyboard.press("ArrowRight");
  await viewer.button("Previous task").click();
  await viewer.expectTask("grid-4");
  expect(await dashboard.historyLength()).toBe(begin);
  await page.goBack();
  await expect(viewer.dialog).toHaveCount(0);
  await expect(page.getByRole("dialog", { name: "Task grid-4" })).toBeVisible();
  await dashboard.expectSearch("?state=viewer&page=2&size=2&task=grid-4");
  await page.keyboard.press("Escape");
  await expect(dashboard.dialog).toHaveCount(0);
});

test("a page that cannot be loaded is reported, and the picture stays", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 403 .*task\/query/);
  await putGrids(dashboard, ["one", "two", "three"]);
  const viewer = await openViewer(dashboard, "two", "state=viewer&size=2");
  await demo.injectFault("http-403", { times: 1 });
  await page.keyboard.press("ArrowRight");
  await expect(viewer.dialog.getByText("Permission denied", { exact: true }).last()).toBeVisible();
  await viewer.expectTask("two");
  await dashboard.expectSearch("?state=viewer&size=2&task=two&viewer=");
  await page.keyboard.press("ArrowRight");
  await viewer.expectTask("three");
});

test.describe("with pictures of their own", () => {
  test.use({ images: "drawn" });

  test("the pictures of the neighbours are loaded ahead", async ({ dashboard, page }) => {
    await putGrids(dashboard, ["one", "two", "three", "four"]);
    const originals: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      const name = /\/(\w+)\.png$/.exec(url.pathname)?.[1];
      if (name && !url.searchParams.has("width")) originals.push(name);
    });
    const viewer = await openViewer(dashboard, "two");
    await expect.poll(() => [...originals].sort()).toEqual(["one", "three", "two"]);
    await page.keyboard.press("ArrowRight");
    await viewer.expectTask("three");
    await viewer.waitForPicture();
    await expect.poll(() => [...new Set(originals)].sort()).toEqual(["four", "one", "three", "two"]);
  });
});

test.describe("with motion", () => {
  test.use({ images: "drawn", contextOptions: { reducedMotion: "no-preference" } });

  test("the original covers its thumbnail without a blank frame", async ({ dashboard, demo, page }) => {
    await putGrids(dashboard, ["one"]);
    await dashboard.open("?state=viewer");
    await dashboard.waitForImages();
    await dashboard.openTask("one");
    await demo.injectFault("delay-600", { path: "/pictures" });
    await page.getByRole("button", { name: "View in the full window" }).click();
    const viewer = new ViewerPage(page);
    const drawn = viewer.pictures.getByRole("img");
    await expect.poll(() => drawn.evaluateAll((all) => all.some((image) => getComputedStyle(image).opacity === "1"))).toBe(
      true,
    );
    await viewer.pictures.evaluate((stage) => {
      const look = () => {
        const isDrawn = (image: HTMLImageElement) =>
          image.complete && image.naturalWidth > 0 && getComputedStyle(image).opacity === "1";
        if (![...stage.querySelectorAll("img")].some(isDrawn)) document.documentElement.dataset.blank = "yes";
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await viewer.waitForPicture();
    await expect
      .poll(() => viewer.picture().evaluate((image: HTMLImageElement) => new URL(image.src).searchParams.has("width")))
      .toBe(false);
    expect(await page.evaluate(() => document.documentElement.dataset.blank)).toBeUndefined();
  });

  test("the controls fade while nothing moves, and stay while one of them has the focus", async ({
    dashboard,
    page,
  }) => {
    await page.clock.install();
    await putGrids(dashboard, ["one"]);
    const viewer = await openViewer(dashboard, "one");
    const opacity = (name: string) =>
      viewer.button(name).evaluate((button) => {
        let shown = 1;
        for (let at: Element | null = button; at; at = at.parentElement) shown *= Number(getComputedStyle(at).opacity);
        return shown;
      });
    await page.mouse.move(400, 300);
    await expect.poll(() => opacity("Zoom in (+)")).toBe(1);
    await page.clock.runFor(4000);
    await expect.poll(() => opacity("Zoom in (+)")).toBe(0);
    await expect.poll(() => opacity("Close")).toBe(0);
    await page.mouse.move(420, 300);
    await expect.poll(() => opacity("Zoom in (+)")).toBe(1);
    await page.keyboard.press("Tab");
    await expect(viewer.dialog.locator(":focus")).toHaveCount(1);
    const focused = await viewer.dialog.locator(":focus").evaluate((it) => it.getAttribute("aria-label") ?? "");
    await page.clock.runFor(4000);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    // A step that is not possible is paler.
    await expect.poll(() => opacity(focused)).toBeGreaterThan(0.5);
  });
});

test("without motion the controls stay, and cover nothing of the picture", async ({ dashboard, page }) => {
  await page.clock.install();
  await putGrids(dashboard, ["one"]);
  const viewer = await openViewer(dashboard, "one");
  await page.clock.runFor(10_000);
  const close = (await viewer.button("Close").boundingBox())!;
  const zoom = (await viewer.button("Zoom in (+)").boundingBox())!;
  const box = await viewer.box();
  expect(close.y + close.height).toBeLessThanOrEqual(box.y);
  expect(zoom.y).toBeGreaterThanOrEqual(box.y + box.height - 1);
});

test.describe("with links of their own", () => {
  test.use({ images: "drawn" });

  test("an original that cannot be loaded gives way to a smaller version; without one it can be retried", async ({
    dashboard,
    page,
  }) => {
    dashboard.invariants.expectConsole(/status of 410/);
    await putGrids(dashboard, ["one"]);
    await page.route("**/one.png*", async (route) => {
      const isOriginal = !new URL(route.request().url()).searchParams.has("width");
      await (isOriginal ? route.fulfill({ status: 410 }) : route.continue());
    });
    const viewer = await openLink(dashboard, "?state=viewer&task=one&viewer");
    await expect(viewer.dialog.getByText("The original could not be loaded. This is a smaller version.")).toBeVisible();
    await viewer.waitForPicture();
    await expect(viewer.dialog.getByRole("link", { name: "Open original" })).toHaveAttribute("href", /one\.png/);
    await page.unroute("**/one.png*");
    await page.route("**/one.png*", (route) => route.fulfill({ status: 410 }));
    await page.reload();
    await expect(viewer.dialog.getByText("Image could not be loaded")).toBeVisible();
    await page.unroute("**/one.png*");
    await viewer.button("Try again").click();
    await viewer.waitForPicture();
  });
});

test("a link that has expired, a task without a picture and an unknown task say so", async ({ dashboard, demo, page }) => {
  await putGrids(dashboard, ["old"], { imageUrl: discordLink("old.png", -1) });
  await demo.put({ id: "failed", status: "FAILURE", state: "viewer", imageUrl: null, failReason: "Banned prompt" });
  await demo.put({ id: "running", status: "IN_PROGRESS", state: "viewer", imageUrl: null, progress: "42%" });
  const viewer = await openLink(dashboard, "?state=viewer&task=running&viewer");
  await expect(viewer.pictures.getByText("In progress", { exact: true })).toBeVisible();
  await expect(viewer.pictures.getByRole("progressbar")).toHaveAttribute("value", "42");
  await page.keyboard.press("ArrowRight");
  await viewer.expectTask("failed");
  await expect(viewer.pictures.getByText("Banned prompt", { exact: true })).toBeVisible();
  await expect(viewer.button("Zoom in (+)")).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await viewer.expectTask("old");
  await expect(viewer.pictures.getByText("Link expired", { exact: true })).toBeVisible();
  await openLink(dashboard, "?state=viewer&task=9999999999999999&viewer");
  await expect(viewer.dialog.getByText("Task not found on this server")).toBeVisible();
  await putGrids(dashboard, ["9999999999999999"]);
  await viewer.button("Try again").click();
  await viewer.waitForPicture();
});

test.describe("films", () => {
  // Links stay as they are.
  test.use({ hostConfig: { pictures: { rewrite: [] } } });

  test("films play", async ({ dashboard, page }) => {
    const { query } = JSON.parse(
      readFileSync(new URL("../../fixtures/field-cases/videos.json", import.meta.url), "utf8"),
    );
    await page.route(`**${QUERY}`, (route) => route.fulfill({ json: query }));
    for (const host of ["https://cdn.midjourney.com", "https://oss.example.com"]) {
      dashboard.invariants.allow(host);
      await page.route(`${host}/**`, (route) => route.fulfill({ status: 404 }));
    }
    dashboard.invariants.expectConsole(/status of 404/);
    const id = query.content[0].id;
    // Films that are still loading: the answer never comes.
    await page.route("**/*.mp4", () => {});
    const viewer = await openLink(dashboard, `?task=${id}&viewer`);
    const film = viewer.pictures.getByLabel("Video 1", { exact: true });
    await expect(film).toBeVisible();
    await expect(film).toHaveJSProperty("controls", true);
    await expect(film).toHaveAttribute("src", /0_0\.mp4$/);
    await viewer.button("Video 3").click();
    await expect(viewer.pictures.getByLabel("Video 3", { exact: true })).toHaveAttribute("src", /0_2\.mp4$/);
    await page.unroute("**/*.mp4");
    await viewer.button("Video 2").click();
    await expect(viewer.pictures.getByText("The video could not be loaded")).toBeVisible();
    await expect(viewer.button("Try again")).toBeVisible();
  });
});

test("the task's buttons send one request, and are gone when the page is read only", async ({ dashboard, demo, page }) => {
  const tasks = await demo.query({ status: "SUCCESS", action: "IMAGINE", pageSize: 100 });
  const { id } = tasks.content.find((task) => task.imageUrl && (task.buttons as unknown[] | undefined)?.length)!;
  const viewer = await openViewer(dashboard, id, `ids=${id}`);
  const actions = viewer.dialog.getByRole("region", { name: "Actions" });
  await expect(actions).toHaveCount(0);
  await viewer.button("Actions").click();
  const upscale = actions.getByRole("button", { name: "Upscale image 2" });
  await upscale.dblclick();
  // A dialog that has just been closed may still have its own.
  await expect(viewer.dialog.getByRole("region", { name: "Notifications" }).first()).toContainText("Accepted");
  expect(await demo.log(ACTION)).toHaveLength(1);
  await expect(upscale).toHaveAccessibleDescription("used");
  await upscale.click();
  const question = page.getByRole("dialog", { name: "Run this action again?" });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await viewer.expectTask(id);
  expect(await demo.log(ACTION)).toHaveLength(1);
});

test.describe("read only", () => {
  test.use({ hostConfig: { readOnly: true } });

  test("a read-only page offers no action that changes something", async ({ dashboard }) => {
    await putGrids(dashboard, ["one"]);
    const viewer = await openViewer(dashboard, "one");
    await viewer.button("Actions").click();
    const actions = viewer.dialog.getByRole("region", { name: "Actions" });
    await expect(actions.getByRole("button", { name: "Reload task" })).toBeVisible();
    await expect(actions.getByRole("button", { name: /Upscale/ })).toHaveCount(0);
  });
});

test("the strip shows parent, siblings and children, also those that are not on the page", async ({
  dashboard,
  page,
}) => {
  await putGrids(dashboard, ["parent-0001"], { state: "elsewhere" });
  const made = (id: string, from: string, state: string) =>
    putGrids(dashboard, [id], { action: "UPSCALE", description: `/up ${from} U1`, state });
  await made("sibling-0001", "parent-0001", "elsewhere");
  await made("middle-0001", "parent-0001", "viewer");
  await made("child-0001", "middle-0001", "elsewhere");
  const viewer = await openViewer(dashboard, "middle-0001");
  const related = viewer.strip.getByRole("list", { name: "Related tasks" });
  await expect(related.getByRole("button")).toHaveCount(3);
  const names = await related.getByRole("button").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  expect(names).toEqual([
    "Source Imagine parent-0001",
    "Sibling Upscale sibling-0001",
    "Derived Upscale child-0001",
  ]);
  await related.getByRole("button", { name: /child-0001/ }).click();
  await viewer.expectTask("child-0001");
  await expect(related.getByRole("button", { name: "Source Upscale middle-0001" })).toBeVisible();
  await expect(viewer.button("Next task")).toHaveAccessibleDescription("This task is not on the current page");
  await viewer.strip.getByRole("list", { name: "Tasks on this page" }).or(related).getByRole("button", { name: /middle-0001/ }).click();
  await viewer.expectTask("middle-0001");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Task middle-0001" })).toBeVisible();
});

test("two to four pictures are compared with one zoom; Escape leaves the comparison first", async ({
  dashboard,
  page,
}) => {
  await putGrids(dashboard, ["one", "two", "three", "four", "five"]);
  const viewer = await openViewer(dashboard, "one");
  const compare = viewer.dialog.getByRole("button", { name: "Compare" });
  await compare.click();
  await expect(compare).toHaveAttribute("aria-pressed", "true");
  await dashboard.expectSearch("?state=viewer&task=one&viewer=two");
  const figures = viewer.pictures.getByRole("figure");
  await expect(figures).toHaveCount(2);
  const page1 = viewer.strip.getByRole("list", { name: "Tasks on this page" });
  for (const id of ["three", "four"]) await page1.getByRole("button", { name: `Imagine ${id}` }).click();
  await expect(figures).toHaveCount(4);
  await dashboard.expectSearch("?state=viewer&task=one&viewer=two,three,four");
  await expect(page1.getByRole("button", { name: "Imagine five" })).toHaveAttribute("aria-disabled", "true");
  for (let index = 0; index < 4; index++) await viewer.waitForPicture(index);
  // A zoom about a point of the third picture enlarges the same point of all.
  const { x, y, width, height } = await viewer.frame(2);
  await page.mouse.move(x + width * 0.5, y + height * 0.4);
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -200);
  const relative = async (index: number) => {
    const [frame, box] = [await viewer.frame(index), await viewer.box(index)];
    return [box.width, box.x - frame.x, box.y - frame.y].map(Math.round);
  };
  await expect.poll(async () => (await viewer.box(2)).width).toBeGreaterThan(height * 2);
  for (const index of [0, 1, 3]) expect(await relative(index)).toEqual(await relative(2));
  await viewer.button("Remove two from the comparison").click();
  await expect(figures).toHaveCount(3);
  await dashboard.expectSearch("?state=viewer&task=one&viewer=three,four");
  await page.keyboard.press("Escape");
  await expect(figures).toHaveCount(1);
  await dashboard.expectSearch("?state=viewer&task=one&viewer=");
  await page.keyboard.press("Escape");
  await expect(viewer.dialog).toHaveCount(0);
  // A link shows the same comparison, also of tasks that are not on the page.
  await openLink(dashboard, "?state=nothing&task=one&viewer=two,three");
  await expect(figures).toHaveCount(3);
  for (let index = 0; index < 3; index++) await viewer.waitForPicture(index);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a swipe leads to the next picture, two fingers zoom, and a swipe then moves the picture", async ({
    dashboard,
    page,
  }) => {
    await putGrids(dashboard, ["one", "two"]);
    const viewer = await openViewer(dashboard, "one");
    await touch(page, [[300, 350]], [[220, 352]], [[120, 355]], [[60, 355]]);
    await viewer.expectTask("two");
    await viewer.waitForPicture();
    await touch(page, [[60, 350]], [[140, 352]], [[240, 355]], [[320, 355]]);
    await viewer.expectTask("one");
    await viewer.waitForPicture();
    const fit = await viewer.box();
    const middle = fit.y + fit.height / 2;
    await touch(
      page,
      [[165, middle], [225, middle]],
      [[135, middle], [255, middle]],
      [[105, middle], [285, middle]],
    );
    await expect.poll(async () => (await viewer.box()).width / fit.width).toBeCloseTo(3, 1);
    const enlarged = await viewer.box();
    await touch(page, [[300, middle]], [[250, middle]], [[200, middle]]);
    await expect.poll(async () => Math.round((await viewer.box()).x - enlarged.x)).toBe(-100);
    await viewer.expectTask("one");
    // The page itself is neither zoomed nor scrolled.
    expect(await page.evaluate(() => [visualViewport!.scale, scrollX, scrollY])).toEqual([1, 0, 0]);
  });

  test("nothing is wider than the screen, and every target is large enough", async ({ dashboard, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await putGrids(dashboard, ["one", "two", "three"]);
    const viewer = await openViewer(dashboard, "one");
    await viewer.dialog.getByRole("button", { name: "Compare" }).click();
    await expect(viewer.pictures.getByRole("figure")).toHaveCount(2);
    const found = await viewer.dialog.evaluate((dialog) => {
      const wide = [dialog, ...dialog.querySelectorAll(".modal-body, .modal-head")].filter(
        (it) => it.scrollWidth > it.clientWidth,
      );
      const small = [...dialog.querySelectorAll("button, a")].filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        return width < 44 || height < 44;
      });
      return [...wide, ...small].map((it) => it.outerHTML.slice(0, 120));
    });
    expect(found).toEqual([]);
  });
});

for (const colorScheme of colorSchemes("viewer")) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`the viewer is accessible in the ${colorScheme} theme`, async ({ dashboard, page }) => {
      await putGrids(dashboard, ["one", "two"]);
      const viewer = await openViewer(dashboard, "one");
      await expectAccessible(page, "the viewer");
      await viewer.button("Actions").click();
      await viewer.dialog.getByRole("button", { name: "Compare" }).click();
      await viewer.waitForPicture(1);
      await expectAccessible(page, "the comparison");
      const background = await viewer.dialog.evaluate((it) => getComputedStyle(it).backgroundColor);
      expect(background, "dark in both themes").toBe("rgb(13, 12, 11)");
    });
  });
}

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("every control has a Chinese name", async ({ dashboard, demo, page }) => {
    await putGrids(dashboard, ["one", "two"]);
    await page.goto(new URL("?state=viewer&task=one&viewer", demo.url).href);
    const viewer = page.getByRole("dialog", { name: "看图：one" });
    await viewer.getByRole("button", { name: "对比" }).click();
    const names = await viewer
      .locator("button, a")
      .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent ?? ""));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !/[一-鿿]/.test(name) && !/^\S+ (one|two)$/.test(name))).toEqual([]);
  });
});
