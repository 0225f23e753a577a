import { chromiumOnly, expect, test } from './fixture.js';
import { button, fullSpeed, lastOf, model, open, playToTheEnd, row, status } from './page.js';
import { faults, present, read, useLesson } from './present.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const smallCode = (page) => button(page, 'Enlarge the QR code of this page’s link');
/** @param {Page} page */
const largeCode = (page) => page.getByRole('dialog', { name: 'Open this page as it is now' });
/** @param {Page} page */
const figures = (page) => page.getByRole('table', { name: 'Accuracies after the last trained epoch' });
/** How far the page, or what it cuts off, could be scrolled. @param {Page} page */
const overflow = (page) =>
  page.evaluate(() => [document.documentElement, document.querySelector('main')].map((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]));

/** Keeps the heights of the letters that charts draw, in CSS pixels. @param {Page} page */
const watchLetters = (page) =>
  page.addInitScript(() => {
    globalThis.letters = new Set();
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function watched(...args) {
      globalThis.letters.add(parseFloat(/([\d.]+)px/.exec(this.font)[1]) / devicePixelRatio);
      fillText.apply(this, args);
    };
  });

/** The height of the smallest of them, of those that are drawn for one more epoch. @param {Page} page */
async function smallestLetter(page) {
  await page.keyboard.press('r');
  await expect(status(page)).toContainText('Ready. Press Play.');
  await page.evaluate(() => globalThis.letters.clear());
  await page.getByLabel('Train to').evaluate((field) => {
    Object.assign(field, { value: String(Number(field.value) + 7) });
    field.dispatchEvent(new Event('change'));
  });
  await expect.poll(() => page.evaluate(() => globalThis.letters.size)).toBeGreaterThan(0);
  return page.evaluate(() => Math.min(...globalThis.letters));
}

for (const [width, height] of [[1280, 720], [1920, 1080], [1024, 768]]) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`at ${width} × ${height} in ${colorScheme} all is on the screen, large and strong`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await watchLetters(page);
      await useLesson(page);
      await open(page);
      await fullSpeed(page);
      await playToTheEnd(page);
      await present(page);
      const parts = [button(page, 'Play'), button(page, 'Reset'), button(page, 'Linear'), button(page, 'ReLU'),
        page.locator('#accuracy'), figures(page), smallCode(page), button(page, 'Leave')];
      for (const part of [...parts, page.locator('#loss')]) await expect(part).toBeInViewport({ ratio: 1 });
      expect(await faults(page, 20)).toEqual({ found: [], texts: expect.any(Number) });
      expect(await overflow(page)).toEqual([[0, 0], [0, 0]]);

      await page.keyboard.press('2');
      for (const part of [...parts, page.getByText('Question 2')]) await expect(part).toBeInViewport({ ratio: 1 });
      const { found, texts } = await faults(page, 20);
      expect(found).toEqual([]);
      expect(texts).toBeGreaterThan(20);
      expect(await overflow(page)).toEqual([[0, 0], [0, 0]]);
      expect(await smallestLetter(page)).toBeGreaterThanOrEqual(20);
    });
  }
}

test('where a number is predicted, the loss is the chart', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('./#data=wave&v=1');
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await present(page);
  await expect(page.locator('#accuracy')).toBeHidden();
  await expect(page.locator('#loss')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('table', { name: 'Losses after the last trained epoch' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('Dashed: always guess the mean.')).toBeVisible();
});

test('a phone presents, too: nothing is cut off sideways', chromiumOnly('a full screen is 1366 px wide in Firefox without a window'), async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await useLesson(page);
  await open(page);
  await present(page);
  await page.keyboard.press('1');
  await expect(page.getByText('Question 1')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  for (const part of [smallCode(page), figures(page), page.locator('#accuracy')]) {
    await part.scrollIntoViewIfNeeded();
    await expect(part).toBeInViewport({ ratio: 0.9 });
  }
});

test('training goes on while the mode is entered and left, to PyTorch’s numbers', async ({ page }) => {
  await open(page);
  await button(page, 'Play').click();
  await button(page, 'Present').click();
  await expect(button(page, 'Leave')).toBeVisible();
  await expect(status(page)).toContainText('Training…');
  await page.keyboard.press('p');
  await expect(button(page, 'Present')).toBeFocused();
  await present(page);
  await expect(status(page)).toContainText('Done: 1,000 epochs trained.', { timeout: 30_000 });
  await expect(figures(page).getByRole('row', { name: /^test/ }).getByRole('cell')).toHaveText(
    ['linear', 'deep_linear', 'relu'].map((name) => lastOf(`run_${name}_s42.json`)[4]),
  );
  // What is pressed here is pressed on the page.
  await page.keyboard.press('a');
  await expect(figures(page).getByRole('columnheader', { name: /A 12-5-ReLU-1/ })).toBeVisible();
  await expect(page.getByText('A and C have the same recipe now: their curves coincide.').last()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Earlier curves, faded')).toBeVisible();
  expect(await row(page, 'B')).toEqual(lastOf('run_deep_linear_s42.json'));
});

test('leaving gives the page back as it was', async ({ page }) => {
  await watchLetters(page);
  await open(page);
  await page.evaluate(() => scrollTo(0, 300));
  const before = await page.locator('main').evaluate((main) => main.getBoundingClientRect().height);
  for (const leave of [() => page.keyboard.press('Escape'), () => page.keyboard.press('p'), () => button(page, 'Leave').click()]) {
    await present(page);
    await expect(page.getByText('Figures', { exact: true })).toBeHidden();
    await leave();
    await expect(button(page, 'Leave')).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
    expect(await page.evaluate(() => [scrollY, document.documentElement.className])).toEqual([300, '']);
    expect(await page.locator('main').evaluate((main) => main.getBoundingClientRect().height)).toBe(before);
  }
  expect(await smallestLetter(page)).toBe(14);
});

test('which models the switch is for is said', async ({ page }) => {
  await open(page);
  await present(page);
  await expect(page.getByText('The switch changes model A.')).toBeVisible();
  await page.keyboard.press('p');
  await page.getByRole('radio', { name: 'All three' }).check();
  await present(page);
  await expect(page.getByText('The switch changes all models.')).toBeVisible();
});

test.describe('the whole screen', () => {
  test('is taken where the browser gives it, and giving it back leaves the mode', async ({ page }) => {
    await open(page);
    await present(page);
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
    await page.evaluate(() => document.exitFullscreen());
    await expect(button(page, 'Leave')).toBeHidden();
    await present(page);
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
    await page.keyboard.press('p');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
  });

  for (const [name, request] of /** @type {const} */ ([['refuses', 'Promise.reject(new Error("no"))'], ['does not know', 'undefined']])) {
    test(`is not needed where the browser ${name} it`, async ({ page }) => {
      await page.addInitScript(`Element.prototype.requestFullscreen = ${name === 'refuses' ? `() => ${request}` : request};`);
      await open(page);
      await present(page);
      await expect(figures(page)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(button(page, 'Leave')).toBeHidden();
    });
  }
});

test.describe('the QR code', () => {
  test('is of the link as it is now, small and large, in light and dark', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto('./?class=7b');
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await present(page);
    const small = smallCode(page).getByRole('img');
    await expect(small).toBeVisible();
    expect(await read(small)).toBe(page.url());
    await page.keyboard.press('a');
    await expect.poll(() => read(small)).toBe(`${page.url().split('#')[0]}#a=5:relu&v=1`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await smallCode(page).click();
    const large = largeCode(page).getByRole('img');
    const { width, height } = await large.boundingBox();
    expect(width).toBeGreaterThanOrEqual(280);
    expect(height).toBe(width);
    expect(await read(large)).toBe(page.url());
    expect(await faults(page, 20)).toEqual({ found: [], texts: expect.any(Number) });
    await expect(largeCode(page)).toBeInViewport({ ratio: 1 });
    await expect(largeCode(page)).toContainText('This address opens on this computer alone');
    await page.keyboard.press('q');
    await expect(largeCode(page)).toBeHidden();
    await page.keyboard.press('q');
    await expect(largeCode(page)).toBeVisible();
    await button(page, 'Close').click();
    await expect(largeCode(page)).toBeHidden();
    await page.keyboard.press('q');
    await page.keyboard.press('Escape');
    await expect(largeCode(page)).toBeHidden();
    await expect(button(page, 'Leave')).toBeVisible();
  });

  test('of a long recipe is read, too', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const changes = Array.from({ length: 30 }, (_, k) => `${k + 5},w:0:${k % 5}:${k % 12}:0.25`).join(';');
    await page.goto(`./#seed=4294967295&a.changes=${changes}&v=1`);
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await present(page);
    await page.keyboard.press('q');
    const large = largeCode(page).getByRole('img');
    await expect(large).toBeVisible();
    expect(page.url().length).toBeGreaterThan(500);
    expect(await read(large)).toBe(page.url());
    await expect(largeCode(page)).toBeInViewport({ ratio: 1 });
    await expect(button(page, 'Close')).toBeInViewport({ ratio: 1 });
  });

  test('of a link that is too long is a sentence', async ({ page }) => {
    const changes = Array.from({ length: 120 }, (_, k) => `${k + 5},w:0:${k % 5}:${k % 12}:0.25`).join(';');
    await page.goto(`./#a.changes=${changes}&v=1`);
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await present(page);
    await expect(smallCode(page)).toHaveText('No code: why?');
    await smallCode(page).click();
    const { length } = page.url();
    await expect(largeCode(page)).toContainText(`The link has ${length.toLocaleString('en')} characters, too many for a QR code`);
    await page.keyboard.press('q');
    await page.keyboard.press('p');
    await page.goto('./#v=1');
    await expect(status(page)).toContainText('Ready. Press Play.');
    await present(page);
    await expect(smallCode(page).getByRole('img')).toBeVisible();
  });

  test.describe('without the program that draws it', () => {
    test.use({ expectedComplaint: /relu_playground_bg\.wasm|Failed to load resource/ });

    test('is a sentence, and is there when the mode is entered again', async ({ page }) => {
      await page.route('**/relu_playground_bg.wasm', (route) => route.abort());
      await open(page);
      await present(page);
      await expect(smallCode(page)).toHaveText('No code: why?');
      await smallCode(page).click();
      await expect(largeCode(page)).toContainText(/^Open this page as it is now.*could not be prepared \(.+\)\. Check the connection/);
      await page.unroute('**/relu_playground_bg.wasm');
      await page.keyboard.press('Escape');
      await expect(largeCode(page)).toBeHidden();
      await expect(async () => {
        await page.keyboard.press('p');
        await present(page);
        await expect(smallCode(page).getByRole('img')).toBeVisible({ timeout: 3_000 });
      }).toPass();
    });
  });
});

test.describe('the lesson', () => {
  test('is walked by digits and by a clicker, and answers when asked', async ({ page }) => {
    await useLesson(page);
    await open(page);
    await present(page);
    await expect(page.getByText('Lesson', { exact: true }).last()).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.getByText('Step 1 of 8')).toBeVisible();
    await expect(page.getByText('Question 1')).toBeVisible();
    await expect(page.getByText('Answer 1')).toBeHidden();
    // The clicker's third button.
    await page.keyboard.press('.');
    await expect(page.getByText('Answer 1')).toBeVisible();
    await expect(button(page, 'Show the answer')).toBeHidden();
    // Also where a chart has the focus, whose own keys these are.
    await page.locator('#accuracy').click();
    await page.keyboard.press('PageDown');
    await expect(page.getByText('Step 2 of 8')).toBeVisible();
    await expect(page.getByText('Answer 2')).toBeHidden();
    await button(page, 'Show the answer').click();
    await expect(page.getByText('Answer 2')).toBeVisible();
    await page.keyboard.press('8');
    await expect(page.getByText('Question 8')).toBeVisible();
    for (const key of ['PageDown', '9']) await page.keyboard.press(key);
    await expect(page.getByText('Step 8 of 8')).toBeVisible();
    await page.keyboard.press('PageUp');
    await expect(page.getByText('Question 7')).toBeVisible();
    await page.keyboard.press('b');
    await expect(page.getByText('Answer 7')).toBeVisible();
    await button(page, 'Previous step').click();
    await button(page, 'Next step').click();
    await expect(page.getByText('Answer 7')).toBeHidden();
    // The step's recipe is the page's, and its link's.
    // It is drawn anew while the link changes.
    await expect.poll(() => read(smallCode(page).getByRole('img')).catch(() => '')).toContain('#seed=106&step=7&v=1');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Answer 7')).toBeVisible();
    await expect(page.getByLabel('Seed of the weights')).toHaveValue('106');
  });

  test('opens at a digit, and the enlarged code gives way to it', async ({ page }) => {
    await useLesson(page);
    await open(page);
    await present(page);
    await page.keyboard.press('q');
    await expect(largeCode(page)).toBeVisible();
    await page.keyboard.press('3');
    await expect(page.getByText('Question 3')).toBeVisible();
    await expect(largeCode(page)).toBeHidden();
  });

  test('opens at a digit, the page’s own, with its title in view', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.route('**/lesson-steps.json', async (route) => {
      const response = await route.fetch();
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      await route.fulfill({ response });
    });
    await open(page);
    await present(page);
    await page.keyboard.press('3');
    await expect(page.getByRole('heading', { name: 'Step 3 of 8: Flip the switch to ReLU' })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test.describe('that does not arrive', () => {
    test.use({ expectedComplaint: /lesson\.js|Failed to load resource/ });

    test('is a sentence, and presenting goes on', async ({ page }) => {
      await useLesson(page);
      await page.route('**/lesson.js', (route) => route.abort());
      await open(page);
      await present(page);
      await page.keyboard.press('4');
      await expect(status(page)).toContainText('That part could not be opened');
      await expect(page.locator('#loss')).toBeVisible();
      // It is not waited for: a lesson that is opened later begins where it is told to.
      await page.unroute('**/lesson.js');
      await useLesson(page);
      await page.keyboard.press('5');
      await expect(page.getByText('Question 5')).toBeVisible();
    });
  });
});

test('keys are the page’s own while nothing is presented', async ({ page }) => {
  await useLesson(page);
  await open(page);
  for (const key of ['1', 'q', 'b', 'PageDown']) await page.keyboard.press(key);
  await expect(page.getByText('Question 1')).toBeHidden();
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('42');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  // And a letter that is typed is no key.
  await page.getByLabel('Seed of the weights').fill('7');
  await page.keyboard.press('p');
  await expect(button(page, 'Leave')).toBeHidden();
  await expect(model(page, 'A')).toBeChecked();
});
