// What the layers come to, and what happens inside the units.
import { expect, test } from './fixture.js';
import { button, fullSpeed, model, open, panel, playToTheEnd } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Trains the lesson, or another data set, and looks into a model. @param {Page} page @param {string} letter @param {string} [data] @param {string} [epochs] */
async function look(page, letter, data, epochs = '200') {
  await open(page);
  if (data) await page.getByLabel('Data set').selectOption(data);
  await page.getByLabel('Train to', { exact: true }).fill(epochs);
  await page.keyboard.press('Enter');
  await fullSpeed(page);
  await playToTheEnd(page, Number(epochs).toLocaleString('en'));
  await panel(page, 'Look inside');
  await page.getByLabel('Look into model').selectOption(letter);
}

const collapse = (page) => page.locator('.collapse');
const inner = (page) => page.locator('.inner');
const layer = (page) => inner(page).getByLabel('Layer', { exact: true });
const unit = (page) => inner(page).getByLabel('Unit', { exact: true });

/** The number after some words: “9.5 × 10⁻⁷” or “0.38”. @param {string} text @param {string} words */
function numberAfter(text, words) {
  const [, digits, power] = text.match(new RegExp(`${words} ([\\d.,]+)(?:\\s×\\s10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?`)) ?? [];
  const raised = (power ?? '').replace('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)));
  return Number((digits ?? 'none').replace(',', '')) * 10 ** Number(raised);
}

/** Goes to a unit of the lesson's first layer on the diagram: past the features, and units with a weight from each. @param {Page} page @param {number} number */
async function toUnit(page, number) {
  for (let k = 0; k < 12 + 13 * (number - 1) + 1; k += 1) await page.keyboard.press('ArrowRight');
}

/** A number that is another for any other picture. @param {import('@playwright/test').Locator} canvas */
const picture = (canvas) => canvas.evaluate((element) => {
  const copy = new OffscreenCanvas(element.width, element.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(element, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, element.width, element.height).data.buffer);
  return pixels.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 0);
});

test.describe('what the layers come to', () => {
  for (const letter of ['A', 'B']) {
    test(`linear model ${letter} is one layer, feature by feature`, async ({ page }) => {
      await look(page, letter);
      await expect(collapse(page)).toContainText(letter === 'A' ? '12-5-1 linear has 2 layers with 71 weights' : '12-20-20-1 linear has 3 layers with 701 weights');
      await expect(collapse(page).locator('.off')).toContainText('Over all 299 rows both say the same');
      const off = numberAfter(await collapse(page).locator('.off').innerText(), 'is');
      expect(off).toBeLessThan(1e-5);
      expect(off).toBeGreaterThan(0);
      const rows = collapse(page).getByRole('rowheader');
      await expect(rows).toHaveText(['age', 'anaemia', 'creatinine phosphokinase', 'diabetes', 'ejection fraction', 'high blood pressure', 'platelets', 'serum creatinine', 'serum sodium', 'sex', 'smoking', 'time', 'bias']);
    });
  }

  test('turning ReLU on shows at once that there is no such layer, and back', async ({ page }) => {
    await look(page, 'A');
    const off = collapse(page).locator('.off');
    await expect(off).toContainText('both say the same');
    const before = await picture(page.locator('.matrices canvas'));
    await page.getByLabel('keep trained weights').check();
    await button(page, 'ReLU').click();
    await expect(off).toContainText('So no single layer says what this network says.');
    await expect(collapse(page)).toContainText('ReLU now stands between the layers');
    expect(numberAfter(await collapse(page).innerText(), 'is off by up to')).toBeGreaterThan(0.1);
    expect(numberAfter(await off.innerText(), 'are off by up to')).toBeGreaterThan(0.05);
    await expect(collapse(page).getByRole('columnheader')).toHaveText(['Feature', 'Multiplied, without activation', 'Nearest, by least squares']);
    expect(await picture(page.locator('.matrices canvas'))).not.toBe(before);
    await button(page, 'Linear').click();
    await expect(off).toContainText('both say the same');
  });

  test('several classes have a vector each', async ({ page }) => {
    await look(page, 'A', 'blobs_3');
    await expect(collapse(page)).toContainText('for each class one weight a feature, and one bias');
    const table = collapse(page).getByRole('table');
    const first = await table.innerText();
    await collapse(page).getByLabel('Weights for').selectOption({ index: 2 });
    await expect(table).toContainText('for the logit of ‘2’');
    await expect(table).not.toHaveText(first, { useInnerText: true });
  });

  test('a model without hidden layers is its own single layer', async ({ page }) => {
    await look(page, 'A');
    await panel(page, 'Network');
    await button(page, 'Remove layer 1').click();
    await expect(collapse(page)).toContainText('has no hidden layer: it is one layer already');
    await expect(page.locator('.matrices')).toBeHidden();
    await expect(inner(page)).toContainText('there are no units to look into');
    await expect(unit(page)).toBeHidden();
  });
});

test.describe('inside the units', () => {
  test('a unit that is set far below 0 is dead, marked, counted, and was not before', async ({ page }) => {
    await look(page, 'C');
    await expect(inner(page)).toContainText('Layer 1: none of its 5 ReLU units is dead.');
    const before = await picture(page.locator('.shares canvas'));
    const diagram = page.getByRole('application', { name: /^Network diagram/ });
    await diagram.focus();
    await toUnit(page, 2);
    await expect(page.locator('.reading').first()).toContainText('layer 1, unit 2: bias');
    await page.getByLabel('Set it to').fill('-1000');
    await page.keyboard.press('Enter');
    await expect(inner(page)).toContainText('Layer 1: 1 of 5 ReLU units is dead, on for no training row: unit 2.');
    await unit(page).selectOption('2');
    await expect(inner(page)).toContainText(/Layer 1, unit 2: z goes from −1,00\d to −99\d\. It is on \(z above 0\) for 0 of 239 training rows, 0 %\. It is dead\./);
    expect(await picture(page.locator('.shares canvas'))).not.toBe(before);
    await inner(page).getByText('In numbers').click();
    await expect(inner(page).getByRole('row', { name: /^2 / }).getByRole('cell').nth(3)).toHaveText('✕ dead');
    // Reset repeats the run, with the change only where it was made.
    await button(page, 'Reset').click();
    await expect(inner(page)).toContainText('Layer 1: none of its 5 ReLU units is dead.');
  });

  test('the share of rows that is said is that of the diagram, for every unit', async ({ page }) => {
    await look(page, 'C');
    await inner(page).getByText('In numbers').click();
    const cells = inner(page).getByRole('row').locator('td:nth-of-type(1)');
    await expect(cells).toHaveCount(5);
    const shares = await cells.allInnerTexts();
    const diagram = page.getByRole('application', { name: /^Network diagram/ });
    await diagram.focus();
    for (const [k, share] of shares.entries()) {
      await page.keyboard.press('Escape');
      await toUnit(page, k + 1);
      await expect(page.locator('.reading').first()).toContainText(`layer 1, unit ${k + 1}: bias`);
      await expect(page.locator('.reading').first()).toContainText(`above 0 for ${share} of them`);
    }
  });

  test('layer and unit are chosen by keyboard, and the dots run while training', async ({ page }) => {
    await look(page, 'B', undefined, '100');
    await layer(page).focus();
    await page.keyboard.press('ArrowDown');
    await expect(inner(page).locator('.told')).toContainText('Layer 2, unit 1:');
    await unit(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(inner(page).locator('.told')).toContainText('Layer 2, unit 3:');
    await inner(page).scrollIntoViewIfNeeded();
    const curve = () => picture(page.locator('.curve canvas'));
    const before = await curve();
    await button(page, 'Step').click();
    await expect.poll(curve).not.toBe(before);
    const withoutTest = await curve();
    await inner(page).getByLabel('test rows too').check();
    await expect(inner(page)).toContainText('239 training rows (filled) and 60 test rows (hollow)');
    expect(await curve()).not.toBe(withoutTest);
  });

  test('sigmoid and tanh say how much is saturated, and other models’ layers are as they are', async ({ page }) => {
    await look(page, 'C');
    await page.getByRole('button', { name: 'More activations' }).click();
    await model(page, 'C').check();
    await button(page, 'Sigmoid').click();
    await expect(inner(page).locator('.told')).toContainText(/It is saturated for \d+ rows/);
    await expect(inner(page)).toContainText('Sigmoid units');
    await page.getByLabel('Look into model').selectOption('A');
    await expect(inner(page)).toContainText('Layer 1 has no activation: the units there switch neither on nor off.');
  });

  test('a small chart that is pressed is the unit that is looked into', async ({ page }) => {
    await look(page, 'C');
    const box = await page.locator('.shares').boundingBox();
    await page.locator('.shares').click({ position: { x: (box?.width ?? 0) * 0.9, y: 40 } });
    await expect(unit(page)).toHaveValue('4');
  });
});

test.describe('each unit’s line', () => {
  const map = (page) => page.locator('.plane').first();

  test('is on the map of circles, named by pointing at it and by keyboard', async ({ page }) => {
    await look(page, 'C', 'circles', '500');
    const below = map(page).locator('canvas').first();
    const without = await picture(below);
    await page.getByLabel('each unit’s line').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => picture(below)).not.toBe(without);
    const said = page.getByText(/^Layer 1, unit \d: on where .* > 0, which is so for/);
    await expect(said).toContainText('Layer 1, unit 1: on where');
    // From above to below, left and right of the ring, the pointer meets most lines.
    const named = new Set();
    await map(page).scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await map(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    for (const right of [0.2, 0.85]) {
      for (let down = 0.1; down < 0.9; down += 0.03) {
        await page.mouse.move(x + right * width, y + down * height);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        const [, number] = (await said.innerText()).match(/unit (\d):/) ?? [];
        named.add(number);
      }
    }
    expect(named.size).toBeGreaterThan(2);
    await page.mouse.move(0, 0);
    await unit(page).selectOption('4');
    await expect(said).toContainText('Layer 1, unit 4: on where');
    await page.getByLabel('each unit’s line').uncheck();
    await expect(said).toBeHidden();
    await expect.poll(() => picture(below)).toBe(without);
  });

  test('is a curve with other features, upright over one, and says where nothing bends', async ({ page }) => {
    await look(page, 'C', 'wave');
    await page.getByLabel('each unit’s line').check();
    await expect(page.getByText(/^Layer 1, unit 1: on where −?[\d.]+·x1 [+−] [\d.]+ > 0/)).toBeVisible();
    await page.getByLabel('Data set').selectOption('circles');
    await panel(page, 'Data');
    await page.getByLabel('x₁²').check();
    await expect(page.getByText(/^Layer 1, unit 1: on where .*·x1² [+−]/)).toBeVisible();
    await page.getByLabel('Look into model').selectOption('A');
    await expect(page.getByText('Without an activation nothing bends at these lines')).toBeVisible();
  });
});
