import { readFileSync } from 'node:fs';
import { expect, test } from './fixture.js';
import { button, open, panel } from './page.js';

const GOLDEN = readFileSync(new URL('../../fixtures/lesson.py', import.meta.url), 'utf8');

/** The script that is shown. */
const shown = (page) => page.getByRole('group', { name: 'The script' });

/** Presses a button that saves a file; its name and text. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
}

/** Whatever link stands in a script, as the golden one has it. */
const withoutLink = (script) => script.replace(/^# https?:.*$/m, '# https://example.org/');

test('the lesson’s script is copied and saved, as a script, a notebook and with its data', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await panel(page, 'Take it with you');
  await expect(page.getByRole('combobox', { name: 'Model', exact: true })).toHaveValue('C');
  await expect(shown(page)).toContainText('nn.Sequential(nn.Linear(12, 5), nn.ReLU(), nn.Linear(5, 1))');
  const text = await shown(page).textContent();
  expect(text).toContain(`# ${page.url()}\n`);
  expect(withoutLink(text)).toBe(GOLDEN);

  await button(page, 'Copy the script').click();
  await expect(page.getByText('The script is on the clipboard.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  expect(await saved(page, 'Save as .py')).toEqual(['relu-playground-heart.py', text]);
  await expect(page.getByText('“relu-playground-heart.py” is saved.')).toBeVisible();
  const [name, notebook] = await saved(page, 'Save as a notebook (.ipynb)');
  expect(name).toBe('relu-playground-heart.ipynb');
  const { cells, nbformat, nbformat_minor: minor } = JSON.parse(notebook);
  expect([nbformat, minor]).toEqual([4, 5]);
  const code = cells.filter(({ cell_type: type }) => type === 'code').map(({ source }) => source.join(''));
  expect(code).toHaveLength(5);
  for (const cell of code) expect(text).toContain(cell);

  const table = readFileSync(new URL('../../../src/data/heart/heart_failure_clinical_records.csv', import.meta.url), 'utf8');
  expect(await saved(page, 'Save the data')).toEqual(['heart_failure_clinical_records_dataset.csv', table]);
});

test('the script follows the recipe, and the choice of models', async ({ page }) => {
  await open(page);
  await panel(page, 'Take it with you');
  const model = page.getByRole('combobox', { name: 'Model', exact: true });
  await model.selectOption({ label: 'B: 12-20-20-1 linear' });
  await expect(shown(page)).toContainText('nn.Sequential(nn.Linear(12, 20), nn.Linear(20, 20), nn.Linear(20, 1))');
  await model.selectOption({ label: 'all models, compared in one script' });
  await expect(shown(page)).toContainText('for name, model in models.items():');
  await expect(shown(page)).toContainText('models["C"] = nn.Sequential(nn.Linear(12, 5), nn.ReLU(), nn.Linear(5, 1))');

  await panel(page, 'Data');
  await page.getByLabel('Data set').selectOption('circles');
  await expect(shown(page)).toContainText('make_circles(300, noise=0.1, factor=0.5, random_state=10)');
  // It draws its data itself; and its link opens them.
  await expect(button(page, 'Save the data')).toBeHidden();
  await expect(shown(page)).toContainText('data=circles');
  await expect(model).toHaveValue('all');

  await panel(page, 'Training');
  await page.getByLabel('Optimiser').selectOption('adam');
  await expect(shown(page)).toContainText('torch.optim.Adam(model.parameters(), lr=');
  expect((await saved(page, 'Save as .py'))[0]).toBe('relu-playground-circles.py');
});

test('models that do not fit into one loop get a sentence', async ({ page }) => {
  await page.goto('./#b.lr=0.5&v=1');
  await panel(page, 'Take it with you');
  const model = page.getByRole('combobox', { name: 'Model', exact: true });
  await model.selectOption('all');
  const sentence = page.getByText('These models differ in more than layers', { exact: false });
  await expect(sentence).toBeVisible();
  await expect(shown(page)).toBeHidden();
  await expect(button(page, 'Copy the script')).toBeHidden();
  await model.selectOption('B');
  await expect(shown(page)).toContainText('torch.optim.SGD(model.parameters(), lr=0.5)');
  await expect(sentence).toBeHidden();
});

test('where the clipboard is refused the script is selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await open(page);
  await panel(page, 'Take it with you');
  await button(page, 'Copy the script').click();
  await expect(page.getByText('The script is selected: copy it with Ctrl+C', { exact: false })).toBeVisible();
  await expect(shown(page)).toBeFocused();
  const selected = await page.evaluate(() => getSelection()?.toString());
  expect(selected).toContain('import torch');
  expect(selected).toContain('plt.show()');
});

test('a visitor’s own table comes with the script, whatever it is called', async ({ page }) => {
  await open(page);
  await panel(page, 'Data');
  const rows = Array.from({ length: 40 }, (_, k) => `${(7 * k) % 31},${['x""y\\', "it's"][k % 2]},${k % 3 ? 'no' : 'yes'}`);
  const csv = `size,"a""b\\",class\n${rows.map((row) => row.replace(/,(.*),/, ',"$1",')).join('\n')}\n`;
  await page.locator('input[type="file"]').first().setInputFiles({ name: 'my"); boom #.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await button(page, 'Train on this table').click();
  await panel(page, 'Take it with you');
  await expect(shown(page)).toContainText('pd.read_csv("my___ boom _-chosen.csv"');
  await expect(shown(page)).toContainText('pd.Categorical(table["a\\"b\\\\"], categories=["it\'s", "x\\"y\\\\"])');
  const [name, text] = await saved(page, 'Save the data');
  expect(name).toBe('my___ boom _-chosen.csv');
  expect(text.split('\n').slice(0, 3)).toEqual(['size,"a""b\\",class', '0,"x""y\\",yes', '7,"it\'s",no']);
});

test('a Spanish page says everything in Spanish, and writes the same script', async ({ page }) => {
  await open(page);
  await panel(page, 'Take it with you');
  await expect(shown(page)).toContainText('plt.show()');
  await button(page, 'Español').click();
  const script = page.getByRole('group', { name: 'El programa' });
  await expect(script).toContainText('plt.show()');
  expect(withoutLink(await script.textContent())).toBe(GOLDEN);
  await expect(page.getByText('El programa lee sus datos de', { exact: false })).toBeVisible();
});
