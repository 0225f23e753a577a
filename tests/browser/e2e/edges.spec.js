// Runs at the edge of what numbers can do: the page says what is, in words, and goes on.
import { expect, test } from './fixture.js';
import { button, fullSpeed, panel, row, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** What no visitor should read: numbers that are none, as JavaScript has them. */
const NO_WORDS = /\b(NaN|undefined|null|Infinity|\[object)\b/;

/** Ten painted points, the last of another class: left out of the training rows by this split's seed. */
const ONE_CLASS = 'data=painted&points=0:0:0,0:1:0,0:2:1,0:3:1,0:4:2,0:5:2,0:6:3,0:7:3,0:8:4,1:9:4&test-size=0.1';
/** One coordinate is the same for all points. */
const CONSTANT = `data=painted&points=${Array.from({ length: 12 }, (_, k) => `${k % 2}:${k / 4}:0`).join()}`;
/** Points so near to each other that their variance is next to nothing. */
const TINY = `data=painted&points=${Array.from({ length: 12 }, (_, k) => `${k % 2}:${k}e-310:${k * k}e-200`).join()}`;

/** Opens a link, and the panels that look at what was trained. @param {Page} page @param {string} link */
async function open(page, link) {
  await page.goto(`./#${link}&epochs=40&v=1`);
  await expect(status(page)).toHaveText(/^(Ready|Opened|The link|This link)/);
  await expect(page.getByLabel('Train to')).toHaveValue('40');
  await fullSpeed(page);
  await panel(page, 'Look inside');
  await panel(page, 'Data');
}

/** Trains to the end, whichever that is. @param {Page} page */
async function play(page) {
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText(/Done: 40 epochs trained\.$|Try a smaller learning rate\.$/, { timeout: 30_000 });
}

/** Looks into each model, and reads all that the page says. @param {Page} page */
async function look(page) {
  for (const letter of ['A', 'B', 'C']) {
    await page.getByLabel('Look into model').selectOption(letter);
    await expect(page.locator('[data-panel="inside"]')).not.toContainText('Measuring over all rows…');
    const said = await page.locator('body').evaluate((body) => {
      const texts = [...body.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label'));
      // The log is as Python prints it.
      const log = body.querySelector('#log');
      return [...texts, body.innerText.replace(log?.innerText ?? '', '')].join('\n');
    });
    for (const line of said.split('\n')) expect(line).not.toMatch(NO_WORDS);
  }
}

/** Trains all models over some seeds. @param {Page} page */
async function study(page) {
  const luck = page.locator('[data-panel="luck"]');
  await panel(page, 'Was it luck?');
  await page.getByLabel('Seeds', { exact: true }).fill('10');
  await page.getByLabel('What changes with the seed').selectOption('both');
  await luck.getByRole('button', { name: /^Train / }).click();
  await expect(luck.getByRole('status')).toHaveText(/^Done: seeds/, { timeout: 40_000 });
  for (const line of (await luck.innerText()).split('\n')) expect(line).not.toMatch(NO_WORDS);
}

/** The page goes on: with the lesson's data and rate it trains as ever. @param {Page} page */
async function goOn(page) {
  await page.getByLabel('Data set').selectOption('heart');
  await page.getByLabel('Learning rate').fill('0.01');
  await page.keyboard.press('Enter');
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText(/^Done: 40 epochs trained\./, { timeout: 30_000 });
  expect((await row(page, 'C')).join(' ')).not.toMatch(/not finite|NaN/);
}

test.describe('a link of', () => {
  test.slow();

  for (const [what, link, end] of /** @type {[string, string, RegExp][]} */ ([
    ['a rate of a million', 'lr=1e6', /iverged/],
    ['a rate of a million and points', 'data=circles&lr=1e6', /Done|iverged/],
    ['a rate of a million and numbers to predict', 'data=wave&lr=1e6', /iverged/],
    ['a rate of a million and three classes', 'data=blobs_3&optimizer=adam&lr=1e6', /Done|iverged/],
    ['one class in the training rows', `${ONE_CLASS}&split-seed=2`, /Done/],
    ['one training row', `${ONE_CLASS.replace('0.1', '0.9')}`, /Done/],
    ['one unit', 'data=circles&a=1:linear&b=1:sigmoid,1:tanh&c=1:relu', /Done/],
    ['a coordinate that is the same for all', CONSTANT, /Done/],
    ['coordinates that are hardly apart', TINY, /Done/],
    ['weights of nothing', 'data=xor&init=zeros', /Done/],
  ])) {
    test(`${what} trains or says why not, and the page goes on`, async ({ page }) => {
      await open(page, link);
      await look(page);
      await play(page);
      await expect(status(page)).toHaveText(end);
      await look(page);
      await study(page);
      await goOn(page);
    });
  }
});

/** Has the page read a pasted table. @param {Page} page @param {string} text */
async function paste(page, text) {
  await page.goto('./');
  await panel(page, 'Data');
  await page.getByLabel('Or paste a table with its header').fill(text);
  await button(page, 'Read what was pasted').click();
}

/** @param {string} head @param {number} rows @param {(k: number) => string} line */
const csv = (head, rows, line) => `${head}\n${Array.from({ length: rows }, (_, k) => line(k)).join('\n')}\n`;
/** Numbers in no order. @param {number} k */
const mixed = (k) => (k * 37) % 101;

test.describe('a table of', () => {
  test.slow();

  for (const [what, text, target] of [
    ['huge numbers', csv('mass,width,price', 40, (k) => `${mixed(k)}e30,-${mixed(k + 3)}e36,${mixed(k * 3 + 1)}e30`), 'price'],
    ['tiny numbers', csv('mass,width,price', 40, (k) => `${mixed(k)}e-310,${mixed(k + 3)}e-45,${mixed(k * 3 + 1)}e-320`), 'price'],
    ['numbers that are missing', csv('mass,width,kind', 40, (k) => `${k % 5 ? mixed(k) : 'NaN'},${k % 7 ? mixed(k + 3) : ''},${'ab'[k % 2]}`), 'kind'],
    ['a rare class', csv('mass,width,kind', 40, (k) => `${mixed(k)},${mixed(k + 3)},${k === 17 ? 'rare' : 'usual'}`), 'kind'],
  ]) {
    test(`${what} is trained, and the page goes on`, async ({ page }) => {
      await paste(page, text);
      await page.getByLabel(`Predict ${target}`).check();
      await button(page, 'Train on this table').click();
      await page.getByLabel('Train to').fill('40');
      await page.keyboard.press('Enter');
      await fullSpeed(page);
      await panel(page, 'Look inside');
      await look(page);
      await play(page);
      await expect(status(page)).toHaveText(/Done|iverged/);
      await look(page);
      await study(page);
      await goOn(page);
    });
  }

  for (const [what, text, sentence] of /** @type {[string, string, RegExp][]} */ ([
    ['one row', 'x,y\n1,2\n', /row/],
    ['one class', csv('x,y', 20, (k) => `${mixed(k)},1`), /./],
    ['numbers beyond all bounds', csv('x,y', 20, (k) => `${mixed(k)}e300,${k % 2}`), /1e38/],
    ['numbers without an end', csv('x,y', 20, (k) => `${k === 4 ? 'inf' : mixed(k)},${k % 2}`), /inf/],
  ])) {
    test(`${what} gets a sentence`, async ({ page }) => {
      await paste(page, text);
      await expect(page.locator('[data-panel="data"]')).toContainText(sentence);
    });
  }
});
