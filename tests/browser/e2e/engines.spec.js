// What must not depend on the engine: the bits of every recipe, with SIMD and without.
import { BITS, fingerprintsInPage, FINGERPRINTS } from '../bits.js';
import { expect, test } from './fixture.js';
import { button, fullSpeed, lastOf, open, panel, playToTheEnd, row, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

test('every recipe comes to the bits of the native build', async ({ page }) => {
  await open(page);
  const work = `(${fingerprintsInPage})(${JSON.stringify(FINGERPRINTS)}, '')`;
  expect(await page.evaluate(work)).toEqual(BITS);
});

test('so it does without SIMD', async ({ page }) => {
  await open(page);
  const work = `(${fingerprintsInPage})(${JSON.stringify(FINGERPRINTS)}, 'plain/')`;
  expect(await page.evaluate(work)).toEqual(BITS);
});

/** Has page and workers find that the engine has no SIMD: the probe gets an instruction that there is not. @param {Page} page */
const lackSimd = (page) => page.route('**/engine.js', async (route) => {
  const response = await route.fetch();
  const script = await response.text();
  const changed = script.replace(/253, ?15/, '255,15');
  expect(changed).not.toBe(script);
  await route.fulfill({ response, body: changed });
});

/** The verdicts of a study of few seeds. @param {Page} page */
async function verdicts(page) {
  await panel(page, 'Was it luck?');
  await page.getByLabel('Seeds', { exact: true }).fill('10');
  const luck = page.locator('[data-panel="luck"]');
  await luck.getByRole('button', { name: /^Train / }).click();
  await expect(luck.getByRole('status')).toHaveText('Done: seeds 0 to 9.', { timeout: 30_000 });
  return luck.locator('.verdicts').innerText();
}

test.describe('an engine without SIMD', () => {
  // It preloads the fast module, and does without.
  test.use({ expectedComplaint: /was preloaded/ });

  test('trains and studies with the plain modules, and says nothing of it', async ({ page, context }) => {
    /** @type {string[]} */
    const asked = [];
    context.on('request', (request) => asked.push(request.url().replace(/^.*\/pkg\//, '')));
    await open(page);
    const usual = await verdicts(page);
    asked.length = 0;
    await lackSimd(page);
    await page.reload();
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await fullSpeed(page);
    await playToTheEnd(page);
    for (const [letter, name] of [['A', 'run_linear_s42.json'], ['B', 'run_deep_linear_s42.json'], ['C', 'run_relu_s42.json']]) {
      expect(await row(page, letter)).toEqual(lastOf(name));
    }
    await button(page, 'ReLU').click();
    await expect.poll(() => row(page, 'A')).toEqual(lastOf('run_relu_s42.json'));
    await button(page, 'Linear').click();
    expect(await verdicts(page)).toBe(usual);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(asked).toEqual(expect.arrayContaining(['plain/relu_lesson_bg.wasm', 'plain/relu_playground_bg.wasm']));
    expect(asked).not.toContain('relu_playground_bg.wasm');
  });
});

test.describe('where a policy must have “unsafe-eval” for WebAssembly, as in Safari 15', () => {
  test.use({ expectedComplaint: /wasm-unsafe-eval|unsafe-eval|Content.Security.Policy|was preloaded/ });

  test('the page goes on at old.html, with its link', async ({ page }) => {
    // An engine that does not know “wasm-unsafe-eval” passes it over.
    await page.route((url) => url.pathname === '/', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      delete headers['content-security-policy'];
      await route.fulfill({ response, headers, body: (await response.text()).replace(" 'wasm-unsafe-eval'", '') });
    });
    await page.goto('./?class=7b#seed=7&v=1');
    await expect(page).toHaveURL(/\/old\.html\?class=7b#seed=7&v=1$/);
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await expect(page.getByLabel('Seed of the weights')).toHaveValue('7');
    await fullSpeed(page);
    await playToTheEnd(page);
  });
});
