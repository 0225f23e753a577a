// Time travel: the page goes back to an epoch, and on from there, by mouse, keyboard and touch.
import { chromiumOnly, expect, test } from './fixture.js';
import { button, faded, fullSpeed, open, panel, playToTheEnd, row, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const scrubber = (page) => page.getByRole('slider', { name: 'Progress' });

/** @param {Page} page @param {string} epochs */
async function trainTo(page, epochs) {
  await page.getByLabel('Train to').fill(epochs);
  await page.keyboard.press('Enter');
  await fullSpeed(page);
  await playToTheEnd(page, Number(epochs).toLocaleString('en'));
}

/** @param {Page} page @param {number} epoch */
async function scrubTo(page, epoch) {
  await scrubber(page).fill(String(epoch));
  await expectPast(page, epoch);
}

/** @param {Page} page @param {number} epoch */
async function expectPast(page, epoch) {
  await expect(status(page)).toHaveText(epoch === 0
    ? 'Ready. Press Play. Play starts a new branch here.'
    : `Paused after ${epoch === 1 ? '1 epoch' : `${epoch} epochs`}. Play starts a new branch here.`);
  await expect(scrubber(page)).toHaveValue(String(epoch));
}

/** The number of what a canvas shows: another for any other picture. @param {import('@playwright/test').Locator} canvases */
const pictures = (canvases) => canvases.evaluateAll((all) => all.map((canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return pixels.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 0);
}));

/** All that the page tells of an epoch. @param {Page} page */
async function told(page) {
  const inside = page.locator('details[data-panel="inside"]');
  const figures = [];
  for (const letter of ['A', 'B', 'C']) figures.push(await row(page, letter));
  return {
    figures,
    log: await page.locator('#log').innerText(),
    legend: await page.locator('#legend').innerText(),
    loss: await page.locator('#loss-text').textContent(),
    tables: await inside.getByRole('table').allInnerTexts(),
    drawn: await pictures(inside.locator('.plane canvas, .diagram canvas, .bend canvas')),
  };
}

for (const [name, data] of [['the lesson', 'heart'], ['circles', 'circles']]) {
  test(`epoch 317 of ${name} is what a page shows that was trained to 317`, async ({ page, context }) => {
    /** @param {Page} which @param {string} epochs */
    const prepare = async (which, epochs) => {
      await open(which);
      // The lesson's edition begins; what is asked for later must be exact all the same.
      if (data !== 'heart') await which.getByLabel('Data set').selectOption(data);
      await trainTo(which, epochs);
    };
    await prepare(page, '1000');
    await scrubTo(page, 317);
    await panel(page, 'Look inside');
    const fresh = await context.newPage();
    await prepare(fresh, '317');
    await panel(fresh, 'Look inside');
    // The axes of the charts are as long as the runs; the rest is the same in every pixel.
    const now = async (which) => JSON.stringify(await told(which)).replaceAll('1,000 epochs wide', 'epochs wide').replaceAll('317 epochs wide', 'epochs wide');
    await page.bringToFront();
    await expect.poll(() => told(page).then(({ tables }) => tables.length)).toBeGreaterThan(2);
    const past = await now(page);
    await fresh.bringToFront();
    await expect.poll(() => now(fresh)).toBe(past);
    // And back again.
    await page.bringToFront();
    await button(page, 'Back to now').click();
    await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
    await expect(scrubber(page)).toBeFocused();
    expect((await row(page, 'C'))[0]).toBe('1,000');
    expect(await now(page)).not.toBe(past);
  });
}

test('by mouse: dragging goes along, and the end is now', async ({ page }) => {
  await open(page);
  await trainTo(page, '1000');
  await scrubTo(page, 900);
  const box = await scrubber(page).boundingBox();
  const y = box.y + box.height / 2;
  const x = (share) => box.x + 8 + share * (box.width - 16);
  await page.mouse.move(x(0.9), y);
  await page.mouse.down();
  for (const share of [0.8, 0.2, 0.6, 0.31]) await page.mouse.move(x(share), y, { steps: 5 });
  const value = Number(await scrubber(page).inputValue());
  expect(Math.abs(value - 310)).toBeLessThan(12);
  await expectPast(page, value);
  expect((await row(page, 'A'))[0]).toBe(String(value));
  // Nothing moves under the pointer.
  expect((await scrubber(page).boundingBox()).x).toBe(box.x);
  await page.mouse.move(x(1.1), y, { steps: 5 });
  await page.mouse.up();
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  await expect(button(page, 'Back to now')).toBeHidden();
});

test('by keyboard: single epochs, pages, and both ends', async ({ page }) => {
  await open(page);
  await trainTo(page, '1000');
  await scrubber(page).focus();
  for (const [key, epoch] of [['ArrowLeft', 999], ['ArrowDown', 998], ['PageDown', 898], ['Home', 0], ['ArrowRight', 1], ['PageUp', 101]]) {
    await page.keyboard.press(key);
    await expectPast(page, epoch);
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', `epoch ${epoch} of 1,000`);
    expect((await row(page, 'B'))[0]).toBe(String(epoch));
  }
  await page.keyboard.press('End');
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'epoch 1,000 of 1,000');
  // Space plays, as everywhere.
  await page.keyboard.press('Home');
  await expectPast(page, 0);
  await page.keyboard.press('Space');
  await expect(faded(page)).toHaveCount(3);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a tap goes there, and the scrubber stays in sight', chromiumOnly('needs touch, emulated'), async ({ page }) => {
    await open(page);
    await trainTo(page, '1000');
    const { width, height } = await scrubber(page).boundingBox();
    await scrubber(page).tap({ position: { x: width / 2, y: height / 2 } });
    await expect(button(page, 'Back to now')).toBeVisible();
    const value = Number(await scrubber(page).inputValue());
    expect(Math.abs(value - 500)).toBeLessThan(30);
    await expectPast(page, value);
    await page.locator('#log').scrollIntoViewIfNeeded();
    await expect(scrubber(page)).toBeInViewport();
    await button(page, 'Back to now').tap();
    await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  });
});

test('scrubbing pauses, and Play goes on as a branch', async ({ page }) => {
  await open(page);
  await button(page, 'Play').click();
  await expect.poll(async () => Number((await row(page, 'A'))[0].replace(',', ''))).toBeGreaterThan(60);
  await scrubTo(page, 17);
  await expect(button(page, 'Play')).toBeVisible();
  await expect(faded(page)).toHaveCount(0);
  const figures = await row(page, 'C');
  await button(page, 'Step').click();
  await expect(status(page)).toContainText('Paused after 18 epochs. This is a new branch, the same as the earlier run in its first 17 epochs.');
  await expect(faded(page)).toHaveCount(3);
  await expect(button(page, 'Back to now')).toBeHidden();
  expect((await row(page, 'C'))[0]).toBe('18');
  // The branch has a past of its own.
  await scrubTo(page, 17);
  expect(await row(page, 'C')).toEqual(figures);
});

test('what is set by hand in the past is a branch, and its link repeats it', async ({ page }) => {
  await open(page);
  await trainTo(page, '200');
  for (const [label, value] of [['Train to', '400'], ['Learning rate', '0.05']]) {
    await page.getByLabel(label).fill(value);
    await page.keyboard.press('Enter');
  }
  await playToTheEnd(page, '400');
  await scrubTo(page, 100);
  await page.getByLabel('keep trained weights').check();
  await button(page, 'More activations').click();
  await button(page, 'Tanh').click();
  await expect(faded(page)).toHaveCount(3);
  await expect(page.locator('#legend')).toContainText('A 12-5-Tanh-1 (Linear until epoch 100)');
  // The change of the learning rate at epoch 200 was the earlier run's.
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/a\.changes=100,/);
  expect(await page.evaluate(() => location.hash)).not.toContain('200');
  await button(page, 'Play').click();
  await expect(status(page)).toContainText('Done: 400 epochs trained.');
  const figures = [await row(page, 'A'), await row(page, 'B'), await row(page, 'C')];
  await page.reload();
  await fullSpeed(page);
  await playToTheEnd(page, '400');
  expect([await row(page, 'A'), await row(page, 'B'), await row(page, 'C')]).toEqual(figures);
});

test('a weight that is set in the past is a branch', async ({ page }) => {
  await open(page);
  await trainTo(page, '200');
  await panel(page, 'Look inside');
  await scrubTo(page, 50);
  await page.locator('.diagram').focus();
  for (const key of ['End', 'ArrowLeft']) await page.keyboard.press(key);
  await page.getByLabel('Set it to').fill('1.5');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('This is a new branch, the same as the earlier run in its first 50 epochs.');
  await expect(faded(page)).toHaveCount(3);
  await expect(page.locator('#legend')).toContainText(/A 12-5-1 linear \(.*epoch 50\)/);
});

test('Reset, another seed and another data set leave the past', async ({ page }) => {
  await open(page);
  await trainTo(page, '200');
  for (const leave of [
    async () => {
      await button(page, 'Reset').click();
      await expect(status(page)).toHaveText('Ready. Press Play.');
      await button(page, 'Play').click();
    },
    // These go on by themselves, as they do at the end of a run.
    () => button(page, 'New seed').click(),
    () => page.getByLabel('Data set').selectOption('xor'),
  ]) {
    await scrubTo(page, 120);
    await leave();
    await expect(button(page, 'Back to now')).toBeHidden();
    await expect(status(page)).toHaveText('Done: 200 epochs trained.');
  }
});

test('an untrained page has nothing to go back to', async ({ page }) => {
  await open(page);
  await scrubber(page).fill('500');
  await expect(scrubber(page)).toHaveValue('0');
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await expect(button(page, 'Back to now')).toBeHidden();
});

test('a hundred wishes in a row end at the last one, with no memory left behind', async ({ page }) => {
  await open(page);
  await trainTo(page, '1000');
  await scrubTo(page, 10);
  const storm = (/** @type {number} */ last) => scrubber(page).evaluate(async (input, end) => {
    const { memory } = await (await import(new URL('pkg/relu_playground.js', document.scripts[0].src).href)).default();
    for (let k = 0; k < 100; k += 1) {
      input.value = String((k * 373) % 1000);
      input.dispatchEvent(new Event('input'));
      if (k % 5 === 0) await new Promise(requestAnimationFrame);
    }
    input.value = String(end);
    input.dispatchEvent(new Event('input'));
    return memory.buffer.byteLength;
  }, last);
  // As much as it needs at a time, with what is given up on the way.
  for (const last of [316, 317]) {
    await storm(last);
    await expectPast(page, last);
  }
  const bytes = await storm(318);
  await expectPast(page, 318);
  expect(await storm(319)).toBe(bytes);
  await expectPast(page, 319);
});

test.describe('without the network', () => {
  test.use({ expectedComplaint: /travel\.js|ERR_|Failed to load/ });

  test('the page says that it cannot go back, and stays as it is', async ({ page }) => {
    await open(page);
    await trainTo(page, '50');
    await page.route('**/travel.js', (route) => route.abort());
    await scrubber(page).fill('20');
    await expect(status(page)).toContainText('That part could not be opened');
    await expect(scrubber(page)).toHaveValue('50');
    expect((await row(page, 'A'))[0]).toBe('50');
  });
});

for (const width of [320, 390, 768, 1280, 1920]) {
  test(`fits ${width} px while it looks back`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await trainTo(page, '300');
    const before = await scrubber(page).boundingBox();
    await scrubTo(page, 123);
    const after = await scrubber(page).boundingBox();
    expect([after.x, after.width]).toEqual([before.x, before.width]);
    expect(after.width).toBeGreaterThan(80);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
}

for (const width of [1180, 1280, 1920]) {
  for (const isTaught of [false, true]) {
    test(`at ${width} px what is said has room while the page looks back${isTaught ? ', with the lesson open' : ''}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('./#lang=es');
      await expect(status(page)).toHaveText('Listo. Pulsa Entrenar.');
      if (isTaught) {
        await page.locator('[data-panel="lesson"] > summary').click();
        await page.locator('[data-panel="lesson"] h3').waitFor();
      }
      await page.locator('#step').click();
      await page.locator('#step').click();
      await expect(status(page)).toContainText('2');
      const before = await page.locator('#progress').boundingBox();
      await page.locator('#progress').fill('1');
      const back = page.locator('.travel');
      await expect(back).toBeVisible();
      // But for the edge of what sticks to the top.
      expect(Math.abs((await page.locator('#progress').boundingBox()).y - before.y)).toBeLessThan(6);
      const said = await status(page).boundingBox();
      expect(said.width).toBeGreaterThan(300);
      expect((await back.boundingBox()).height).toBeLessThan(60);
      for (const other of ['.travel', '#target', '#progress']) {
        const box = await page.locator(other).boundingBox();
        expect(box.y + box.height <= said.y || box.x >= said.x + said.width || box.y >= said.y + said.height).toBe(true);
      }
    });
  }
}
