import { readFileSync } from 'node:fs';
import { expect, test } from './fixture.js';
import { button, open, panel, playToTheEnd, fullSpeed } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const section = (page) => page.getByRole('group', { name: 'Figures as CSV' });

/** A file that is saved, as rows of cells; no cell here has a line break. @param {Page} page @param {import('@playwright/test').Locator} pressed */
async function saved(page, pressed) {
  const download = page.waitForEvent('download');
  await pressed.click();
  const file = await download;
  const text = readFileSync(await file.path(), 'utf8');
  const rows = text.trimEnd().split('\n').map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
  return { name: file.suggestedFilename(), heads: rows[0] ?? [], rows: rows.slice(1) };
}

/** What the page’s own trainers say. @param {Page} page @param {object[]} recipes @param {number} epochs */
const histories = (page, recipes, epochs) => page.evaluate(async ([given, most]) => {
  const { Trainer } = await import(new URL('pkg/relu_playground.js', document.scripts[0].src).href);
  return given.map((recipe) => {
    const trainer = new Trainer(recipe);
    trainer.train(most);
    const { trainLoss, testLoss, trainAccuracy, testAccuracy } = trainer.history();
    return Array.from(trainLoss, (loss, k) => [loss, testLoss[k], trainAccuracy[k], testAccuracy[k]]);
  });
}, /** @type {const} */ ([recipes, epochs]));

const LESSON = [{ hidden: [5], activation: 'linear' }, { hidden: [20, 20], activation: 'linear' }, { hidden: [5], activation: 'relu' }];

test('the curves as CSV are the trainers’ numbers, bit for bit, with earlier ones where they are asked for', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await panel(page, 'Take it with you');
  await button(page, 'Save the curves as CSV').click();
  await expect(section(page).getByRole('status')).toHaveText('Nothing is trained yet: press Play first.');
  await playToTheEnd(page);
  const { name, heads, rows } = await saved(page, button(page, 'Save the curves as CSV'));
  expect(name).toBe('curves.csv');
  await expect(section(page).getByRole('status')).toHaveText('Saved as curves.csv.');
  expect(heads).toEqual(['epoch', 'model', 'seed', 'train_loss', 'test_loss', 'train_accuracy', 'test_accuracy']);
  expect(rows).toHaveLength(3000);
  const wanted = await histories(page, LESSON, 1000);
  ['A 12-5-1 linear', 'B 12-20-20-1 linear', 'C 12-5-ReLU-1'].forEach((label, k) => {
    const ours = rows.filter((each) => each[1] === label);
    expect(ours.map(([epoch, , seed]) => [epoch, seed])).toEqual(Array.from({ length: 1000 }, (_, epoch) => [String(epoch), '42']));
    expect(ours.map((each) => each.slice(3).map((cell) => Math.fround(Number(cell))))).toEqual(wanted[k]);
  });
  await expect(page.getByLabel('with earlier curves')).toBeHidden();
  await button(page, 'ReLU').click();
  await page.getByLabel('with earlier curves').check();
  await button(page, 'Pause').or(button(page, 'Play')).click();
  const more = await saved(page, button(page, 'Save the curves as CSV'));
  const earlier = more.rows.filter((each) => each[1] === 'A 12-5-1 linear (earlier 1)');
  expect(earlier.map((each) => each.slice(3).map((cell) => Math.fround(Number(cell))))).toEqual(wanted[0]);
});

test('a long run is written in pieces, and the page goes on meanwhile', async ({ page }) => {
  await open(page);
  await panel(page, 'Take it with you');
  const { lines, ends, frames } = await page.evaluate(async () => {
    const whole = await import(new URL('pkg/relu_playground.js', document.scripts[0].src).href);
    const { curvesCsv } = await import(new URL('take-csv.js', document.scripts[0].src).href);
    const figures = () => Float32Array.from({ length: 1e6 }, (_, k) => 1 / (k + 1));
    const history = { trainLoss: figures(), testLoss: figures(), trainAccuracy: figures(), testAccuracy: figures() };
    let [seen, isDone] = [0, false];
    const frame = () => {
      seen += 1;
      if (!isDone) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const file = await curvesCsv(whole, [{ run: 'A,42', history }], () => {});
    isDone = true;
    const text = await file.text();
    return { lines: text.split('\n').length, ends: text.slice(-60), frames: seen };
  });
  expect(lines).toBe(1_000_002);
  expect(ends).toContain('\n999999,A,42,1e-6,1e-6,1e-6,1e-6\n');
  // Written at one go, it would let one or two through.
  expect(frames).toBeGreaterThan(20);
});

test('the results of many seeds are saved where they are shown, and in the panel, as the study has them', async ({ page }) => {
  test.slow();
  await open(page);
  await panel(page, 'Take it with you');
  await expect(section(page)).toContainText('There are no results of many seeds yet: open “Was it luck?”');
  await expect(section(page).getByRole('button', { name: 'Save the runs as CSV' })).toBeHidden();
  await page.getByLabel('Train to', { exact: true }).and(page.locator('input[type="number"]')).fill('600');
  await page.getByLabel('Train to', { exact: true }).and(page.locator('input[type="number"]')).blur();
  await panel(page, 'Was it luck?');
  const luck = page.locator('[data-panel="luck"]');
  await page.getByLabel('Seeds', { exact: true }).fill('10');
  await page.getByLabel('First seed').fill('5');
  await luck.getByRole('button', { name: /^Train / }).click();
  await expect(luck.getByRole('status')).toHaveText('Done: seeds 5 to 14.', { timeout: 60_000 });
  const runs = await saved(page, luck.getByRole('button', { name: 'Save the runs as CSV' }));
  expect(runs.heads).toEqual(['model', 'seed', 'split_seed', 'test_accuracy', 'diverged_epoch']);
  expect(runs.rows).toHaveLength(30);
  const recipes = LESSON.flatMap((recipe) => Array.from({ length: 10 }, (_, k) => ({ ...recipe, seed: 5 + k })));
  const wanted = await histories(page, recipes, 600);
  expect(runs.rows.map(([, seed, split, accuracy]) => [seed, split, Math.fround(Number(accuracy))]))
    .toEqual(recipes.map(({ seed }, k) => [String(seed), '10', wanted[k]?.at(-1)?.[3]]));
  const curves = await saved(page, section(page).getByRole('button', { name: 'Save the runs’ curves as CSV' }));
  expect(curves.heads).toEqual(['epoch', 'model', 'seed', 'split_seed', 'test_accuracy']);
  expect(curves.rows).toHaveLength(15_000);
  const [epoch, label, seed, , accuracy] = curves.rows[14_998] ?? [];
  expect([label, seed, Math.fround(Number(accuracy))]).toEqual(['C 12-5-ReLU-1', '14', wanted[29]?.[Number(epoch)]?.[3]]);
  const summary = await saved(page, section(page).getByRole('button', { name: 'Save the summary as CSV' }));
  expect(summary.rows.map((each) => each.slice(0, 4))).toEqual(['A 12-5-1 linear', 'B 12-20-20-1 linear', 'C 12-5-ReLU-1'].map((model) => [model, 'test_accuracy', '10', '0']));
  const finals = (/** @type {string} */ model) => runs.rows.filter(([each]) => each === model).map((each) => Number(each[3]));
  const mean = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0) / values.length;
  const [ours, theirs] = [finals('C 12-5-ReLU-1'), finals('A 12-5-1 linear')];
  const last = Object.fromEntries(summary.heads.map((head, k) => [head, summary.rows[2]?.[k]]));
  expect(Number(last['mean'])).toBeCloseTo(mean(ours), 12);
  expect(Number(last['difference_mean'])).toBeCloseTo(mean(ours) - mean(theirs), 12);
  expect(last['reference']).toBe('A 12-5-1 linear');
  expect(Number(last['won'])).toBe(ours.filter((value, k) => value > (theirs[k] ?? NaN)).length);
});
