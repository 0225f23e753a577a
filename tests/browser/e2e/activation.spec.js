import { expect, test } from './fixture.js';
import { button, faded, fixture, fullSpeed, lastOf, model, open, playToTheEnd, row, status } from './page.js';

test('ReLU keeps the initial weights, restarts, and leaves the earlier curve faded', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  await page.getByRole('group', { name: 'Activation' }).getByRole('button', { name: 'ReLU', exact: true }).click();
  await expect(button(page, 'ReLU')).toHaveAttribute('aria-pressed', 'true');
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  // The same seed and shape as the lesson's ReLU network: the same numbers to the last digit.
  await expect.poll(() => row(page, 'A')).toEqual(lastOf('run_relu_s42.json'));
  await expect(page.getByText('A and C have the same recipe now')).toBeVisible();
  await expect(faded(page)).toHaveCount(1);
  await expect(faded(page)).toHaveAccessibleName(/A 12-5-1 linear, seed 42, .* 1,000 epochs$/);
  await faded(page).click();
  await expect(faded(page)).toHaveCount(0);

  await button(page, 'Linear').click();
  await expect.poll(() => row(page, 'A')).toEqual(lastOf('run_linear_s42.json'));
  await expect(faded(page)).toHaveCount(1);
  await button(page, 'Remove all earlier curves').click();
  await expect(faded(page)).toHaveCount(0);
});

test('a change while paused waits to be played', async ({ page }) => {
  await open(page);
  await button(page, 'Step').click();
  await expect(status(page)).toHaveText('Paused after 1 epoch.');
  await button(page, 'ReLU').click();
  await expect.poll(() => row(page, 'A')).toEqual(['0', '–', '–', '–', '–']);
  await expect(status(page)).not.toHaveText('Training…');
  await expect(faded(page)).toHaveCount(1);
});

test('each of the others is one click further and trains as in PyTorch', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await expect(button(page, 'Tanh')).toBeHidden();
  await button(page, 'More activations').click();
  const others = { Tanh: 'tanh', ELU: 'elu', LeakyReLU: 'leaky_relu', GELU: 'gelu', SiLU: 'silu', Sigmoid: 'sigmoid', Softplus: 'softplus' };
  await playToTheEnd(page);
  for (const [title, name] of Object.entries(others)) {
    await button(page, title).click();
    await expect(button(page, title)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => row(page, 'A')).toEqual(lastOf(`run_${name}_s42.json`));
  }
  await expect(faded(page)).toHaveCount(Object.keys(others).length);
});

test('it acts on the chosen model, or on all', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await model(page, 'C').check();
  await expect(button(page, 'ReLU')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'Linear').click();
  await page.getByRole('radio', { name: 'All three' }).check();
  await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'ReLU').click();
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([/A 12-5-ReLU-1/, /B 12-20-20-1 ReLU/, /C 12-5-ReLU-1/]);
  await expect(faded(page)).toHaveCount(0);
});

test('keeping the trained weights goes on with the new activation, reproducibly', async ({ page }) => {
  await open(page);
  await page.getByLabel('Train to').fill('200');
  await page.keyboard.press('Enter');
  await fullSpeed(page);
  await playToTheEnd(page, '200');
  const { train_loss: losses } = fixture('run_linear_s42.json');
  await page.getByLabel('keep trained weights').check();
  // What is on already changes nothing.
  await button(page, 'Linear').click();
  await expect(status(page)).toHaveText('Done: 200 epochs trained.');
  await button(page, 'ReLU').click();
  await expect(status(page)).toHaveText(/^Done: 1,200 epochs trained\. “Train to” was raised to 1,200/);
  await expect(page.getByLabel('Train to')).toHaveValue('1200');
  await expect(page.locator('#legend')).toContainText('A 12-5-ReLU-1 (Linear until epoch 200)');
  await expect(faded(page)).toHaveCount(0);
  const last = await row(page, 'A');

  await button(page, 'Reset').click();
  await expect(page.locator('#legend')).toContainText('A 12-5-1 linear (ReLU from epoch 200)');
  await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');
  await playToTheEnd(page, '1,200');
  await expect(button(page, 'ReLU')).toHaveAttribute('aria-pressed', 'true');
  expect(await row(page, 'A')).toEqual(last);
  const lines = (await page.locator('#log pre').first().innerText()).split('\n');
  expect(lines[1]).toContain(`Loss: ${losses[100].toFixed(5)}`);

  // Without keeping the weights, the activation that is on makes a run of it alone.
  await page.getByLabel('keep trained weights').uncheck();
  await page.getByLabel('Train to').fill('1000');
  await page.keyboard.press('Enter');
  await button(page, 'ReLU').click();
  await expect.poll(() => row(page, 'A')).toEqual(lastOf('run_relu_s42.json'));
  await expect(page.locator('#legend')).not.toContainText('epoch 200');
});

test('a change that lies ahead can be taken back', async ({ page }) => {
  await open(page);
  await button(page, 'Step').click();
  await page.getByLabel('keep trained weights').check();
  await button(page, 'ReLU').click();
  await button(page, 'Reset').click();
  await page.getByLabel('keep trained weights').uncheck();
  await button(page, 'Linear').click();
  await expect(page.locator('#legend')).not.toContainText('from epoch');
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(await row(page, 'A')).toEqual(lastOf('run_linear_s42.json'));
});

test('many changes leave the names short', async ({ page }) => {
  await open(page);
  await page.getByLabel('keep trained weights').check();
  for (let k = 0; k < 6; k += 1) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('a');
  }
  await expect(page.locator('#legend')).toContainText('(4 changes before, Linear until epoch 5, ReLU until epoch 6)');
  await expect(page.getByRole('table').getByRole('rowheader').first()).toHaveText(/^. A 12-5-1 linear$/);
});

test('the majority lines follow the split that is trained on, whatever is faded', async ({ page }) => {
  await open(page);
  await page.getByLabel('Seed of the split').fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText('66.67 % of the test rows')).toBeVisible();
  await button(page, 'Step').click();
  await page.getByLabel('Seed of the split').fill('10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('71.67 % of the test rows')).toBeVisible();
  await expect(faded(page)).toHaveCount(3);
  await fullSpeed(page);
  await playToTheEnd(page);
  /** Where the bold dashes are: the row of pixels with the most ink, right of the axis. */
  const dashes = () =>
    page.locator('#accuracy canvas').first().evaluate((canvas) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const ink = (y) => {
        const { data } = copy.getImageData(100, y, canvas.width - 150, 1);
        return data.filter((_, k) => k % 4 === 3 && data[k] === 255 && data[k - 1] < 60).length;
      };
      const inks = Array.from({ length: canvas.height - 60 }, (_, y) => ink(y));
      return inks.indexOf(Math.max(...inks));
    });
  const withFaded = await dashes();
  await button(page, 'Remove all earlier curves').click();
  await expect(faded(page)).toHaveCount(0);
  await expect.poll(dashes).toBe(withFaded);
});
