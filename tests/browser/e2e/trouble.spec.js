import { expect, test } from './fixture.js';
import { button, faded, fullSpeed, model, open, playToTheEnd, row, status } from './page.js';

test.describe('without the module', () => {
  test.use({ expectedComplaint: /relu_lesson_bg\.wasm|ERR_FAILED|NS_ERROR_ABORT/ });

  test('a file that fails to load gets a sentence', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/^The training program could not be loaded .*load the page again\.$/);
  });

  test('a file that is damaged gets a sentence', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'no module' }));
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/^The training program could not be loaded/);
  });
});

test('a browser without WebAssembly gets a sentence', async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto('./');
  await expect(page.getByRole('alert')).toHaveText(/it has no WebAssembly\./);
});

test.describe('without JavaScript', () => {
  // Their preloads are refused with the scripts.
  test.use({ javaScriptEnabled: false, expectedComplaint: /\.js \(csp\)/ });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('noscript p').first()).toBeVisible();
    await expect(page.locator('noscript p').first()).toContainText('needs JavaScript and WebAssembly');
    await expect(page.locator('noscript [lang="es"]')).toBeVisible();
    await expect(page.locator('#language')).toBeHidden();
  });
});

test.describe('when a script does not arrive', () => {
  test.use({ expectedComplaint: /ERR_FAILED|NS_ERROR_ABORT|preload/ });

  for (const file of ['app', 'canvas', 'controls', 'core', 'dom', 'loop', 'panels', 'plot', 'recipe', 'restart', 'session', 'text', 'view', 'pkg/relu_lesson']) {
    test(`${file}.js: the page says so`, async ({ page }) => {
      await page.route(`**/${file}.js`, (route) => route.abort());
      await page.goto('./');
      await expect(page.getByRole('alert')).toHaveText(/^A part of the page could not be loaded .*load the page again\.$/);
    });
  }

  test('main.js: a sentence that waited in the page comes up', async ({ page }) => {
    await page.route('**/main.js', (route) => route.abort());
    await page.goto('./');
    const late = page.getByText('A part of the page has not arrived.');
    await expect(late).toBeHidden();
    await expect(late).toBeVisible({ timeout: 20_000 });
  });
});

test('a run that diverges is said in words, and the others go on', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  // Large enough for the deep linear network to leave the numbers, and not for the others.
  await page.getByLabel('Learning rate').fill('5');
  await page.keyboard.press('Enter');
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText(/^Diverged, .*: B 12-20-20-1 linear in epoch \d+\. Try a smaller learning rate\. Done: 1,000 epochs trained\.$/);
  expect(Number((await row(page, 'B'))[0])).toBeLessThan(1000);
  expect((await row(page, 'C'))[0]).toBe('1,000');

  await page.getByLabel('Learning rate').fill('0.01');
  await page.keyboard.press('Enter');
  await expect(status(page)).not.toContainText('iverged');
  await expect(faded(page)).toHaveCount(3);
});

test('when all diverge, nothing is promised', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await page.getByLabel('Learning rate').fill('1e38');
  await page.keyboard.press('Enter');
  await button(page, 'Play').click();
  const sentence = /^Diverged, since the loss is no longer a finite number: A .*, B .*, C .* in epoch \d+\. Try a smaller learning rate\.$/;
  await expect(status(page)).toHaveText(sentence);
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText(sentence);
});

test('what cannot be trained gets a sentence, and nothing is lost', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  const before = await row(page, 'A');
  const wrong = [
    ['Learning rate', '0', /^the learning rate is 0;/],
    ['Learning rate', '', /^Please type a number\.$/],
    ['Learning rate', '1e300', /^the learning rate is 1e300;/],
    ['Seed of the weights', '-1', /^the seed is -1;/],
    ['Seed of the split', '1.5', /^the split's seed is 1.5;/],
    ['Train to', '0', /^the number of epochs is 0;/],
    ['Train to', '2000000', /^the number of epochs is 2000000; it must be a whole number from 1 to 1000000$/],
  ];
  for (const [label, value, sentence] of wrong) {
    await page.getByLabel(label).fill(value);
    await page.keyboard.press('Enter');
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByLabel(label)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(new RegExp(sentence.source.replace(/[$^]/g, '')));
  }
  expect(await row(page, 'A')).toEqual(before);
  await page.getByLabel('Train to').fill('1000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('the number of epochs is')).toBeHidden();

  // Another seed is another recipe: what was refused before is gone with its sentence.
  await button(page, 'New seed').click();
  for (const label of ['Learning rate', 'Seed of the weights', 'Seed of the split']) {
    await expect(page.getByLabel(label)).toHaveAttribute('aria-invalid', 'false');
  }
  await expect(page.getByLabel('Learning rate')).toHaveValue('0.01');
});

test('an unchosen model is left alone', async ({ page }) => {
  await open(page);
  await model(page, 'B').check();
  await button(page, 'ReLU').click();
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([/A 12-5-1 linear/, /B 12-20-20-1 ReLU/, /C 12-5-ReLU-1/]);
});
