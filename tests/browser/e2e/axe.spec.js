// No view breaks a rule of accessibility that a program can check (axe-core: WCAG 2.2 A and AA, best practices).
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixture.js';
import { button, fullSpeed, open, playToTheEnd, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** The panels, as index.html calls them. */
const PANELS = ['curves', 'luck', 'inside', 'take', 'data', 'network', 'training'];

/** Opens one of them. @param {Page} page @param {string} name */
async function show(page, name) {
  const details = page.locator(`[data-panel="${name}"]`);
  await details.locator('summary').first().click();
  await expect(details.locator('.body')).not.toHaveText(/^$|^Opening…$/);
}

/** Each view, and what a visitor does to see it after the one before. @type {[string, (page: Page) => Promise<unknown>][]} */
const VIEWS = [
  ['the first view', (page) => open(page)],
  ['a mistake in a field', async (page) => {
    await page.getByLabel('Learning rate').fill('-1');
    await page.keyboard.press('Enter');
    await expect(page.locator('#learning-rate-error')).toBeVisible();
  }],
  ['all models trained, with an earlier curve', async (page) => {
    await open(page);
    await page.getByLabel('Train to', { exact: true }).fill('100');
    await page.keyboard.press('Enter');
    await fullSpeed(page);
    await playToTheEnd(page, '100');
    // This also trains it.
    await button(page, 'New seed').click();
    await expect(status(page)).toHaveText('Done: 100 epochs trained.');
    await button(page, 'More activations').click();
    await expect(page.locator('#others')).toBeVisible();
  }],
  ['an earlier epoch', async (page) => {
    await page.getByLabel('Progress').fill('40');
    await expect(page.locator('#progress-text')).toContainText('40');
  }],
  ...PANELS.map((name) => /** @type {[string, (page: Page) => Promise<unknown>]} */ ([`the panel “${name}”`, async (page) => {
    await show(page, name);
    // What folds inside it is opened, too.
    await page.locator('.body details').evaluateAll((all) => {
      for (const details of all) details.open = true;
    });
  }])),
  ['many seeds, trained', async (page) => {
    const luck = page.locator('[data-panel="luck"]');
    await page.getByLabel('Seeds', { exact: true }).fill('10');
    await luck.getByRole('button', { name: /^Train / }).click();
    await expect(luck.getByRole('status')).toContainText('Done', { timeout: 30_000 });
  }],
  ['points on the plane', async (page) => {
    await page.getByLabel('Data set').selectOption('circles');
    await expect(page.locator('.plane').first()).toBeVisible();
  }],
  ['the guided lesson', (page) => show(page, 'lesson')],
  ['presenter mode', async (page) => {
    await button(page, 'Present').click();
    await expect(page.locator('.presenting')).toBeVisible();
  }],
  ['Spanish', async (page) => {
    await page.keyboard.press('Escape');
    await button(page, 'Español').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  }],
];

// Contrast is of the colours, order and size of the layout: either pair has what the other has not.
for (const { width, height, colorScheme } of /** @type {const} */ ([
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
])) {
  test(`axe finds nothing at ${width} px in ${colorScheme}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [view, go] of VIEWS) {
      await test.step(view, async () => {
        await go(page);
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        expect(passes.length).toBeGreaterThan(20);
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} (${failureSummary})`).join('; ')}`), view).toEqual([]);
      });
    }
  });
}
