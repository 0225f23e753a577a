// What a visitor does and reads, by accessible names.
import { expect } from './fixture.js';

export { fixture, lastOf } from '../figures.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** The state of training; panels have a status of their own. @param {Page} page */
export const status = (page) => page.getByRole('status').and(page.locator('#status'));

/** @param {Page} page */
export async function open(page) {
  await page.goto('./');
  await expect(status(page)).toHaveText('Ready. Press Play.');
}

/** Speeds training up as far as it goes. @param {Page} page */
export async function fullSpeed(page) {
  await page.getByLabel('Speed').fill('7');
}

/** @param {Page} page @param {string} epoch */
export async function playToTheEnd(page, epoch = '1,000') {
  await button(page, 'Play').click();
  // At 60 frames a second and 5 epochs a frame this takes 3.4 s; a busy machine takes its time.
  await expect(status(page)).toHaveText(`Done: ${epoch} epochs trained.`, { timeout: 30_000 });
}

/** The table's row of a model: epoch, losses and accuracies as they stand there. @param {Page} page @param {string} letter */
export async function row(page, letter) {
  const cells = page.getByRole('row', { name: new RegExp(`^.? ?${letter} \\d+-`) }).getByRole('cell');
  return cells.allInnerTexts();
}

/** @param {Page} page */
export const log = (page) => page.locator('#log pre').allInnerTexts();

/** @param {Page} page @param {string} letter */
export const model = (page, letter) => page.getByRole('radio', { name: new RegExp(`^.? ?${letter} \\d+-`) });

/** The faded curves' entries. @param {Page} page */
export const faded = (page) => page.getByRole('button', { name: /^Remove the earlier curve of/ });

/** Opens one of the panels, and waits until it is there. @param {Page} page @param {string} name */
export async function panel(page, name) {
  const details = page.locator('details').filter({ has: page.locator('summary').getByText(name, { exact: true }) }).last();
  await details.locator('summary').first().click();
  await expect(details.locator('.body')).not.toHaveText(/^$|^Opening…$/);
}
