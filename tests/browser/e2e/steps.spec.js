import { expect, test } from './fixture.js';
import { button, fullSpeed, model, open, playToTheEnd, row, status } from './page.js';

/** The guided lesson's panel. @param {import('@playwright/test').Page} page */
const lesson = (page) => page.locator('[data-panel="lesson"]');
/** @param {import('@playwright/test').Page} page */
const title = (page) => lesson(page).getByRole('heading', { level: 3 });
/** @param {import('@playwright/test').Page} page */
const verdict = (page) => lesson(page).locator('.verdict');

/** @param {import('@playwright/test').Page} page */
async function openLesson(page) {
  await lesson(page).locator('summary').click();
  await expect(button(page, 'Start the lesson')).toBeVisible();
}

/** Tabs on until an element has the focus. @param {import('@playwright/test').Page} page @param {string} name */
async function tabTo(page, name) {
  for (let k = 0; k < 30; k += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    if (focused === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ‘${name}’`);
}

/** What is predicted in each step, and what comes out. */
const WALK = [
  ['Clearly better: at least 4 patients more', 'About the same: within 3 patients'],
  ['None, or one', 'None, or one'],
  ['At least 5 more', 'About as many: within 4'],
  ['In both', 'Only with the same test patients'],
  ['C alone: the one with ReLU', 'C alone: the one with ReLU'],
  ['4', '3'],
  ['ReLU', 'Sigmoid'],
  ['C’s accuracy on training and on test patients', 'C’s accuracy on training patients alone'],
];

test('the lesson is walked from end to end by keyboard', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await fullSpeed(page);
  await lesson(page).locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Start the lesson')).toBeVisible();
  await tabTo(page, 'Start the lesson');
  await page.keyboard.press('Enter');
  for (const [k, [guess, right]] of WALK.entries()) {
    await expect(title(page)).toHaveText(new RegExp(`^Step ${k + 1} of 8: `));
    // Reading goes on at the step's title, and the prediction is next.
    await expect(title(page)).toBeFocused();
    await expect(verdict(page)).toHaveCount(0);
    await tabTo(page, guess);
    await page.keyboard.press(k % 2 ? 'Enter' : 'Space');
    const answer = guess === right ? `You predicted “${guess}”, and so it was.` : `You predicted “${guess}”. It was: “${right}”.`;
    await expect(verdict(page)).toHaveText(answer, { timeout: 120_000 });
    await expect(lesson(page).getByRole('button', { pressed: true })).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`[#&]step=${k + 1}&v=1$`));
    if (k < 7) {
      await tabTo(page, 'Next step');
      await page.keyboard.press('Enter');
    }
  }
  await expect(button(page, 'Next step')).toBeDisabled();
});

test('an answer has the numbers of the table', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await openLesson(page);
  await button(page, '3. Flip the switch to ReLU').click();
  await button(page, 'Just show me').click();
  await expect(verdict(page)).toHaveText('It was: “About as many: within 4”.');
  const rights = await Promise.all(['A', 'C'].map(async (letter) => Math.round(0.6 * parseFloat((await row(page, letter))[4]))));
  await expect(lesson(page)).toContainText(`A is right for ${rights[0]} of 60 test patients, C for ${rights[1]} of 60.`);
  await expect(button(page, 'Just show me')).toBeHidden();
});

test('the lesson goes back and forth, and keeps what was there before', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await model(page, 'A').check();
  await button(page, 'More activations').click();
  await button(page, 'Tanh').click();
  await playToTheEnd(page);
  const before = await row(page, 'A');
  await openLesson(page);
  await button(page, '5. Where ReLU is everything').click();
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([/A 2-8-1 linear/, /B 2-5-5-5-1 linear/, /C 2-8-ReLU-1/]);
  await button(page, 'Previous step').click();
  await expect(title(page)).toHaveText('Step 4 of 8: Was it luck?');
  await button(page, 'Previous step').click();
  await expect(page.getByRole('table').getByRole('rowheader').last()).toHaveText(/C 12-5-ReLU-1/);
  // A change within a step is kept, too.
  await page.getByLabel('Seed of the weights').fill('7');
  await page.keyboard.press('Enter');
  await button(page, 'Next step').click();
  await expect(button(page, 'Bring back your changes of step 3')).toBeVisible();
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('42');
  await button(page, 'Bring back what was here before the lesson').click();
  await expect(title(page)).toBeFocused();
  expect(await row(page, 'A')).toEqual(before);
  await expect(button(page, 'Go on with step 4')).toBeVisible();
  await expect(page).not.toHaveURL(/step=/);
  await button(page, 'Bring back your changes of step 3').click();
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('7');
});

test('what was there before is kept every time, and the speed comes back', async ({ page }) => {
  await open(page);
  await openLesson(page);
  const seed = page.getByLabel('Seed of the weights');
  for (const [value, step] of [['77', '5. Where ReLU is everything'], ['9', '8. Why not train longer?']]) {
    await seed.fill(value);
    await page.keyboard.press('Enter');
    await button(page, step).click();
    await button(page, 'Leave the lesson').click();
  }
  await page.getByLabel('Speed').fill('0');
  await button(page, 'Go on with step 8').click();
  await button(page, 'Just show me').click();
  await expect(page.getByLabel('Speed')).not.toHaveValue('0');
  await button(page, 'Pause').click();
  await button(page, 'Leave the lesson').click();
  await expect(page.getByLabel('Speed')).toHaveValue('0');
  await expect(button(page, 'Bring back what was here before the lesson, number 2: seed 9, not trained')).toBeVisible();
  await button(page, 'Bring back what was here before the lesson, number 1: seed 77, not trained').click();
  await expect(seed).toHaveValue('77');
  await button(page, 'Bring back what was here before the lesson').click();
  await expect(seed).toHaveValue('9');
});

test('leaving the lesson keeps its recipe, and so does closing it', async ({ page }) => {
  await open(page);
  await openLesson(page);
  await button(page, '2. Wider and deeper').click();
  await expect(page).toHaveURL(/#lr=0.1&b=40:linear&c=5:linear,5:linear,5:linear&step=2&v=1$/);
  await button(page, 'Leave the lesson').click();
  await expect(page).toHaveURL(/#lr=0.1&b=40:linear&c=5:linear,5:linear,5:linear&v=1$/);
  await button(page, 'Go on with step 2').click();
  await expect(page).toHaveURL(/step=2/);
  await lesson(page).locator('summary').click();
  await expect(page).toHaveURL(/#lr=0.1&b=40:linear&c=5:linear,5:linear,5:linear&v=1$/);
});

test('a link opens a step with its recipe, and another link leaves it', async ({ page }) => {
  await page.goto('./#seed=3&step=3&v=1');
  await expect(title(page)).toHaveText('Step 3 of 8: Flip the switch to ReLU');
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('3');
  await expect(page).toHaveURL(/#seed=3&step=3&v=1$/);
  await page.evaluate(() => { location.hash = 'seed=4&v=1'; });
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('4');
  await expect(button(page, 'Go on with step 3')).toBeVisible();
  await page.evaluate(() => { location.hash = 'step=99&v=1'; });
  await expect(status(page)).toContainText('The link asks for step 99 of the guided lesson, which has 8 steps. The page stays as it was.');
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('4');
  await page.evaluate(() => { location.hash = 'step=8&v=1'; });
  await expect(title(page)).toHaveText('Step 8 of 8: Why not train longer?');
});

test('a recipe that is changed on the way opens the question again', async ({ page }) => {
  await open(page);
  await page.getByLabel('Speed').fill('0');
  await openLesson(page);
  await button(page, 'Start the lesson').click();
  await button(page, 'Just show me').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await button(page, 'New seed').click();
  await expect(lesson(page).getByRole('alert')).toHaveText(/^The recipe was changed before the step was over/);
  await expect(verdict(page)).toHaveCount(0);
  await fullSpeed(page);
  await lesson(page).getByRole('button', { name: /^About the same/ }).click();
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('42');
  await expect(verdict(page)).toHaveText('You predicted “About the same: within 3 patients”, and so it was.');
  await expect(lesson(page).getByRole('alert')).toBeHidden();
});

test('a step that is left while many seeds are trained gives up, and so does its answer', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await openLesson(page);
  await button(page, '4. Was it luck?').click();
  await button(page, 'Just show me').click();
  await expect(lesson(page).getByRole('progressbar')).toBeVisible();
  // A screen reader hears what takes so long.
  await expect(lesson(page).getByRole('status').filter({ hasText: /^Training 2 networks 200 times each/ })).toBeVisible();
  await button(page, 'Next step').click();
  await expect(title(page)).toHaveText(/^Step 5/);
  await expect(lesson(page).getByRole('progressbar')).toBeHidden();
  await button(page, 'Just show me').click();
  await expect(verdict(page)).toHaveText('It was: “C alone: the one with ReLU”.');
});

for (const [width, height] of [[320, 640], [390, 844], [1280, 720], [1920, 1080]]) {
  test(`at ${width} × ${height} the chart is in sight while a step trains`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await openLesson(page);
    await button(page, '2. Wider and deeper').click();
    await button(page, '2 to 9').click();
    await expect(lesson(page).getByText('Training: watch the curves.')).toBeInViewport();
    await expect(page.locator('#accuracy')).toBeInViewport({ ratio: 0.3 });
    await expect(verdict(page)).toBeInViewport({ timeout: 30_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
}
