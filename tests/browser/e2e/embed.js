// An embedded page and the page around it, as tests see them.
import { expect } from './fixture.js';
import { fixture } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').FrameLocator} FrameLocator */

/** The example's three: a frame, an element with buttons, an element that looks inside. @param {Page} page */
export function three(page) {
  const element = (/** @type {number} */ k) => page.locator('relu-playground').nth(k).locator('iframe').contentFrame();
  return [page.locator('main > iframe').contentFrame(), element(0), element(1)];
}

/** @param {FrameLocator} frame */
export const status = (frame) => frame.locator('#status');

/** Brings every frame into view once, so that the lazy ones load. @param {Page} page */
export async function openExample(page) {
  await page.goto('./example.html');
  for (const frame of [page.locator('main > iframe'), page.locator('relu-playground').nth(0), page.locator('relu-playground').nth(1)]) {
    await frame.scrollIntoViewIfNeeded();
  }
  for (const frame of three(page)) await expect(status(frame)).toHaveText('Ready. Press Play.');
}

/** The table's row of a model, which is on the page whether it is seen or not. @param {FrameLocator} frame @param {number} k */
export const row = (frame, k) => frame.locator('#figures tbody tr').nth(k).locator('td').allTextContents();

/** @param {string} name */
export function lastOf(name) {
  const run = fixture(name);
  const percent = (/** @type {number} */ correct, /** @type {number} */ rows) => `${((100 * correct) / rows).toFixed(2)} %`;
  return [
    '1,000', run.train_loss.at(-1).toFixed(5), run.test_loss.at(-1).toFixed(5),
    percent(run.train_correct.at(-1), run.n_train), percent(run.test_correct.at(-1), run.n_test),
  ];
}

/** Does something with an element in the page around. @param {Page} page @param {number} k @param {string} method */
export const call = (page, k, method) => page.locator('relu-playground').nth(k).evaluate((element, name) => element[name](), method);

/** Neither the page around nor what is in a frame needs a bar. @param {Page} page @param {FrameLocator} frame */
export async function expectFits(page, frame) {
  await expect.poll(() => frame.locator('html').evaluate((html) => [html.scrollWidth - innerWidth, html.scrollHeight - innerHeight].filter((over) => over > 0))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
