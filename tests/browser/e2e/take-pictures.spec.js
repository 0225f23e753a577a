// Charts as pictures: each is saved as a visitor does it, and opened again.
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture.js';
import { button, faded, fullSpeed, open, panel, playToTheEnd, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Charts by the names of their files, and a colour that each has: of a model, a class or a weight. */
const HEART = { accuracy: '#C04A00', loss: '#0069B4', bands: '#007A5A', spreads: '#C04A00', network: '#6D3FC0', bend: '#0069B4', layers: '#B07800', unit: '#C04A00', units: '#C04A00' };

/** A chart's line in the list. @param {Page} page @param {string} title */
const line = (page, title) => page.locator('.pictures li').filter({ hasText: title });

/** Presses a button, and gives the file that is saved. @param {Page} page @param {import('@playwright/test').Locator} pressed */
async function saved(page, pressed) {
  const coming = page.waitForEvent('download');
  await pressed.click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** An SVG as a page of its own, and as a picture: its size, its words, and whether anything is wrong with it. @param {Page} page @param {string} svg */
const opened = (page, svg) => page.evaluate((text) => {
  const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const texts = [...root.querySelectorAll('text')];
  return {
    root: root.tagName, width: root.getAttribute('width'), height: root.getAttribute('height'),
    title: root.querySelector('title')?.textContent ?? '', texts: texts.map((each) => each.textContent),
    active: root.querySelectorAll('script, foreignObject, [href], [onload]').length,
    smallest: Math.min(...texts.map((each) => Number(each.getAttribute('font-size')) / 4)),
  };
}, svg);

/** A PNG's size, and how many of its pixels are near a colour. @param {Page} page @param {Buffer} bytes @param {string} color */
const decoded = (page, bytes, color) => page.evaluate(async ([data, wanted]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(image, 0, 0);
  const { data: pixels } = context.getImageData(0, 0, width, height);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16));
  let near = 0;
  for (let k = 0; k < pixels.length; k += 4) {
    near += Number(Math.abs((pixels[k] ?? 0) - red) + Math.abs((pixels[k + 1] ?? 0) - green) + Math.abs((pixels[k + 2] ?? 0) - blue) < 12);
  }
  return { width, height, near };
}, /** @type {[string, string]} */ ([bytes.toString('base64'), color]));

/** Saves a chart both ways, and looks at what was saved. @param {Page} page @param {string} name @param {string} data @param {string} color @param {number} at which line */
async function check(page, name, data, color, at) {
  const item = page.locator('.pictures li').nth(at);
  const svg = await saved(page, item.getByRole('button', { name: /: SVG$/ }));
  expect(svg.name).toBe(`relu-playground-${name}-${data}.svg`);
  expect(svg.bytes.length).toBeLessThan(330_000);
  await test.info().attach(svg.name, { body: svg.bytes, contentType: 'image/svg+xml' });
  const text = svg.bytes.toString();
  const document = await opened(page, text);
  expect(document).toMatchObject({ root: 'svg', width: '1280', height: '720', active: 0 });
  expect(document.smallest).toBeGreaterThanOrEqual(17.9);
  expect(document.texts).toContain('relu-playground');
  expect(text.toUpperCase()).toContain(color);
  const png = await saved(page, item.getByRole('button', { name: /: PNG$/ }));
  expect(png.name).toBe(`relu-playground-${name}-${data}.png`);
  const pixels = await decoded(page, png.bytes, color);
  expect(pixels).toMatchObject({ width: 2560, height: 1440 });
  expect(pixels.near).toBeGreaterThan(150);
  return { ...document, svg: text };
}

test('every chart is saved as an SVG and as a PNG, with title, axes and legend', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await fullSpeed(page);
  await panel(page, 'Take it with you');
  await expect(line(page, 'Accuracy by epoch')).toContainText('Nothing is trained yet: press Play first.');
  await expect(line(page, 'Many seeds, by epoch')).toContainText('No seeds are trained yet');
  await expect(line(page, 'Decision map').getByRole('button').first()).toBeDisabled();
  await playToTheEnd(page);
  // What is changed at the end is trained at once.
  await button(page, 'ReLU').click();
  await expect(faded(page)).toHaveCount(1);
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.', { timeout: 30_000 });
  await panel(page, 'Was it luck?');
  await page.getByLabel('Seeds', { exact: true }).fill('12');
  await button(page, 'Train 12 seeds').click();
  await expect(page.getByText('Done: seeds 0 to 11.')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Model, where a chart is of one').selectOption('C');
  const { texts: words } = await check(page, 'accuracy', 'heart', HEART.accuracy, 0);
  expect(words).toEqual(expect.arrayContaining(['Accuracy by epoch', 'epoch', '80 %', 'bold: test rows', 'thin: training rows', 'patients predicted correctly']));
  expect(words.join(' ')).toMatch(/C 12-5-ReLU-1: .*earlier: A 12-5-1 linear/);
  const names = ['accuracy', 'loss', 'bands', 'spreads', 'map', 'network', 'bend', 'layers', 'unit', 'units'];
  for (const [name, color] of Object.entries(HEART)) {
    const { title, texts } = await check(page, name, 'heart', color, names.indexOf(name));
    expect(texts.join(' ')).toContain(title.split(' ')[0] ?? '');
  }
});

test('a map is small, in either scheme and in Spanish, and opens as a page of its own', async ({ page, context }) => {
  test.setTimeout(90_000);
  await open(page);
  await fullSpeed(page);
  await panel(page, 'Data');
  await page.getByLabel('Data set').selectOption('circles');
  await playToTheEnd(page, '1,000');
  await panel(page, 'Look inside');
  await page.getByLabel('each unit’s line').check();
  await panel(page, 'Take it with you');
  await page.getByLabel('Model, where a chart is of one').selectOption('C');
  await check(page, 'map', 'circles', '#6D3FC0', 4);
  await page.getByLabel('Colours').selectOption('on black');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  const { svg, texts } = await check(page, 'accuracy', 'circles', '#FF9A57', 0);
  expect(texts).toEqual(expect.arrayContaining(['Exactitud por época', 'época', 'gruesa: filas de prueba']));
  const alone = await context.newPage();
  /** @type {string[]} */
  const said = [];
  alone.on('console', (message) => said.push(message.text()));
  await alone.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  expect(await alone.evaluate(() => document.documentElement.getBoundingClientRect().width)).toBe(1280);
  expect(said).toEqual([]);
  await alone.close();
});
