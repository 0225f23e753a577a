// What the panels show of a model, and that they train what they say.
import { expect, test } from './fixture.js';
import { button, fullSpeed, model, open, panel, playToTheEnd, row, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} label @param {string} value */
async function type(page, label, value) {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
}

/** Steps from one epoch to another. @param {Page} page @param {number} from @param {number} to */
async function steps(page, from, to) {
  for (let step = from; step < to; step += 1) await button(page, 'Step').click();
  await expect(status(page)).toHaveText(`Paused after ${to} epochs.`);
}

/** Trains as far as that, at once. @param {Page} page @param {string} epochs */
async function train(page, epochs) {
  await type(page, 'Train to', epochs);
  await fullSpeed(page);
  await playToTheEnd(page, epochs);
}

/**
 * What canvases show: the colours at some places, each as shares of width and height; how many colours
 * there are; and a number that is another for any other picture.
 * @param {import('@playwright/test').Locator} canvases @param {[number, number][]} [places]
 */
const pictures = (canvases, places = []) => canvases.evaluateAll((all, at) => all.map((canvas) => {
  // Read from a copy: a canvas that is read twice is taken off the graphics card.
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return {
    places: at.map(([x, y]) => pixels[Math.floor(y * canvas.height) * canvas.width + Math.floor(x * canvas.width)]),
    colours: new Set(pixels).size,
    sum: pixels.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 0),
  };
}), places);

/** Opens the panel with a model, trained on circles. @param {Page} page @param {string} letter */
async function circles(page, letter) {
  await open(page);
  await page.getByLabel('Data set').selectOption('circles');
  await train(page, '500');
  await panel(page, 'Look inside');
  await page.getByLabel('Look into model').selectOption(letter);
}

/** Has the page read and train on a pasted table. @param {Page} page @param {string} text @param {string} target */
async function paste(page, text, target) {
  await page.getByLabel('Or paste a table with its header').fill(text);
  await button(page, 'Read what was pasted').click();
  await page.getByLabel(`Predict ${target}`).check();
  await button(page, 'Train on this table').click();
}

/** A table of so many rows; numbers that count up by ones would be taken for an identifier. */
const csv = (head, rows, line) => `${head}\n${Array.from({ length: rows }, (_, k) => line((k * 37) % 101, ((k * k * 7) % 89) / 7, k)).join('\n')}\n`;
const KINDS = csv('length,width,kind', 90, (x, y) => `${x},${y.toFixed(2)},${['small', 'middle', 'large'][Math.floor(x / 34)]}`);

test.describe('the decision map', () => {
  const maps = (page) => page.locator('.plane').first().locator('canvas');
  // Within the inner ring, which is class 1; and beyond the outer one, which is class 0.
  const PLACES = /** @type {[number, number][]} */ ([[0.55, 0.48], [0.2, 0.1], [0.93, 0.1]]);

  test('has another colour for each class, which follows the training', async ({ page }) => {
    await circles(page, 'C');
    await page.getByLabel('test points too').uncheck();
    const [{ places: [inside, outside, beyond] }] = await pictures(maps(page), PLACES);
    const channels = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    const apart = (a, b) => channels(a).reduce((sum, channel, k) => sum + Math.abs(channel - channels(b)[k]), 0);
    expect(apart(inside, outside)).toBeGreaterThan(60);
    expect(apart(beyond, outside)).toBeLessThan(apart(inside, outside) / 2);
    // Untrained, the network says much the same everywhere.
    await button(page, 'Reset').click();
    await expect.poll(async () => {
      const [{ places: [one, other] }] = await pictures(maps(page), PLACES);
      return apart(one, other);
    }).toBeLessThan(apart(inside, outside) / 2);
  });

  test('shows only which class, and test points, as it is asked', async ({ page }) => {
    await circles(page, 'C');
    const look = async () => (await pictures(maps(page))).map(({ colours, sum }) => [colours, sum]);
    const whole = await look();
    await page.getByLabel('only which class, or ten steps').check();
    await expect.poll(look).not.toEqual(whole);
    const discrete = await look();
    expect(discrete[0][0]).toBeLessThan(whole[0][0]);
    await page.getByLabel('test points too').uncheck();
    await expect.poll(look).not.toEqual(discrete);
    await page.getByLabel('test points too').check();
    await expect.poll(look).toEqual(discrete);
  });

  test('has a small map for each hidden unit', async ({ page }) => {
    await circles(page, 'C');
    const units = page.getByRole('img', { name: /^Layer \d, unit \d+$/ });
    await expect(units).toHaveCount(5);
    const sums = new Set((await pictures(units)).map(({ sum }) => sum));
    expect(sums.size).toBeGreaterThan(2);
    await page.getByLabel('Look into model').selectOption('B');
    await expect(units).toHaveCount(40);
    await expect(page.getByRole('img', { name: 'Layer 2, unit 20', exact: true })).toBeVisible();
    await expect.poll(async () => (await pictures(units)).every(({ colours }) => colours > 1)).toBe(true);
  });
});

test('logarithmic epochs and smoothing draw other curves, and readings stay raw', async ({ page }) => {
  await open(page);
  await train(page, '200');
  const reading = async () => {
    await page.locator('#loss').focus();
    await page.keyboard.press('Home');
    for (let k = 0; k < 7; k += 1) await page.keyboard.press('ArrowRight');
    await expect(page.locator('#loss')).toHaveAttribute('aria-valuetext', /^Epoch 7;/);
    const text = await page.locator('#loss').getAttribute('aria-valuetext');
    await page.locator('#loss').blur();
    return text;
  };
  const before = await reading();
  expect(before).toMatch(/A 12-5-1 linear: train \d\.\d{4}, test \d\.\d{4}/);
  await panel(page, 'logarithmic epochs, smoothing');
  const curves = async () => (await pictures(page.locator('#loss canvas'))).map(({ sum }) => sum)[1];
  let drawn = await curves();
  for (const set of [
    () => page.getByLabel('logarithmic epochs').check(),
    () => page.getByLabel('Smoothing').fill('0.9'),
  ]) {
    await set();
    await expect.poll(curves).not.toBe(drawn);
    drawn = await curves();
    expect(await reading()).toBe(before);
  }
});

for (const [name, letter, rows] of [['heart', 'A', 60], ['blobs_4', 'C', 60]]) {
  test(`the confusion matrix of ${name} agrees with the table of figures`, async ({ page }) => {
    await open(page);
    await page.getByLabel('Data set').selectOption(name);
    await train(page, '40');
    await panel(page, 'Look inside');
    await page.getByLabel('Look into model').selectOption(letter);
    const table = page.getByRole('table', { name: 'Confusion matrix: test rows' });
    const matrix = async () => {
      const lines = await table.locator('tbody tr').all();
      return Promise.all(lines.map(async (line) => (await line.locator('td').allInnerTexts()).map(Number)));
    };
    const percent = async () => {
      const counts = await matrix();
      expect(counts.flat().reduce((sum, each) => sum + each, 0)).toBe(rows);
      return `${((100 * counts.reduce((sum, line, k) => sum + line[k], 0)) / rows).toFixed(2)} %`;
    };
    const figure = (await row(page, letter))[4];
    await expect.poll(percent).toBe(figure);
    expect(await matrix()).toHaveLength(name === 'heart' ? 2 : 4);
  });
}

test('a pasted table with several classes is trained on', async ({ page }) => {
  await open(page);
  await panel(page, 'Data');
  await paste(page, KINDS, 'kind');
  await expect(model(page, 'C')).toHaveAccessibleName(/C 2-5-ReLU-3/);
  await expect(page.locator('#recipe-text')).toContainText('CrossEntropyLoss');
  await train(page, '500');
  expect(parseFloat((await row(page, 'C'))[4])).toBeGreaterThan(85);
  await panel(page, 'Look inside');
  await expect(page.getByRole('columnheader', { name: /^predicted (small|middle|large)$/ })).toHaveCount(3);
});

test('a pasted table with a number to predict is trained on', async ({ page }) => {
  await open(page);
  await panel(page, 'Data');
  await paste(page, csv('area;rooms;price', 90, (x, y) => `${x};${y.toFixed(2)};${(1000 + 25 * x - 40 * y).toFixed(1)}`), 'price');
  await expect(page.locator('#loss-unit')).toHaveText('mean squared error of the standardised target');
  await train(page, '500');
  for (const letter of ['A', 'C']) {
    const [, , loss, accuracy] = await row(page, letter);
    expect(Number(loss)).toBeLessThan(0.1);
    expect(accuracy).toBe('–');
  }
  await panel(page, 'Look inside');
  await expect(page.getByText(/^On 18 test rows the prediction is off by [\d.]+ \(root mean square\): R² (0\.99\d|1\.000),/)).toBeVisible();
});

test('weight decay and L1 apply at once in mid-run', async ({ page }) => {
  await open(page);
  await panel(page, 'Training');
  await steps(page, 0, 6);
  const without = [await row(page, 'A'), await row(page, 'B'), await row(page, 'C')];
  await button(page, 'Reset').click();
  await steps(page, 0, 3);
  await type(page, 'Weight decay', '0.9');
  await type(page, 'L1 weight', '0.5');
  expect((await row(page, 'A'))[0]).toBe('3');
  await expect(page.locator('#legend')).toContainText(/A 12-5-1 linear \(weight_decay=0 until epoch 3, L1=0 until epoch 3\)/);
  const story = '3,weight-decay:0.9,l1:0.5';
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#a.changes=${story}&b.changes=${story}&c.changes=${story}&v=1`);
  await steps(page, 3, 6);
  for (const [k, letter] of ['A', 'B', 'C'].entries()) {
    const figures = await row(page, letter);
    expect(figures[0]).toBe('6');
    expect(figures[2]).not.toBe(without[k][2]);
  }
  // Nothing faded: no run was begun anew.
  await expect(page.locator('#faded')).toBeHidden();
});

test('a step schedule stops the training where its factor is next to nothing', async ({ page }) => {
  await open(page);
  await panel(page, 'Training');
  await page.getByLabel('Schedule').selectOption('step');
  await type(page, 'Epochs between steps', '10');
  await type(page, 'Factor of a step', '0.0000001');
  await expect(page.locator('#recipe-text')).toContainText('StepLR(step_size=10, gamma=1e-7)');
  await train(page, '5');
  const early = await row(page, 'C');
  await train(page, '10');
  const stopped = await row(page, 'C');
  await train(page, '40');
  const late = await row(page, 'C');
  expect(stopped[2]).not.toBe(early[2]);
  expect(late[0]).toBe('40');
  expect(late[2]).toBe(stopped[2]);
});

test('two panels that are opened at once both open', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    for (const name of ['network', 'training']) document.querySelector(`[data-panel="${name}"]`).open = true;
  });
  await expect(button(page, 'Add a hidden layer')).toBeVisible();
  await expect(page.getByLabel('Weight decay')).toBeVisible();
  await page.getByLabel('Units of layer 1', { exact: true }).fill('7');
  await page.keyboard.press('Enter');
  await type(page, 'Rows per update', '16');
  await expect(model(page, 'A')).toHaveAccessibleName(/A 12-7-1 linear/);
  await expect(page.locator('#recipe-text')).toContainText('16 training rows in each update');
});

for (const name of ['heart', 'circles', 'a pasted table']) {
  test(`with all panels open nothing scrolls sideways, on ${name}`, async ({ page }) => {
    await open(page);
    for (const each of ['logarithmic epochs, smoothing', 'Look inside', 'Data', 'Network', 'Training']) await panel(page, each);
    if (name === 'circles') await page.getByLabel('Data set').selectOption(name);
    if (name === 'a pasted table') await paste(page, KINDS, 'kind');
    await page.getByText('Which features', { exact: true }).click();
    await train(page, '20');
    const sideways = {};
    for (const width of [320, 390, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.locator('#loss canvas').first().evaluate((canvas) => canvas.width - Math.round(canvas.clientWidth * devicePixelRatio))).toBe(0);
      sideways[width] = await page.evaluate(() => {
        const isIn = (element) => !element.closest('.scroll') && element.getBoundingClientRect().right > innerWidth + 0.5;
        // What sticks out, innermost: it says where to look.
        const out = [...document.querySelectorAll('main *')].filter((element) => isIn(element) && ![...element.children].some(isIn));
        return document.documentElement.scrollWidth > innerWidth ? out.map((element) => element.outerHTML.slice(0, 80)) : [];
      });
    }
    expect(sideways).toEqual({ 320: [], 390: [], 1280: [], 1920: [] });
  });
}
