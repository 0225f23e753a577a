import { expect, test } from './fixture.js';
import { button, faded, fixture, fullSpeed, lastOf, log, open, playToTheEnd, row, status } from './page.js';

test('the first view is the lesson, ready', async ({ page }) => {
  const module = page.waitForResponse('**/pkg/relu_lesson_bg.wasm');
  await open(page);
  expect((await module).headers()['content-type']).toBe('application/wasm');
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([/A 12-5-1 linear/, /B 12-20-20-1 linear/, /C 12-5-ReLU-1/]);
  await expect(page.getByText('always guess the most frequent class')).toContainText('71.67 % of the test rows');
  await expect(page.getByText('always guess the most frequent class')).toContainText('66.95 % of the training rows');
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
  await expect(page.getByRole('slider', { name: 'Progress' })).toHaveValue('1000');
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

test('on XOR and circles ReLU is everything, with PyTorch’s numbers', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  await page.getByLabel('Data set').selectOption('xor');
  await expect(page.getByLabel('Learning rate')).toHaveValue('0.1');
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([/A 2-5-1 linear/, /B 2-20-20-1 linear/, /C 2-5-ReLU-1/]);
  await expect.poll(() => row(page, 'C')).toEqual(lastOf('task_xor_s42.json'));
  const accuracy = async (letter) => parseFloat((await row(page, letter)).at(-1));
  expect(await accuracy('A')).toBeLessThan(60);
  expect(await accuracy('C')).toBeGreaterThan(90);
  // Curves of the patients are gone: they cannot be compared.
  await expect(page.getByText('Earlier curves, faded')).toBeHidden();
  await expect(page.getByText('300 points', { exact: true })).toBeVisible();

  await page.getByLabel('Data set').selectOption('circles');
  await expect.poll(() => accuracy('C')).toBeGreaterThan(80);
  expect(await accuracy('A')).toBeLessThan(70);
  await page.getByLabel('Points').fill('10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('the number of rows is 10; it must be a whole number from 20 to 5000')).toBeVisible();
  await page.getByLabel('Points').fill('200');
  await page.keyboard.press('Enter');
  await expect(page.getByText('160 training rows and 40 test rows, 2 features')).toBeVisible();

  await page.getByLabel('Data set').selectOption('blobs_3');
  await expect(page.getByRole('table').getByRole('rowheader').first()).toHaveText(/A 2-5-3 linear/);
  await expect(page.getByText('CrossEntropyLoss')).toBeVisible();
  await expect.poll(() => accuracy('A')).toBeGreaterThan(95);

  await page.getByLabel('Data set').selectOption('heart');
  await expect(page.getByLabel('Points')).toBeHidden();
  await expect.poll(() => row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
});

test('another optimiser takes PyTorch’s settings and gives its numbers', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await page.getByLabel('Optimiser').selectOption('adam');
  await expect(page.getByLabel('Learning rate')).toHaveValue('0.001');
  await expect(page.getByText('Adam(lr=0.001)')).toBeVisible();
  await playToTheEnd(page);
  expect(await row(page, 'C')).toEqual(lastOf('opt_adam_lr0.001_s42.json'));
  await page.getByLabel('Optimiser').selectOption('nesterov');
  await expect(page.getByText('SGD(lr=0.01, momentum=0.9, nesterov=True)')).toBeVisible();
  // An earlier curve says which optimiser it was.
  await expect(faded(page).last()).toHaveAccessibleName(/C 12-5-ReLU-1, seed 42, split 10, Adam\(lr=0\.001\), 1,000 epochs$/);
  await page.getByLabel('Optimiser').selectOption('sgd');
  await expect.poll(() => row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
});
