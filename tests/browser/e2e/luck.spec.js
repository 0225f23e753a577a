import { expect, test } from './fixture.js';
import { button, model, open, panel, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Long enough for two hundred seeds on a machine that is busy. */
const LONG = 120_000;

/** @param {Page} page */
const luck = (page) => page.locator('[data-panel="luck"]');
/** @param {Page} page */
const verdicts = (page) => luck(page).locator('.verdicts p');
/** @param {Page} page */
const told = (page) => luck(page).getByRole('status');

/** Opens the panel, and fills it in. @param {Page} page @param {{ seeds?: number | string, vary?: string }} fields */
async function ask(page, { seeds = 20, vary = 'weights' } = {}) {
  if (!(await luck(page).locator('.body').isVisible())) await panel(page, 'Was it luck?');
  await page.getByLabel('Seeds', { exact: true }).fill(String(seeds));
  await page.getByLabel('What changes with the seed').selectOption(vary);
  await luck(page).getByRole('button', { name: /^Train / }).click();
}

/** A study made in the page, its verdicts and ends. @param {Page} page @param {object} options */
function study(page, options) {
  return page.evaluate(async (given) => {
    const { Study } = await import(new URL('study.js', document.scripts[0].src).href);
    const made = new Study(given);
    const { verdicts: found, finals, seeds, isCancelled } = await made.start();
    const { isOnPage } = made;
    made.free();
    return { verdicts: found, finals: finals.map((each) => [...each]), seeds, isCancelled, isOnPage };
  }, options);
}

const RECIPES = [
  { hidden: [5], activation: 'linear', epochs: 300 },
  { hidden: [20, 20], activation: 'linear', epochs: 300 },
  { hidden: [5], activation: 'relu', epochs: 300 },
];

test.describe('many seeds', () => {
  test.slow();

  test('the lesson over 200 seeds: ReLU’s gain on this split is no luck of the weights', async ({ page }) => {
    await open(page);
    await ask(page, { seeds: 200 });
    await expect(told(page)).toHaveText('Done: seeds 0 to 199.', { timeout: LONG });
    // PyTorch's 200 seeds, of which it is not on record which they were, gave +2.15 [1.70, 2.60].
    const sentence = /Over 200 seeds the test accuracy of C 12-5-ReLU-1 is (\d\.\d) points higher on average than that of A 12-5-1 linear \(95 % interval (\d\.\d) to (\d\.\d)\), and it wins in \d\d % of them \(\d+ % are ties\)\.$/;
    await expect(verdicts(page).last()).toHaveText(sentence);
    const [, ...points] = sentence.exec(await verdicts(page).last().innerText());
    [2.15, 1.7, 2.6].forEach((wanted, k) => expect(Math.abs(points[k] - wanted)).toBeLessThan(0.45));
    await expect(luck(page)).toContainText('always on the one split of seed 10');
    await expect(luck(page).getByRole('img')).toHaveCount(2);
    await expect(luck(page).getByRole('img').first()).toHaveAccessibleName(/^Chart of test accuracy by epoch.*C 12-5-ReLU-1: median 7\d\.\d %/);
    await luck(page).getByText('The charts as numbers').click();
    const runs = luck(page).getByRole('table', { name: 'Runs by what they came to' }).getByRole('row');
    await expect(runs.nth(2)).toBeVisible();
    const sums = (await runs.allInnerTexts()).slice(1).map((text) => text.split('\t').slice(1).map(Number));
    expect(sums.reduce((a, b) => a.map((runsOf, k) => runsOf + b[k]))).toEqual([200, 200, 200]);
  });

  test('1, 2 and 4 workers come to the same, whatever changes with the seed', async ({ page }) => {
    await open(page);
    for (const vary of ['weights', 'split', 'both']) {
      const [one, two, four] = [
        await study(page, { recipes: RECIPES, seeds: 15, vary, workers: 1 }),
        await study(page, { recipes: RECIPES, seeds: 15, vary, workers: 2 }),
        await study(page, { recipes: RECIPES, seeds: 15, vary, workers: 4 }),
      ];
      expect(one.seeds).toBe(15);
      expect(one.isOnPage).toBe(false);
      expect(new Set(one.finals[2]).size).toBeGreaterThan(2);
      expect(two).toEqual(one);
      expect(four).toEqual(one);
    }
  });

  test('what a worker leaves undone another one does', async ({ page }) => {
    await open(page);
    const options = { recipes: RECIPES, seeds: 15, workers: 2 };
    const wanted = await study(page, options);
    await page.evaluate(() => {
      let first = true;
      globalThis.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          if (!first) return;
          first = false;
          let heard = 0;
          this.addEventListener('message', () => {
            heard += 1;
            if (heard === 3) this.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
          });
        }
      };
    });
    expect(await study(page, options)).toEqual(wanted);
  });

  test('other splits are another question, with the wider interval', async ({ page }) => {
    await open(page);
    await ask(page, { seeds: 40, vary: 'split' });
    await expect(told(page)).toHaveText('Done: seeds 0 to 39.', { timeout: LONG });
    await expect(verdicts(page).last()).toContainText(/C 12-5-ReLU-1 is \d\.\d points lower on average/);
    await expect(luck(page)).toContainText('weights of seed 42');
    await expect(luck(page)).toContainText('Nadeau and Bengio (2003)');
    await page.getByLabel('Compare with').selectOption('C');
    await expect(verdicts(page).first()).toContainText(/A 12-5-1 linear is \d\.\d points higher on average than that of C 12-5-ReLU-1/);
  });

  test('it can be cancelled, and what is done stays', async ({ page }) => {
    await open(page);
    await page.getByLabel('Train to').fill('2000');
    await page.getByLabel('Train to').press('Enter');
    await ask(page, { seeds: 1000 });
    await expect(verdicts(page).last()).toContainText('So far: ', { timeout: LONG });
    await button(page, 'Cancel').click();
    await expect(told(page)).toHaveText(/^Cancelled: every model had done \d+ of 1,000 seeds, and what is shown is about seeds? 0/);
    await expect(luck(page).getByRole('button', { name: /^Train / })).toBeFocused();
    await expect(button(page, 'Cancel')).toBeHidden();
    await expect(verdicts(page).last()).not.toContainText('So far');
    await expect(verdicts(page).last()).toHaveText(/\d+ seeds? |One pair/);
    // And it can be asked again.
    await ask(page, { seeds: 10 });
    await expect(told(page)).toHaveText('Done: seeds 0 to 9.', { timeout: LONG });
  });

  test('cancelled before anything is done there is a sentence', async ({ page }) => {
    await open(page);
    await page.getByLabel('Train to').fill('1000000');
    await page.getByLabel('Train to').press('Enter');
    await ask(page, { seeds: 10 });
    await expect(luck(page).locator('progress')).not.toHaveJSProperty('value', 0, { timeout: LONG });
    await button(page, 'Cancel').click();
    await expect(told(page)).toHaveText('Cancelled before every model had done the first seed: there is nothing to show.');
    await expect(verdicts(page)).toHaveCount(0);
  });

  test('numbers of seeds that cannot be are refused in a sentence', async ({ page }) => {
    await open(page);
    for (const [seeds, given] of [['0', '0'], ['1.5', '1.5'], ['100000', '1e5|100000'], ['', 'no number'], ['-20', '−20'], ['9', '9']]) {
      await ask(page, { seeds });
      await expect(luck(page).getByRole('alert').filter({ hasText: 'The number of seeds' }))
        .toHaveText(new RegExp(`^The number of seeds is (${given}); it must be a whole number from 10 to 1,000\\.$`));
    }
    await page.getByLabel('First seed').fill('4294967290');
    await ask(page, { seeds: 10 });
    await expect(luck(page).getByRole('alert').filter({ hasText: 'The first seed' })).toBeVisible();
    await page.getByLabel('First seed').fill('4294967286');
    await ask(page, { seeds: 10 });
    await expect(told(page)).toHaveText('Done: seeds 4294967286 to 4294967295.', { timeout: LONG });
    await expect(luck(page).getByRole('alert')).toHaveCount(0);
  });

  test('runs that diverge are counted, and it is said how', async ({ page }) => {
    await open(page);
    await page.getByLabel('Learning rate').fill('1e30');
    await page.getByLabel('Learning rate').press('Enter');
    await ask(page, { seeds: 10 });
    await expect(told(page)).toHaveText('Done: seeds 0 to 9.', { timeout: LONG });
    await expect(luck(page)).toContainText('C 12-5-ReLU-1 diverged in 10 of 10 runs');
    await expect(luck(page)).toContainText('A run that diverged counts as lost');
    await expect(verdicts(page).last()).toContainText('no pair of runs');
  });

  test('models with the same recipe are said to be the same', async ({ page }) => {
    await open(page);
    await model(page, 'C').check();
    await button(page, 'Linear').click();
    await ask(page, { seeds: 10 });
    await expect(told(page)).toHaveText('Done: seeds 0 to 9.', { timeout: LONG });
    await expect(verdicts(page).last()).toContainText('have the same recipe');
  });

  test('results stay while the recipe changes, and say that they are of an earlier one', async ({ page }) => {
    await open(page);
    await ask(page, { seeds: 20 });
    await page.getByLabel('Data set').selectOption('circles');
    await expect(told(page)).toHaveText('Done: seeds 0 to 19.', { timeout: LONG });
    const stale = luck(page).getByText('These results are of an earlier recipe.');
    await expect(stale).toBeVisible();
    await expect(verdicts(page).last()).toContainText('C 12-5-ReLU-1');
    await ask(page, { seeds: 20 });
    await expect(verdicts(page).last()).toContainText(/2-\d+-ReLU-1.* points higher/, { timeout: LONG });
    await expect(stale).toBeHidden();
    // The seed of the weights is the study's own.
    await button(page, 'New seed').click();
    await expect(stale).toBeHidden();
    await page.getByLabel('Seed of the split').fill('11');
    await page.getByLabel('Seed of the split').press('Enter');
    await expect(stale).toBeVisible();
  });

  test('where a number is predicted, losses are compared', async ({ page }) => {
    await open(page);
    await page.getByLabel('Data set').selectOption('bump');
    await ask(page, { seeds: 10 });
    await expect(told(page)).toHaveText('Done: seeds 0 to 9.', { timeout: LONG });
    await expect(verdicts(page).last()).toContainText(/the test loss of C .* lower on average/);
  });

  test('a visitor’s own table is trained over many seeds', async ({ page }) => {
    await open(page);
    await panel(page, 'Data');
    const rows = Array.from({ length: 60 }, (_, k) => `${k % 7},${'uv'.charAt(k % 2)},${k % 3 ? 'yes' : 'no'}`);
    await page.getByLabel('Or paste a table with its header').fill(`a,b,y\n${rows.join('\n')}\n`);
    await button(page, 'Read what was pasted').click();
    await button(page, 'Train on this table').click();
    await ask(page, { seeds: 12, vary: 'both' });
    await expect(told(page)).toHaveText('Done: seeds 0 to 11.', { timeout: LONG });
    await expect(verdicts(page)).toHaveCount(2);
  });

  test('the page may be left while it trains', async ({ page }) => {
    await open(page);
    await ask(page, { seeds: 500 });
    await expect(luck(page).getByText(/of 1,500 runs/)).toBeVisible();
    await page.reload();
    await expect(status(page)).toHaveText('Ready. Press Play.');
  });
});

test.describe('without a worker', () => {
  test.use({ expectedComplaint: /study-worker\.js|relu_playground_bg\.wasm|404/ });
  test.slow();

  test('the page itself trains, says so, and comes to the same', async ({ page }) => {
    await open(page);
    const recipes = RECIPES;
    const wanted = await study(page, { recipes, seeds: 10, vary: 'both', workers: 2 });
    await page.context().route('**/study-worker.js', (route) => route.fulfill({ status: 404 }));
    const found = await study(page, { recipes, seeds: 10, vary: 'both', workers: 2 });
    expect(found).toEqual({ ...wanted, isOnPage: true });
    await ask(page, { seeds: 20 });
    await expect(told(page)).toContainText('No background worker could be started');
    // Its frames go on meanwhile.
    const gaps = await page.evaluate(async () => {
      const frames = [];
      const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
      while (frames.length < 30) frames.push(await frame());
      return frames.slice(1).map((at, k) => at - frames[k]).sort((a, b) => a - b);
    });
    expect(gaps[15]).toBeLessThan(60);
    await expect(told(page)).toContainText('Done: seeds 0 to 19.', { timeout: LONG });
    await expect(verdicts(page)).toHaveCount(2);
  });

  test('nor with workers that have no training program', async ({ page }) => {
    await open(page);
    await panel(page, 'Was it luck?');
    await page.context().route('**/relu_playground_bg.wasm', (route) => route.fulfill({ status: 404 }));
    await ask(page, { seeds: 10 });
    await expect(told(page)).toHaveText(/^Done: seeds 0 to 9\. No background worker could be started/, { timeout: LONG });
  });

  test('and it can be cancelled there', async ({ page }) => {
    await page.addInitScript(() => delete globalThis.Worker);
    await open(page);
    await ask(page, { seeds: 1000 });
    await expect(verdicts(page).last()).toContainText('So far: ', { timeout: LONG });
    await button(page, 'Cancel').click();
    await expect(told(page)).toHaveText(/^Cancelled: every model had done/);
  });
});

test('the panel fits a phone and a projector, in letters that can be read', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page);
  await ask(page, { seeds: 10 });
  await expect(told(page)).toHaveText('Done: seeds 0 to 9.', { timeout: LONG });
  await luck(page).getByText('The charts as numbers').click();
  for (const width of [320, 390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => {
      const small = [...document.querySelectorAll('[data-panel="luck"] *')].filter((element) => {
        const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        return text && element.offsetParent && parseFloat(getComputedStyle(element).fontSize) < 14;
      });
      return { sideways: document.documentElement.scrollWidth - innerWidth, small: small.map((element) => element.outerHTML) };
    });
    expect(found).toEqual({ sideways: 0, small: [] });
  }
});
