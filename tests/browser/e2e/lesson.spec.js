import { expect, test } from './fixture.js';
import { button, fixture, fullSpeed, lastOf, log, open, playToTheEnd, row, status } from './page.js';

test('the first view is the lesson, ready', async ({ page }) => {
  const module = page.waitForResponse('**/pkg/relu_playground_bg.wasm');
  await open(page);
  expect((await module).headers()['content-type']).toBe('application/wasm');
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([/A 12-5-1 linear/, /B 12-20-20-1 linear/, /C 12-5-ReLU-1/]);
  await expect(page.getByText('always guess the majority')).toContainText('71.67 % of the test rows');
  await expect(page.getByText('always guess the majority')).toContainText('66.95 % of the training rows');
  await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('Chicco and Jurman 2020')).toBeVisible();
  await expect(page.getByText('over all rows, as the lesson does')).toBeVisible();
});

test('Play reaches epoch 1,000, stops, and shows PyTorch’s numbers', async ({ page }) => {
  await open(page);
  await playToTheEnd(page);
  expect(await row(page, 'A')).toEqual(lastOf('run_linear_s42.json'));
  expect(await row(page, 'B')).toEqual(lastOf('run_deep_linear_s42.json'));
  expect(await row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toHaveJSProperty('value', 1000);
  await expect(button(page, 'Play')).toBeVisible();
});

test('the log has the lines that the lesson prints in Python', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  const lines = fixture('lesson_lines.json');
  const shown = (await log(page)).map((text) => text.trim().split('\n'));
  expect(shown).toEqual([lines.linear, lines.deep_linear, lines.relu]);
});

test('Play turns into Pause, and Pause keeps everything', async ({ page }) => {
  await open(page);
  await page.getByLabel('Speed').fill('0');
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText('Training…');
  await button(page, 'Pause').click();
  await expect(status(page)).toHaveText(/^Paused after \d+ epochs?\.$/);
  const [epoch] = await row(page, 'A');
  await button(page, 'Step').click();
  await expect(status(page)).toHaveText(`Paused after ${Number(epoch) + 1} epochs.`);
});

test('Step trains one epoch, and Reset gives the same curve again', async ({ page }) => {
  await open(page);
  await button(page, 'Step').click();
  await expect(status(page)).toHaveText('Paused after 1 epoch.');
  const first = await row(page, 'C');
  const { train_loss: losses } = fixture('run_relu_s42.json');
  expect(first[1]).toBe(losses[0].toFixed(5));
  await fullSpeed(page);
  await playToTheEnd(page);
  const [lines, last] = [await log(page), await row(page, 'C')];
  await button(page, 'Reset').click();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  expect(await row(page, 'C')).toEqual(['0', '–', '–', '–', '–']);
  expect(await log(page)).toEqual(['', '', '']);
  await button(page, 'Step').click();
  await expect(status(page)).toHaveText('Paused after 1 epoch.');
  expect(await row(page, 'C')).toEqual(first);
  await playToTheEnd(page);
  expect(await log(page)).toEqual(lines);
  expect(await row(page, 'C')).toEqual(last);
});

test('New seed draws other weights, typing the old one brings them back', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  const before = await row(page, 'A');
  await button(page, 'New seed').click();
  await expect(page.getByLabel('Seed of the weights')).not.toHaveValue('42');
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  expect(await row(page, 'A')).not.toEqual(before);
  await page.getByLabel('Seed of the weights').fill('42');
  await page.keyboard.press('Enter');
  await expect.poll(() => row(page, 'A')).toEqual(before);
});

test('Train to moves the end', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await page.getByLabel('Train to').fill('250');
  await page.keyboard.press('Enter');
  await playToTheEnd(page, '250');
  await button(page, 'Play').click();
  await expect(status(page)).toContainText('raise “Train to” to go on');
  await page.getByLabel('Train to').fill('300');
  await page.keyboard.press('Enter');
  await playToTheEnd(page, '300');
});

test('another split and a sound scaling are said and trained', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await page.getByLabel('Scaling fitted on').selectOption('train');
  await expect(page.getByText('over the training rows only, which is the sound practice')).toBeVisible();
  await playToTheEnd(page);
  expect(await row(page, 'C')).not.toEqual(lastOf('run_relu_s42.json'));
  await page.getByLabel('Scaling fitted on').selectOption('all');
  await expect.poll(() => row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
  await page.getByLabel('Seed of the split').fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText('random_state=3')).toBeVisible();
});
