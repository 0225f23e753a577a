import { chromiumOnly, expect, test } from './fixture.js';
import { button, faded, fullSpeed, lastOf, open, panel, playToTheEnd, status } from './page.js';
import { present, read } from './present.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Playwright drives Firefox without the looks of print and of dark themes. */
const CHROMIUM = chromiumOnly('needs the looks of print, emulated');

/** From now on `print()` lays the handout out, and leaves it there to be looked at. @param {Page} page */
const holdPrints = (page) =>
  page.addInitScript(() => {
    globalThis.prints = 0;
    globalThis.print = () => {
      globalThis.prints += 1;
      dispatchEvent(new Event('beforeprint'));
    };
  });

/** @param {Page} page */
const handout = (page) => page.getByRole('article');

/** Prints by the button, and shows what is printed. @param {Page} page */
async function print(page) {
  await button(page, 'Print handout').click();
  await expect.poll(() => page.evaluate(() => globalThis.prints)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(handout(page)).toBeVisible();
}

/** How many pages the browser makes of it. @param {Page} page @param {string} format */
async function pages(page, format) {
  const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length;
}

test('the handout has recipe, curves, figures, link and room to write, and nothing else', CHROMIUM, async ({ page }) => {
  await holdPrints(page);
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  await print(page);
  for (const heading of ['What does an activation function do?', 'My prediction, before the networks are trained', 'Recipe', 'Learning curves', 'Was it luck?', 'What happened, and why?', 'Open it again']) {
    await expect(handout(page).getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(handout(page)).toContainText('299 heart-failure patients');
  await expect(handout(page)).toContainText('torch.manual_seed(42)');
  await expect(handout(page)).toContainText('Not tested.');
  await expect(handout(page)).toContainText(page.url());
  await expect(handout(page).locator('.ruled')).toHaveCount(5);
  const cells = handout(page).getByRole('row', { name: /C 12-5-ReLU-1/ }).getByRole('cell');
  await expect(cells).toHaveText(lastOf('run_relu_s42.json'));
  const code = handout(page).getByRole('img', { name: `QR code of ${page.url()}` });
  expect(await read(code)).toBe(page.url());
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('main')).toBeHidden();
});

test('its curves are crisp, and dark on white in a dark theme, too', CHROMIUM, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await holdPrints(page);
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  await print(page);
  const charts = await handout(page).locator('canvas').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      let [ink, pale, colored] = [0, 0, 0];
      for (let k = 0; k < data.length; k += 4) {
        const [red, green, blue, opacity] = data.subarray(k, k + 4);
        if (opacity < 255) continue;
        ink += Number(Math.max(red, green, blue) < 40);
        // Of an ink that is for a dark ground.
        pale += Number(Math.min(red, green, blue) > 215 && Math.max(red, green, blue) < 250);
        colored += Number(Math.max(red, green, blue) - Math.min(red, green, blue) > 80);
      }
      return { scale: width / canvas.getBoundingClientRect().width, ink, pale, colored };
    }),
  );
  expect(charts).toHaveLength(2);
  for (const { scale, ink, pale, colored } of charts) {
    expect(scale).toBeGreaterThanOrEqual(2.9);
    expect(ink).toBeGreaterThan(1000);
    expect(colored).toBeGreaterThan(1000);
    expect(pale).toBeLessThan(ink / 10);
  }
  // The page's own charts have kept their theme.
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('#accuracy canvas').first()).toBeVisible();
  expect(await page.locator('#accuracy').evaluate((box) => getComputedStyle(box).getPropertyValue('--ink').trim())).not.toBe('#000000');
});

for (const format of ['A4', 'Letter']) {
  test(`it is one page of ${format}, also by Ctrl+P, from presenter mode and from the browser’s menu`, CHROMIUM, async ({ page }) => {
    await open(page);
    // Before anything is ready the page itself is printed, without what is to be pressed.
    await page.emulateMedia({ media: 'print' });
    await expect(button(page, 'Play')).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
    await page.emulateMedia({ media: null });
    await fullSpeed(page);
    await playToTheEnd(page);
    // The run has ended: soon the handout is ready for whoever prints.
    const isReady = () => page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const isMade = document.querySelector('.handout') !== null;
      dispatchEvent(new Event('afterprint'));
      return isMade;
    });
    await expect.poll(isReady).toBe(true);
    await page.evaluate(() => addEventListener('beforeprint', () => {
      globalThis.printed = document.querySelector('.handout')?.textContent;
    }));
    expect(await pages(page, format)).toBe(1);
    expect(await page.evaluate(() => globalThis.printed)).toContain('My prediction');
    // What was printed is gone again.
    await expect(page.locator('.handout')).toHaveCount(0);
    await present(page);
    await page.evaluate(() => {
      globalThis.printed = undefined;
      globalThis.print = () => { globalThis.isAsked = true; };
    });
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate(() => globalThis.isAsked)).toBe(true);
    expect(await pages(page, format)).toBe(1);
    expect(await page.evaluate(() => globalThis.printed)).toContain('My prediction');
    await expect(button(page, 'Leave')).toBeVisible();
  });
}

test('a long recipe with many curves is one page, too, with all that it has', CHROMIUM, async ({ page }) => {
  const parts = ['optimizer=rmsprop', 'lr=0.002', 'weight-decay=0.001', 'l1=0.0001', 'schedule=step:100:0.5', 'batch=32', 'seed=4294967295', 'epochs=60'];
  const layers = Array.from({ length: 8 }, (_, k) => `${100 + k}:${k % 2 ? 'leaky_relu' : 'softplus'}`).join(',');
  await page.goto(`./#${[...parts, `b=${layers}`, 'v=1'].join('&')}`);
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await fullSpeed(page);
  await page.getByRole('radio', { name: 'All three' }).check();
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText('Done: 60 epochs trained.', { timeout: 30_000 });
  for (const name of ['Linear', 'ReLU', 'Linear']) {
    await button(page, name).click();
    await expect(status(page)).toHaveText('Done: 60 epochs trained.', { timeout: 30_000 });
  }
  await expect(faded(page)).not.toHaveCount(0);
  await page.evaluate(() => {
    globalThis.prints = 0;
    globalThis.print = () => { globalThis.prints += 1; };
    addEventListener('beforeprint', () => {
      const box = document.querySelector('.handout');
      const edges = [...box.querySelectorAll('*')].map((element) => element.getBoundingClientRect());
      const { bottom, right } = box.getBoundingClientRect();
      globalThis.beyond = [Math.max(...edges.map((edge) => edge.bottom)) - bottom, Math.max(...edges.map((edge) => edge.right)) - right];
    });
  });
  await button(page, 'Print handout').click();
  await expect.poll(() => page.evaluate(() => globalThis.prints)).toBe(1);
  expect(await pages(page, 'Letter')).toBe(1);
  // Nothing is cut off, below or to the right.
  expect(Math.max(...(await page.evaluate(() => globalThis.beyond)))).toBeLessThan(1);
});

test('it has the verdict, where there is one', CHROMIUM, async ({ page }) => {
  await holdPrints(page);
  await open(page);
  await panel(page, 'Was it luck?');
  await page.getByLabel('Seeds', { exact: true }).fill('10');
  await page.getByRole('button', { name: 'Train 10 seeds' }).click();
  await expect(page.getByText('Done: seeds 0 to 9.')).toBeVisible({ timeout: 60_000 });
  await print(page);
  await expect(handout(page)).toContainText(/Over 10 seeds .* C 12-5-ReLU-1 .*always on the one split of seed 10/);
  await expect(handout(page)).not.toContainText('Not tested');
  // Another recipe has not been tested, also while the panel is closed.
  await page.emulateMedia({ media: null });
  await page.evaluate(() => {
    globalThis.prints = 0;
    dispatchEvent(new Event('afterprint'));
  });
  await page.locator('[data-panel="luck"] > summary').click();
  await page.getByLabel('Seed of the split').fill('11');
  await page.getByLabel('Seed of the split').press('Enter');
  await print(page);
  await expect(handout(page)).toContainText('Not tested');
});

test('its verdict is of now, though the panel was closed before there was one', CHROMIUM, async ({ page }) => {
  await holdPrints(page);
  await open(page);
  await panel(page, 'Was it luck?');
  await page.getByLabel('Seeds', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'Train 20 seeds' }).click();
  await page.locator('[data-panel="luck"] > summary').click();
  await print(page);
  await expect.poll(async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    return handout(page).textContent();
  }, { timeout: 60_000 }).toMatch(/Over 20 seeds .* C 12-5-ReLU-1 .*always on the one split of seed 10/);
  await expect(handout(page)).not.toContainText('So far');
});

test.describe('without a connection', () => {
  test.use({ expectedComplaint: /handout\.js|relu_playground|Failed to load resource/ });

  test('it says so, and is printed once it is there; without the QR code’s program the link is', CHROMIUM, async ({ page }) => {
    await holdPrints(page);
    await page.route('**/handout.js', (route) => route.abort());
    await page.route('**/relu_playground*', (route) => route.abort());
    await open(page);
    await button(page, 'Print handout').click();
    await expect(status(page)).toContainText('That part could not be opened');
    expect(await page.evaluate(() => globalThis.prints)).toBe(0);
    await page.unroute('**/handout.js');
    await page.reload();
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await print(page);
    await expect(handout(page)).toContainText(page.url());
    await expect(handout(page).locator('svg')).toHaveCount(0);
  });
});
