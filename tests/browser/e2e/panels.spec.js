import { readFileSync } from 'node:fs';
import { expect, test } from './fixture.js';
import { button, fixture, fullSpeed, model, open, panel, playToTheEnd, row, status } from './page.js';

/** A passenger list with missing values, text columns and an identifier, as visitors have. */
function passengers() {
  const lines = ['PassengerId,Survived,Pclass,Name,Sex,Age,Fare,Embarked'];
  for (let k = 1; k <= 240; k += 1) {
    const sex = k % 3 === 0 ? 'female' : 'male';
    const survived = Number((sex === 'female') !== (k % 7 === 0));
    const age = k % 5 === 0 ? '' : String(1 + ((k * 37) % 70));
    lines.push(`${k},${survived},${1 + (k % 3)},"Doe, ""J."" ${k}",${sex},${age},${(7.25 + (k % 50) * 1.5).toFixed(2)},${'SCQ'.charAt(k % 3)}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Drops a file anywhere on the page. */
async function drop(page, name, text) {
  const data = await page.evaluateHandle(([fileName, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], fileName, { type: 'text/csv' }));
    return transfer;
  }, [name, text]);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.dispatchEvent('dragover', { dataTransfer: data });
  await heading.dispatchEvent('drop', { dataTransfer: data });
}

/** Which points are on the canvas: a stroke of the mouse from one place of the plane to another, as shares of it. */
async function stroke(page, from, to) {
  const plane = page.getByRole('application', { name: /^Plane to paint/ });
  await plane.scrollIntoViewIfNeeded();
  const box = await plane.boundingBox();
  const at = (share) => [box.x + (from[0] + (to[0] - from[0]) * share) * box.width, box.y + (from[1] + (to[1] - from[1]) * share) * box.height];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let k = 1; k <= 20; k += 1) await page.mouse.move(...at(k / 20));
  await page.mouse.up();
}

test('a passenger list with gaps and texts goes from drop to trained', async ({ page }) => {
  await open(page);
  await panel(page, 'Data');
  await drop(page, 'passengers.csv', passengers());
  await expect(page.getByText('passengers.csv: 240 rows, 8 columns.')).toBeVisible();
  await page.getByLabel('Predict Survived').check();
  await expect(page.getByText('192 rows of 240', { exact: false })).toBeVisible();
  await expect(page.getByText('48 rows left out: a value is missing.', { exact: false })).toBeVisible();
  await expect(page.getByLabel('Use PassengerId')).not.toBeChecked();
  await expect(page.getByLabel('Use Name')).toBeDisabled();
  await page.getByLabel('Rows with a missing value').selectOption('fill');
  await expect(page.getByText('48 missing values in 48 rows are filled in.', { exact: false })).toBeVisible();
  await button(page, 'Train on this table').click();
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('240 rows of ‘passengers.csv’');
  await expect(model(page, 'A')).toBeVisible();
  await fullSpeed(page);
  await playToTheEnd(page);
  const [, , , train, tested] = await row(page, 'C');
  expect(parseFloat(train)).toBeGreaterThan(80);
  expect(parseFloat(tested)).toBeGreaterThan(70);
  // The table of test rows agrees with the figures.
  await panel(page, 'Look inside');
  await page.getByLabel('Look into model').selectOption('C');
  await expect(page.getByText(/^\d+ of 48 test rows are predicted correctly: /)).toContainText(tested);
});

test('a broken file gets a sentence with the place, and what was there stays', async ({ page }) => {
  await open(page);
  await panel(page, 'Data');
  const lines = passengers().split('\r\n');
  lines[17] = '17,1,2';
  await drop(page, 'broken.csv', lines.join('\n'));
  await expect(page.getByRole('alert').filter({ hasText: 'row 17 has 3 columns, the header has 8' })).toBeVisible();
  await expect(page.getByText('Nothing on the page has changed.')).toBeVisible();
  await page.getByLabel('Or paste a table with its header').fill('a,b\n1,"2\n3,4\n');
  await button(page, 'Read what was pasted').click();
  await expect(page.getByRole('alert').filter({ hasText: 'quotes' })).toBeVisible();
  await expect(model(page, 'A')).toHaveAccessibleName(/A 12-5-1 linear/);
  await fullSpeed(page);
  await playToTheEnd(page);
});

test('the data set is downloaded as it was generated, with its split', async ({ page }) => {
  await open(page);
  await page.getByLabel('Data set').selectOption('blobs_3');
  await expect(model(page, 'A')).toHaveAccessibleName(/A 2-5-3 linear/);
  await page.getByLabel('Points', { exact: true }).fill('37');
  await page.keyboard.press('Enter');
  await panel(page, 'Data');
  const download = page.waitForEvent('download');
  await button(page, 'Download as CSV').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('blobs_3.csv');
  const lines = readFileSync(await file.path(), 'utf8').trim().split('\n');
  expect(lines[0]).toBe('x1,x2,target,split');
  expect(lines).toHaveLength(38);
  const cells = lines.slice(1).map((line) => line.split(','));
  expect(cells.filter((cell) => cell[3] === 'test')).toHaveLength(8);
  expect(new Set(cells.map((cell) => cell[2]))).toEqual(new Set(['0', '1', '2']));
  // sklearn.datasets.make_blobs(37, centers=3, cluster_std=1.0, random_state=10)
  const { x, y } = fixture('toys.json').toys.find(({ kind, rows, seed }) => kind === 'blobs_3' && rows === 37 && seed === 10);
  cells.forEach(([x1, x2, target], k) => {
    expect(Number(x1)).toBeCloseTo(x[0][k], 6);
    expect(Number(x2)).toBeCloseTo(x[1][k], 6);
    expect(Number(target)).toBe(y[k]);
  });
});

test('painted points are learned from, erased and undone', async ({ page }) => {
  await open(page);
  await panel(page, 'Data');
  await stroke(page, [0.2, 0.3], [0.4, 0.7]);
  await expect(page.getByText(/^Not yet trained on: all painted points are of one class/)).toBeVisible();
  await page.getByLabel('Brush').selectOption('class 1');
  await stroke(page, [0.7, 0.3], [0.8, 0.7]);
  await expect(page.getByText(/^\d+ points are trained and tested on\.$/)).toBeVisible();
  await expect(model(page, 'C')).toHaveAccessibleName(/C 2-5-ReLU-1/);
  await expect(page.getByLabel('Data set')).toHaveValue('painted');
  await fullSpeed(page);
  await playToTheEnd(page);
  expect((await row(page, 'C'))[3]).toBe('100.00 %');
  const count = async () => Number((await page.getByText(/^\d+ points are trained and tested on\.$/).textContent()).split(' ')[0]);
  const before = await count();
  await button(page, 'Undo').click();
  await expect(page.getByText(/^Not yet trained on: all painted points are of one class/)).toBeVisible();
  // The keyboard paints too.
  const plane = page.getByRole('application', { name: /^Plane to paint/ });
  await plane.focus();
  for (let k = 0; k < 5; k += 1) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
  }
  await expect(page.getByText(/^\d+ points are trained and tested on\.$/)).toBeVisible();
  expect(await count()).toBeLessThan(before);
  await button(page, 'Clear all points').click();
  await expect(page.getByText('No points are painted.')).toBeVisible();
  await expect(page.getByLabel('Data set')).toHaveValue('painted');
});

test('layers come and go, each with its own activation', async ({ page }) => {
  await open(page);
  await page.getByLabel('Data set').selectOption('circles');
  await panel(page, 'Network');
  await page.getByLabel('Network of model').selectOption('C');
  await page.getByLabel('Units of layer 1', { exact: true }).fill('8');
  await page.keyboard.press('Enter');
  await button(page, 'Add a hidden layer').click();
  await expect(page.getByLabel('Units of layer 2', { exact: true })).toBeFocused();
  await page.getByLabel('Units of layer 2', { exact: true }).fill('4');
  await page.keyboard.press('Enter');
  await page.getByLabel('Activation of layer 2').selectOption('tanh');
  await expect(model(page, 'C')).toHaveAccessibleName(/C 2-8-4-1 ReLU, Tanh/);
  await expect(page.getByText('2-8-4-1 ReLU, Tanh: 65 weights and biases.')).toBeVisible();
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(parseFloat((await row(page, 'C'))[4])).toBeGreaterThan(90);
  await page.getByLabel('Units of layer 1', { exact: true }).fill('300');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'hidden layer 1 has 300 units' })).toBeVisible();
  await expect(model(page, 'C')).toHaveAccessibleName(/C 2-8-4-1 ReLU, Tanh/);
  await button(page, 'Remove layer 2').click();
  await button(page, 'Remove layer 1').click();
  await expect(model(page, 'C')).toHaveAccessibleName(/C 2-1 linear/);
});

test('a weight that is set by hand is trained on from there, and Reset repeats it', async ({ page }) => {
  await open(page);
  await panel(page, 'Look inside');
  await page.getByLabel('Look into model').selectOption('C');
  const diagram = page.getByRole('application', { name: /^Network diagram/ });
  await diagram.focus();
  await page.keyboard.press('End');
  const reading = page.locator('.reading');
  await expect(reading).toHaveText(/^Weight from layer 1, unit \d to output ‘died’: |^output ‘died’: bias /);
  await page.getByLabel('Train to').fill('20');
  await page.keyboard.press('Enter');
  await playToTheEnd(page, '20');
  await page.getByLabel('Set it to').fill('2.5');
  await page.keyboard.press('Enter');
  await expect(reading).toContainText('2.5');
  await page.getByLabel('Train to').fill('40');
  await page.keyboard.press('Enter');
  await playToTheEnd(page, '40');
  const figures = await row(page, 'C');
  await button(page, 'Reset').click();
  await playToTheEnd(page, '40');
  expect(await row(page, 'C')).toEqual(figures);
  await page.getByLabel('Set it to').fill('1e40');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'the value of a parameter is' })).toBeVisible();
  // An untouched model is trained as before.
  expect((await row(page, 'A'))[0]).toBe('40');
});

test('a learning rate applies at once in mid-run, and its story is told', async ({ page }) => {
  await open(page);
  await page.getByLabel('Train to').fill('2000');
  await page.keyboard.press('Enter');
  await button(page, 'Play').click();
  await expect.poll(async () => Number((await row(page, 'A'))[0].replace(',', ''))).toBeGreaterThan(30);
  await page.getByLabel('Learning rate', { exact: true }).fill('0.05');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Training…');
  expect(Number((await row(page, 'A'))[0].replace(',', ''))).toBeGreaterThan(30);
  await expect(page.locator('#legend')).toContainText(/lr=0\.01 until epoch \d+/);
  await fullSpeed(page);
  await expect(status(page)).toHaveText('Done: 2,000 epochs trained.', { timeout: 30_000 });
  const figures = await row(page, 'C');
  await button(page, 'Reset').click();
  await expect(page.getByLabel('Learning rate', { exact: true })).toHaveValue('0.01');
  await playToTheEnd(page, '2,000');
  expect(await row(page, 'C')).toEqual(figures);
});

test('squares of the coordinates let a linear network draw a ring', async ({ page }) => {
  await open(page);
  await page.getByLabel('Data set').selectOption('circles');
  await panel(page, 'Data');
  await page.getByLabel('x₁²').check();
  await page.getByLabel('x₂²').check();
  await expect(model(page, 'A')).toHaveAccessibleName(/A 4-5-1 linear/);
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(parseFloat((await row(page, 'A'))[4])).toBeGreaterThan(95);
  await page.getByLabel('Data set').selectOption('heart');
  await expect(model(page, 'A')).toHaveAccessibleName(/A 12-5-1 linear/);
  await expect(page.getByLabel('x₁²')).toBeHidden();
});

test('a number is predicted: the loss takes the first place, beside guessing the mean', async ({ page }) => {
  await open(page);
  await page.getByLabel('Data set').selectOption('bump');
  await expect(page.locator('#loss-unit')).toHaveText('mean squared error');
  await expect(page.locator('#accuracy')).toBeHidden();
  await expect(page.locator('#legend')).toContainText('always guess the mean');
  await fullSpeed(page);
  await playToTheEnd(page);
  const [, , tested, accuracy] = await row(page, 'C');
  expect(Number(tested)).toBeLessThan(Number((await row(page, 'A'))[2]));
  expect(accuracy).toBe('–');
  await panel(page, 'Look inside');
  await expect(page.getByText(/R² /)).toBeVisible();
});

test('mistakes are marked, rows are sorted, and one can hold the bend', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  await panel(page, 'Look inside');
  await expect(page.getByText('45 of 60 test rows are predicted correctly: 75.00 %. Always guessing the most frequent class gets 71.67 %.')).toBeVisible();
  const table = page.locator('table.rows');
  await button(page, 'Show 60 of 60 rows').click();
  await expect(table.locator('tr.mistake')).toHaveCount(15);
  await page.getByRole('button', { name: /^Probability of died/ }).click();
  const probabilities = (await table.locator('tbody tr td:nth-child(4)').allInnerTexts()).map(Number);
  expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  await expect(page.getByRole('columnheader', { name: /^Probability of died/ })).toHaveAttribute('aria-sort', 'descending');
  await table.getByRole('button', { name: /^Row 11:/ }).click();
  await expect(page.getByText(/all others are held at row 11\./)).toBeVisible();
  await expect(table.getByRole('button', { name: /^Row 11:/ })).toBeFocused();
});

test('schedules, batches and optimisers train as the recipe says', async ({ page }) => {
  await open(page);
  await panel(page, 'Training');
  await page.getByLabel('Optimiser').selectOption('adam');
  await page.getByLabel('Rows per update').fill('32');
  await page.keyboard.press('Enter');
  await page.getByLabel('Schedule').selectOption('cosine');
  await expect(page.locator('#recipe-text')).toContainText('Adam(lr=0.001), CosineAnnealingLR(T_max=epochs), 32 training rows in each update, drawn anew each epoch.');
  await page.getByLabel('Train to').fill('50');
  await page.keyboard.press('Enter');
  await playToTheEnd(page, '50');
  await page.getByLabel('First beta').fill('1.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'the first of the betas is 1.5' })).toBeVisible();
});

test.describe('when a panel does not arrive', () => {
  test.use({ expectedComplaint: /network\.js|ERR_FAILED|NS_ERROR_ABORT/ });

  test('the page says so, and opens it when it is asked again', async ({ page }) => {
    await open(page);
    await page.route('**/network.js', (route) => route.abort(), { times: 1 });
    await page.getByText('Network', { exact: true }).click();
    await expect(status(page)).toContainText('That part could not be opened');
    await panel(page, 'Network');
    await expect(button(page, 'Add a hidden layer')).toBeVisible();
  });
});
