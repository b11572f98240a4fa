// Page object of the viewer.

import { expect, type Locator, type Page } from "@playwright/test";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export class ViewerPage {
  readonly dialog: Locator;
  readonly pictures: Locator;
  readonly strip: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Viewer: / });
    this.pictures = this.dialog.getByRole("group", { name: "Pictures", exact: true });
    this.strip = this.dialog.getByRole("group", { name: "Other pictures" });
  }

  button(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  /** A picture by its place; thumbnails below an original are left out. */
  picture(index = 0): Locator {
    return this.pictures.getByRole("figure").nth(index).getByRole("img", { name: /^Image/ }).last();
  }

  async expectTask(id: string): Promise<void> {
    await expect(this.page.getByRole("dialog", { name: `Viewer: ${id}`, exact: true })).toBeVisible();
  }

  /** Waits until the original of a picture is decoded and shown. */
  async waitForPicture(index = 0): Promise<Locator> {
    const picture = this.picture(index);
    // The demo may have to draw it first.
    await expect(picture).toHaveJSProperty("complete", true, { timeout: 30_000 });
    await expect(picture).toHaveCSS("opacity", "1");
    return picture;
  }

  /** Where a picture is, once the layout has settled. */
  async box(index = 0): Promise<Box> {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return (await this.picture(index).boundingBox())!;
  }

  /** The point of a picture, in fractions of its size, at a point of the window. */
  async pointAt(x: number, y: number, index = 0): Promise<[number, number]> {
    const box = await this.box(index);
    return [(x - box.x) / box.width, (y - box.y) / box.height];
  }

  /** The place of a figure, which is the frame of its picture. */
  async frame(index = 0): Promise<Box> {
    return (await this.pictures.getByRole("figure").nth(index).boundingBox())!;
  }
}
