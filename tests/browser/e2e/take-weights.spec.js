import { readFileSync } from 'node:fs';
import { expect, test } from './fixture.js';
import { button, faded, log, open, panel, row, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const section = (page) => page.getByRole('group', { name: 'Weights', exact: true });
/** @param {Page} page */
const said = (page) => section(page).getByRole('status');
/** @param {Page} page */
const refused = (page) => section(page).getByRole('alert');
/** @param {string} name */
const bytesOf = (name) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

/** Drops a file on the title of the page, as from the desktop. @param {Page} page @param {string} name @param {Buffer} bytes */
async function drop(page, name, bytes) {
  const data = await page.evaluateHandle(([file, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], file));
    return transfer;
  }, /** @type {const} */ ([name, bytes.toString('base64')]));
  const heading = page.getByRole('heading', { level: 1 });
  await heading.dispatchEvent('dragover', { dataTransfer: data });
  await heading.dispatchEvent('drop', { dataTransfer: data });
}

/** @param {Page} page @param {string} name @param {Buffer | string} content */
const pick = (page, name, content) =>
  page.getByLabel('Load weights').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });

/** @param {Page} page @param {string} letter */
const choose = (page, letter) => page.getByLabel('Model to save or load').selectOption(letter);

/** Saves the chosen model. @param {Page} page @param {'Save as .safetensors' | 'Save as JSON'} how */
async function save(page, how) {
  const download = page.waitForEvent('download');
  await button(page, how).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** @param {Page} page @param {number} times */
async function step(page, times) {
  for (let k = 0; k < times; k += 1) await button(page, 'Step').click();
}

/** Losses and accuracies of a model, without its epoch. @param {Page} page @param {string} letter */
const figures = async (page, letter) => (await row(page, letter)).slice(1);

test('a saved model that is dropped on a fresh page goes on as the one that was saved; Reset and the link repeat it', async ({ page }) => {
  await open(page);
  await step(page, 12);
  await panel(page, 'Take it with you');
  await choose(page, 'C');
  const file = await save(page, 'Save as .safetensors');
  expect(file.name).toBe('model-c-12-5-relu-1-epoch-12.safetensors');
  await expect(said(page)).toHaveText('Saved as model-c-12-5-relu-1-epoch-12.safetensors.');
  await step(page, 3);
  const wanted = await figures(page, 'C');

  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await drop(page, file.name, file.bytes);
  // The panel opens, with model A chosen, which is another network.
  await expect(refused(page)).toHaveText('‘model-c-12-5-relu-1-epoch-12.safetensors’ was not loaded: the file has no tensor \'1.weight\', which 12-5-1 linear needs; it has \'0.bias\', \'0.weight\', \'2.bias\', \'2.weight\'. The page stays as it was.');
  await section(page).getByRole('button', { name: 'Load it into model C 12-5-ReLU-1' }).click();
  await expect(said(page)).toHaveText('Model C 12-5-ReLU-1 has the weights of ‘model-c-12-5-relu-1-epoch-12.safetensors’ now, which were saved after 12 epochs. It begins with them at epoch 0.');
  await expect(refused(page)).toBeHidden();
  await step(page, 3);
  await expect.poll(() => figures(page, 'C')).toEqual(wanted);
  await button(page, 'Reset').click();
  await step(page, 3);
  await expect.poll(() => figures(page, 'C')).toEqual(wanted);
  await expect(page.getByText('weights of a file at epoch 0').first()).toBeVisible();

  await expect.poll(() => page.url()).toContain('c.changes=0,all:');
  await page.goto('about:blank');
  const link = await page.evaluate(() => history.length);
  expect(link).toBeGreaterThan(0);
  await page.goBack();
  await expect(status(page)).toHaveText(/^(Ready\. Press Play\.|The recipe of the link)/);
  await step(page, 3);
  await expect.poll(() => figures(page, 'C')).toEqual(wanted);
});

test('JSON does the same in mid-run, by the file picker, and the run goes on from there', async ({ page }) => {
  await open(page);
  await step(page, 5);
  await panel(page, 'Take it with you');
  await choose(page, 'B');
  const { name, bytes } = await save(page, 'Save as JSON');
  const file = JSON.parse(bytes.toString());
  expect(name).toBe('model-b-12-20-20-1-linear-epoch-5.json');
  expect(file).toMatchObject({ format: 'relu-playground weights', epoch: 5, seed: 42, activation: ['linear', 'linear'], recipe: { hidden: [20, 20] } });
  expect([file.parameters['0.weight'].length, file.parameters['0.weight'][0].length, file.parameters['2.bias'].length]).toEqual([20, 12, 1]);
  await step(page, 4);
  const wanted = await figures(page, 'B');
  await step(page, 2);
  await pick(page, name, bytes);
  await expect(said(page)).toHaveText(/^Model B 12-20-20-1 linear has the weights of ‘.*’ now, which were saved after 5 epochs\. It goes on with them from epoch 11\.$/);
  await step(page, 4);
  expect(await figures(page, 'B')).toEqual(wanted);
  expect((await row(page, 'B'))[0]).toBe('15');
});

test('layers of another network are given to the model that is chosen, and its curve so far fades', async ({ page }) => {
  await open(page);
  await step(page, 2);
  await panel(page, 'Take it with you');
  await choose(page, 'C');
  await pick(page, 'deep.safetensors', bytesOf('weights_deep.safetensors'));
  await expect(refused(page)).toHaveText('‘deep.safetensors’ was not loaded: tensor \'0.weight\' has the shape [20, 12]; 12-5-ReLU-1 needs [5, 12]. The page stays as it was.');
  await expect(faded(page)).toHaveCount(0);
  await section(page).getByRole('button', { name: 'Give model C the layers 12-20-20-1 ReLU, Tanh of this file' }).click();
  await expect(said(page)).toHaveText('Model C 12-20-20-1 ReLU, Tanh has the weights of ‘deep.safetensors’ now. It begins with them at epoch 0.');
  await expect(faded(page)).toHaveCount(1);
  await expect(page.getByLabel('Load weights')).toBeFocused();
  const { bytes } = await save(page, 'Save as JSON');
  const { parameters } = JSON.parse(bytes.toString());
  const [, values] = JSON.parse(bytesOf('weights.json').toString()).deep['2.weight'];
  expect(parameters['2.weight'].flat().map(Math.fround)).toEqual(values.map(Math.fround));
});

test('what cannot be loaded is said in a sentence, and nothing is lost', async ({ page }) => {
  await open(page);
  await step(page, 3);
  await panel(page, 'Take it with you');
  await choose(page, 'C');
  const [rows, lines] = [await row(page, 'C'), await log(page)];
  const whole = bytesOf('weights_relu.safetensors');
  const cases = /** @type {[string, Buffer | string, string | RegExp][]} */ ([
    ['int.safetensors', bytesOf('weights_int.safetensors'), /tensor '0\.bias' has numbers of the type I64; weights must be F32/],
    ['nan.safetensors', bytesOf('weights_nan.safetensors'), /tensor '0\.weight' has NaN at \[1, 2\]; every weight must be a finite number/],
    ['other.safetensors', bytesOf('weights_other.safetensors'), /the file’s network is for 8 features and 2 outputs; this data set has 12 features, and needs 1 output/],
    ['cut.safetensors', whole.subarray(0, 300), /the file is cut off or damaged: its header asks for \d+ bytes, and it has 300/],
    ['empty.safetensors', '', /this is no file of weights/],
    ['header.safetensors', Buffer.concat([whole.subarray(0, 9), Buffer.from('!!'), whole.subarray(11)]), /the header of the \.safetensors file is damaged/],
    ['table.json', '[{"age": 3}]', /the file is JSON, but no weights/],
    ['broken.json', '{"parameters": {', /the file cannot be read as JSON: something is wrong or missing in line 1, column 16/],
  ]);
  for (const [name, content, sentence] of cases) {
    await pick(page, name, content);
    await expect(refused(page)).toHaveText(sentence);
    await expect(refused(page)).toContainText(`‘${name}’ was not loaded: `);
    await expect(said(page)).toBeEmpty();
  }
  expect([await row(page, 'C'), await log(page)]).toEqual([rows, lines]);
  // A file that is too large is refused before it is read.
  await page.evaluate(() => {
    const input = /** @type {HTMLInputElement} */ (document.getElementById('weight-file'));
    const file = new File([], 'large.safetensors');
    Object.defineProperty(file, 'size', { value: 3e9 });
    file.arrayBuffer = () => Promise.reject(new Error('it was read'));
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change'));
    Reflect.deleteProperty(input, 'files');
  });
  await expect(refused(page)).toContainText('the file has 3000 MB; there can be up to 50 MB');
  await pick(page, 'half.safetensors', bytesOf('weights_f16.safetensors'));
  await expect(said(page)).toHaveText('Model C 12-5-ReLU-1 has the weights of ‘half.safetensors’ now. It goes on with them from epoch 3. Their F16 numbers were converted to the 32 bits that the page trains with.');
  await expect(refused(page)).toBeHidden();
});

test('a table that is dropped still goes to the data, and large weights say that no link can hold them', async ({ page }) => {
  await open(page);
  await drop(page, 'a.csv', Buffer.from('x,y\n'));
  await expect(page.locator('[data-panel="data"]')).toHaveAttribute('open', '');
  await expect(page.locator('[data-panel="take"]')).not.toHaveAttribute('open', '');
  const weight = (/** @type {number} */ outputs, /** @type {number} */ inputs) => Array.from({ length: outputs }, (_, k) => Array.from({ length: inputs }, (__, d) => Math.fround(Math.sin(k + 7 * d))));
  const zeros = (/** @type {number} */ n) => Array.from({ length: n }, () => 0);
  const parameters = { '0.weight': weight(100, 12), '0.bias': zeros(100), '2.weight': weight(100, 100), '2.bias': zeros(100), '4.weight': weight(1, 100), '4.bias': [0] };
  await drop(page, 'large.json', Buffer.from(JSON.stringify({ parameters })));
  await section(page).getByRole('button', { name: 'Give model A the layers 12-100-100-1 ReLU' }).click();
  await expect(said(page)).toHaveText(/They are too large for a link, which would be 61,\d{3} characters of at most 20,000: to hand them on, save the file\.$/);
  await button(page, 'Copy link').click();
  await expect(status(page)).toContainText('This recipe is too long for a link');
});
