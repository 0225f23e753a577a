import { expect, test } from './fixture.js';
import { button, fullSpeed, model, open, playToTheEnd, row, status } from './page.js';

test.describe('without the module', () => {
  test.use({ expectedComplaint: /relu_playground_bg\.wasm|ERR_FAILED/ });

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

test('a browser without SIMD gets a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toHaveText(/lacks SIMD/);
});

test.describe('without JavaScript', () => {
  // Their preloads are refused with the scripts.
  test.use({ javaScriptEnabled: false, expectedComplaint: /\.js \(csp\)/ });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.locator('noscript p')).toContainText('needs JavaScript and WebAssembly');
  });
});

test('a run that diverges is said in words, and the others go on', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await page.getByLabel('Learning rate').fill('1000000');
  await page.keyboard.press('Enter');
  await button(page, 'Play').click();
  await expect(status(page)).toContainText(/B 12-20-20-1 linear diverged: at epoch \d+ its loss is no longer a finite number/);
  await expect(button(page, 'Play')).toBeVisible();
  const [epoch] = await row(page, 'B');
  expect(Number(epoch)).toBeLessThan(1000);

  await page.getByLabel('Learning rate').fill('0.01');
  await page.keyboard.press('Enter');
  await expect(status(page)).not.toContainText('diverged');
});

test('what cannot be trained gets a sentence, and nothing is lost', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  const before = await row(page, 'A');
  const wrong = [
    ['Learning rate', '0', /^the learning rate is 0;/],
    ['Learning rate', '', /^the learning rate is NaN;/],
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
  }
  expect(await row(page, 'A')).toEqual(before);
  await page.getByLabel('Train to').fill('1000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('the number of epochs is')).toBeHidden();
});

test('an unchosen model is left alone', async ({ page }) => {
  await open(page);
  await model(page, 'B').check();
  await button(page, 'ReLU').click();
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([/A 12-5-1 linear/, /B 12-20-20-1 ReLU/, /C 12-5-ReLU-1/]);
});
