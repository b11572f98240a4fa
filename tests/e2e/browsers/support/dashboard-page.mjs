// The page as an operator uses it: things are found by their role and accessible name, as the browser computes it.

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";

/** What has a role. Not the role that the driver computes: WebKitGTK calls a select a button. */
const SELECTORS = {
  alert: "[role=alert]",
  banner: "header",
  button: "button:not([role])",
  combobox: "select",
  dialog: "dialog[open]",
  group: "fieldset, [role=group]",
  heading: "h1, h2, h3, [role=heading]",
  img: "img, [role=img]",
  link: "a[href]",
  list: "ul, ol",
  listitem: "li",
  main: "main",
  navigation: "nav",
  region: "section",
  search: "search, [role=search]",
  searchbox: "input[type=search]",
  status: "[role=status]",
  textbox: "textarea, input[type=text], input[type=url], input[type=password], input:not([type])",
};

/**
 * Runs in the page: the visible elements that match a selector below `root`. Those in whose texts `name` does not occur are
 * left out, so that the driver, which needs some milliseconds for each, is asked for few.
 */
function findCandidates(root, selector, name) {
  const texts = (element) => [
    element.textContent,
    ...["aria-label", "alt", "title", "placeholder"].map((attribute) => element.getAttribute(attribute)),
    ...(element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
    ...[...(element.labels ?? [])].map((label) => label.textContent),
  ];
  return [...(root ?? document).querySelectorAll(selector)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest("[aria-hidden=true], [inert]") &&
      (name === null || texts(element).some((text) => text?.replace(/\s+/g, " ").includes(name))),
  );
}

class Locator {
  constructor(driver, role, name, parent) {
    assert.ok(SELECTORS[role], `no selector for the role ${role}`);
    Object.assign(this, { driver, role, name, parent });
  }

  /** What has this role, and this name if one is given, inside of this. */
  get(role, name) {
    return new Locator(this.driver, role, name, this);
  }

  toString() {
    const own = this.name === undefined ? this.role : `${this.role} “${this.name}”`;
    return this.parent ? `${own} in ${this.parent}` : own;
  }

  /** All that are there now. */
  async elements() {
    const root = this.parent ? await this.parent.elementNow() : null;
    const found = await this.driver.executeScript(findCandidates, root, SELECTORS[this.role], this.name ?? null);
    if (this.name === undefined) return found;
    const names = await Promise.all(found.map((element) => element.getAccessibleName()));
    return found.filter((_, index) => names[index].trim() === this.name);
  }

  /** The one that is there now. */
  async elementNow() {
    const found = await this.elements();
    assert.equal(found.length, 1, `${found.length} times ${this}, not once`);
    return found[0];
  }

  /** The one, as soon as it is there. */
  element() {
    return eventually(() => this.elementNow());
  }

  async click() {
    await eventually(async () => (await this.elementNow()).click());
  }

  /** Types in the place of what is there. */
  async fill(text) {
    const element = await this.element();
    await element.clear();
    await element.sendKeys(text);
  }

  /** Chooses an option of a select by its text. */
  async select(text) {
    await eventually(async () => {
      const select = await this.elementNow();
      const options = await this.driver.executeScript(
        (select, text) => [...select.options].filter((option) => option.text === text),
        select,
        text,
      );
      assert.equal(options.length, 1, `${this} has ${options.length} options “${text}”`);
      await options[0].click();
    });
  }

  async expectCount(count) {
    await eventually(async () => assert.equal((await this.elements()).length, count, `${this}`));
  }

  async expectText(pattern) {
    await eventually(async () => assert.match(await (await this.elementNow()).getText(), pattern, `${this}`));
  }

  async expectAttribute(attribute, value) {
    await eventually(async () =>
      assert.equal(await (await this.elementNow()).getAttribute(attribute), value, `${attribute} of ${this}`),
    );
  }

  async expectFocus() {
    await eventually(async () =>
      assert.ok(
        await this.driver.executeScript((element) => element === document.activeElement, await this.elementNow()),
        `${this} has no focus`,
      ),
    );
  }
}

export class DashboardPage {
  /** What happened in pages that were left; see watch.js. */
  #problems = [];

  constructor(driver, demo) {
    Object.assign(this, { driver, demo });
    this.filters = this.get("search", "Filters");
    this.tasks = this.get("list", "Tasks");
    this.pager = this.get("navigation", "Pages");
  }

  get(role, name) {
    return new Locator(this.driver, role, name);
  }

  /** Opens the page at an address and waits for its tasks, or for what stands in their place. */
  async open(query = "") {
    await this.#leave();
    await this.driver.get(new URL(query, this.demo.url).href);
    await this.settled();
  }

  async reload() {
    await this.#leave();
    await this.driver.navigate().refresh();
    await this.settled();
  }

  /** The last query has its answer. */
  async settled() {
    await eventually(async () => {
      const [status, busy] = await this.evaluate(() => [
        document.querySelector("[role=status]")?.textContent,
        document.querySelectorAll("[aria-busy=true], #boot").length,
      ]);
      assert.ok(status, "the results are not announced");
      assert.equal(busy, 0, "the page is busy");
    });
  }

  evaluate(script, ...args) {
    return this.driver.executeScript(script, ...args);
  }

  /** The ids of the tasks, in their order. */
  ids() {
    return this.evaluate(() => [...document.querySelectorAll("[data-task-id]")].map((card) => card.dataset.taskId));
  }

  /** The page shows these tasks in this order. */
  async expectTasks({ content }) {
    const expected = content.map((task) => task.id);
    await eventually(async () => assert.deepEqual(await this.ids(), expected));
  }

  /** The query in the address. */
  async expectSearch(search) {
    await eventually(async () => assert.equal(new URL(await this.driver.getCurrentUrl()).search, search));
  }

  /** Opens a task by the link of its card. */
  async openTask(id) {
    await this.tasks.get("link", `Open task ${id}`).click();
    const dialog = this.get("dialog", `Task ${id}`);
    await dialog.element();
    return dialog;
  }

  /** Presses a key wherever the focus is. */
  async press(key) {
    await this.driver.actions().sendKeys(key).perform();
  }

  /** The paths of the files with this ending that the page has fetched, each as often as it was. */
  async fetched(ending) {
    const urls = await this.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    return urls.map((url) => new URL(url).pathname).filter((path) => path.endsWith(ending));
  }

  /** Every violation of the policy, error and warning since the last call. */
  async takeProblems() {
    await this.#collect();
    return this.#problems.splice(0);
  }

  async close() {
    await this.#leave();
    await this.driver.get("about:blank");
  }

  async #leave() {
    if ((await this.driver.getCurrentUrl()).startsWith(this.demo.url)) await this.#collect();
  }

  async #collect() {
    const problems = await this.evaluate(() => globalThis.pageProblems?.splice(0) ?? null);
    assert.ok(problems, "watch.js did not run in the page");
    this.#problems.push(...problems);
  }
}
