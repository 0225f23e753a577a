// What visitors do, in WebKit's engine. Each journey ends with a page that complained of nothing and asked nobody
// else, and gives the figures that PyTorch gives.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BITS, fingerprintsInPage, FINGERPRINTS } from '../bits.js';
import { fixture, lastOf } from '../figures.js';
import { Driver } from './driver.js';
import { serve } from './server.js';
import { Visit } from './visit.js';

/** Keys in WebDriver's code. */
const [ESCAPE, RIGHT, SPACE] = ['\ue00c', '\ue014', ' '];

/** @type {Driver} */
let driver;
/** @type {import('./driver.js').Browser} */
let browser;
/** @type {Visit} */
let visit;
let [fast, plain] = [];

before(async () => {
  [driver, fast, plain] = await Promise.all([Driver.start(), serve(), serve({ isPlain: true })]);
  browser = await driver.browser();
  process.stdout.write(`WebKitGTK ${browser.version}\n`);
  await browser.size(1280, 860);
});

after(async () => {
  await browser?.close();
  await driver?.stop();
  for (const server of [fast, plain]) server?.close();
});

beforeEach(() => {
  visit = new Visit(browser, fast);
});

/** Pictures of what went wrong, where the other engines' are. */
afterEach(async (context) => {
  if (context.passed === false) await writeFile(new URL(`../test-results/webkit ${context.name.slice(0, 40)}.png`, import.meta.url), await browser.picture()).catch(() => {});
});

const MODELS = ['run_linear_s42.json', 'run_deep_linear_s42.json', 'run_relu_s42.json'];

test('the lesson is trained to its end, and comes to PyTorch’s figures', async () => {
  await visit.open();
  assert.equal(await browser.get('title'), 'ReLU playground: see what an activation function does');
  await visit.playToTheEnd();
  for (const [at, name] of MODELS.entries()) assert.deepEqual(await visit.row(at), lastOf(name));
  const lines = fixture('lesson_lines.json');
  const log = await browser.evaluate(() => [...document.querySelectorAll('#log pre')].map((pre) => pre.innerText.trim().split('\n')));
  assert.deepEqual(log, [lines.linear, lines.deep_linear, lines.relu]);
  await visit.leave();
});

test('Linear to ReLU begins anew from the same weights, and fades the earlier curve', async () => {
  await visit.open();
  await visit.playToTheEnd();
  await browser.click('[data-activation="relu"]');
  await visit.until((k) => [...document.querySelectorAll('#figures tbody tr')[k].querySelectorAll('td')].map((cell) => cell.innerText), lastOf('run_relu_s42.json'), 0);
  await visit.until(() => document.querySelectorAll('#faded-list li').length, 1);
  await visit.leave();
});

test('the lesson by keyboard', async () => {
  await visit.open();
  await browser.press(SPACE);
  await visit.status('Training…');
  await browser.press(SPACE);
  await visit.status(/^Paused after/);
  await browser.press('r');
  await visit.status('Ready. Press Play.');
  await browser.press(RIGHT, RIGHT);
  await visit.status('Paused after 2 epochs.');
  await browser.press('a');
  await visit.until(() => document.querySelector('[data-activation="relu"]').ariaPressed, 'true');
  await browser.evaluate(() => document.getElementById('accuracy').focus());
  await browser.press(RIGHT);
  await visit.until(() => document.querySelector('#accuracy .tip').hidden, false);
  await visit.leave();
});

test('every panel opens, and all at once', async () => {
  await visit.open();
  await visit.playToTheEnd();
  const names = await browser.evaluate(() => [...document.querySelectorAll('details[data-panel]')].map((panel) => panel.dataset.panel));
  assert.ok(names.length >= 8, names.join());
  for (const name of names.filter((each) => each !== 'lesson')) await visit.panel(name);
  await visit.panel('lesson');
  await visit.leave();
});

test('a link gives the recipe again, and its curves exactly', async () => {
  await visit.open('#data=circles&rows=200&noise=0.1&optimizer=adam&seed=3&epochs=400&b=20:relu,20:relu&v=1');
  await visit.playToTheEnd('400');
  const rows = [await visit.row(0), await visit.row(1), await visit.row(2)];
  const link = await browser.evaluate(() => location.hash);
  assert.match(link, /^#data=circles&.*v=1$/);
  await visit.open(link);
  await visit.playToTheEnd('400');
  assert.deepEqual([await visit.row(0), await visit.row(1), await visit.row(2)], rows);
  await visit.leave();
});

test('a visitor’s own file is read in its worker, and trained', async () => {
  await visit.open();
  await visit.panel('data');
  await browser.type('#own-file', fileURLToPath(new URL('../../fixtures/passengers.csv', import.meta.url)));
  await visit.until(() => document.querySelector('[data-panel="data"]').innerText, (text) => /passengers\.csv: \d+ rows, \d+ columns\./.test(text));
  assert.ok(fast.asked.some((path) => path.endsWith('relu_lab_bg.wasm')));
  await browser.evaluate(() => [...document.querySelectorAll('[data-panel="data"] button')].find(({ innerText }) => innerText.startsWith('Train'))?.click());
  await visit.until(() => document.getElementById('data').value, 'own');
  await visit.playToTheEnd();
  await visit.leave();
});

/** The study of the lesson's models over some seeds, by the panel. */
async function study(seeds) {
  await visit.panel('luck');
  await browser.evaluate((count) => {
    const field = document.querySelector('[data-panel="luck"] input[type="number"]');
    field.value = count;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, String(seeds));
  await browser.evaluate(() => [...document.querySelectorAll('[data-panel="luck"] button')].find(({ innerText }) => innerText.startsWith('Train ')).click());
  await visit.text('[data-panel="luck"] [role="status"]', `Done: seeds 0 to ${seeds - 1}.`);
  return browser.evaluate(() => document.querySelector('[data-panel="luck"] .verdicts').innerText);
}

/** What a study of ten seeds says; the same in every engine. */
let verdicts = '';

test('a study trains many seeds in workers', async () => {
  await visit.open();
  verdicts = await study(10);
  assert.match(verdicts, /Over 10 seeds the test accuracy of C 12-5-ReLU-1 is/);
  assert.ok(fast.asked.some((path) => path.endsWith('study-worker.js')));
  await visit.leave();
});

test('the scrubber goes back, and Play goes on from there', async () => {
  await visit.open();
  await visit.playToTheEnd();
  const { train_loss: losses } = fixture('run_relu_s42.json');
  await visit.set('#progress', '100');
  await visit.status('Paused after 100 epochs. Play starts a new branch here.');
  assert.equal((await visit.row(2))[1], losses[99].toFixed(5));
  await visit.playToTheEnd();
  assert.deepEqual(await visit.row(2), lastOf('run_relu_s42.json'));
  await visit.leave();
});

test('presenter mode comes and goes', async () => {
  await visit.open();
  await visit.playToTheEnd();
  await browser.press('p');
  await visit.until(() => document.documentElement.classList.contains('presenting'), true);
  await visit.until(() => document.querySelectorAll('.figures tbody tr').length, 2);
  // The link's script is asked for twice at once here.
  await visit.until(() => document.querySelectorAll('svg.code').length, (codes) => codes > 0);
  await browser.press(ESCAPE);
  await visit.until(() => document.documentElement.classList.contains('presenting'), false);
  assert.deepEqual(await visit.row(2), lastOf('run_relu_s42.json'));
  await visit.leave();
});

test('the page speaks Spanish, with the same figures', async () => {
  await visit.open();
  await visit.playToTheEnd();
  await browser.click('#language [lang="es"]');
  await visit.until(() => document.documentElement.lang, 'es');
  await visit.text('#play', 'Entrenar');
  assert.deepEqual((await visit.row(2)).slice(1, 3), lastOf(MODELS[2]).slice(1, 3).map((figure) => figure.replace('.', ',')));
  await browser.click('#language [lang="en"]');
  await visit.text('#play', 'Play');
  await visit.leave();
});

/** Presses one of the lesson's buttons. @param {string} name */
const lesson = (name) => visit.until((wanted) => {
  const found = [...document.querySelectorAll('[data-panel="lesson"] button')].find((button) => button.offsetParent && button.innerText.trim() === wanted);
  found?.click();
  return Boolean(found);
}, true, name);

test('the guided lesson’s first step is predicted, trained and answered', async () => {
  await visit.open();
  await visit.panel('lesson');
  await visit.set('#speed', '7');
  await lesson('Start the lesson');
  await visit.text('[data-panel="lesson"] h3', /^Step 1 of 8: /);
  await lesson('Clearly better: at least 4 patients more');
  await visit.text('[data-panel="lesson"] .verdict', 'You predicted “Clearly better: at least 4 patients more”. It was: “About the same: within 3 patients”.');
  assert.match(await browser.evaluate(() => location.hash), /[#&]step=1&v=1$/);
  await visit.leave();
});

for (const [width, height] of [[390, 844], [768, 1024], [1280, 760], [1900, 1000]]) {
  test(`nothing is cut off at ${width} px, and no letter is small`, async () => {
    await browser.size(width, height);
    try {
      await visit.open();
      await visit.playToTheEnd();
      const found = await browser.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: [...document.querySelectorAll('body *')].filter((element) => {
          const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          return text && element.offsetParent && parseFloat(getComputedStyle(element).fontSize) < 14;
        }).map(({ outerHTML }) => outerHTML),
      }));
      assert.deepEqual(found, { sideways: 0, small: [] });
      await visit.leave();
    } finally {
      await browser.size(1280, 860);
    }
  });
}

test('every recipe comes to the bits of the native build', async () => {
  await visit.open();
  assert.deepEqual(await browser.evaluate(fingerprintsInPage, FINGERPRINTS, ''), BITS);
  await visit.leave();
});

test('so it does without SIMD', async () => {
  await visit.open();
  assert.deepEqual(await browser.evaluate(fingerprintsInPage, FINGERPRINTS, 'plain/'), BITS);
});

test('without SIMD the page trains, studies and reads files with the plain modules, and says nothing of it', async () => {
  visit = new Visit(browser, plain);
  await visit.open();
  await visit.playToTheEnd();
  for (const [at, name] of MODELS.entries()) assert.deepEqual(await visit.row(at), lastOf(name));
  assert.equal(await study(10), verdicts);
  await visit.panel('data');
  await browser.type('#own-file', fileURLToPath(new URL('../../fixtures/passengers.csv', import.meta.url)));
  await visit.until(() => document.querySelector('[data-panel="data"]').innerText, (text) => /passengers\.csv: \d+ rows/.test(text));
  await visit.leave();
  for (const name of ['relu_lesson', 'relu_playground', 'relu_lab']) assert.ok(plain.asked.some((path) => path.endsWith(`/pkg/plain/${name}_bg.wasm`)), name);
  const loaded = await browser.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.deepEqual(loaded.filter((name) => name.endsWith('/pkg/relu_playground_bg.wasm')), []);
});
