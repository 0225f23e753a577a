// Texts in other languages: the same shape as the English, all of them, and every sentence of the core.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const SITE = new URL('../../../target/site/', import.meta.url);
const ROOT = new URL('../../../', import.meta.url);
/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
/** @param {string} path */
const load = (path) => import(new URL(path, SITE));

const { EDITIONS } = await load('text.js');
const modules = readdirSync(new URL('www/', ROOT)).filter((name) => /^text.*\.js$/.test(name)).map((name) => name.slice(0, -3));

/** What may be the same in both languages: names, units, signs and code. */
const SAME = new Set([
  'ReLU', 'LeakyReLU', 'ELU', 'Tanh', 'Sigmoid', 'GELU', 'SiLU', 'Softplus', 'lr', 'weight_decay', 'L1', '0', '1', '2', '3', '4', '8',
  'x₁²', 'x₂²', 'x₁·x₂', 'Xavier normal', 'Kaiming normal', 'Momentum', 'Nesterov', 'diabetes', 'z', '·', '=', '≠', '–',
]);

/** Every text of a module with its place. @returns {[string, any][]} */
const leaves = (texts, place = '') =>
  Object.entries(texts).flatMap(([name, text]) => (typeof text === 'object' ? leaves(text, `${place}.${name}`) : [[`${place}.${name}`, text]]));

/** The functions as they were written: of a module that is here each keeps what it says. */
const written = (text) => text.say ?? text;

for (const name of modules) {
  test(`${name}.js has all its texts in Spanish`, async () => {
    await load(`${name}.js`);
    const english = EDITIONS.get(name);
    assert.ok(english, `${name}.js ends with: edition('${name}', { … })`);
    assert.ok(existsSync(new URL(`www/es/${name}.js`, ROOT)), `www/es/${name}.js is missing`);
    // The English module waits for its edition, which so must not wait for it.
    if (name !== 'text') assert.doesNotMatch(read(`www/es/${name}.js`), new RegExp(`^import[^;]*'\\.\\./${name}\\.js'`, 'm'));
    const spanish = await load(`es/${name}.js`);
    const shape = (texts) => leaves(texts).map(([place, text]) => `${place}: ${typeof text}${typeof text === 'function' ? ` of ${written(text).length}` : ''}`).sort();
    assert.deepEqual(shape(spanish), shape(english));
    const said = new Map(leaves(spanish));
    for (const [place, text] of leaves(english)) {
      if (typeof text === 'string') assert.ok(text !== said.get(place) || SAME.has(text), `${place} is English still: ${text}`);
      else assert.notEqual(String(written(text)), String(said.get(place)), `${place} is English still`);
    }
    // A text of the module that is not handed over would stay English.
    const exported = Object.entries(await load(`${name}.js`)).filter(([, value]) => typeof value === 'object' && !(value instanceof Map) && !Array.isArray(value));
    const internal = ['COMING', 'LANGUAGE', 'LOSSES'];
    assert.deepEqual(exported.map(([key]) => key).filter((key) => !internal.includes(key)).sort(), Object.keys(english).sort());
  });
}

test('what is one text in one language is one in the other: a page that is there already can be said anew', async () => {
  const { PAGE } = await load('es/page.js');
  /** @type {Map<string, Map<string, string>>} */
  const pairs = new Map([['en', new Map()], ['es', new Map()]]);
  const problems = [];
  const add = (language, from, to, place) => {
    const known = pairs.get(language)?.get(from);
    if (known !== undefined && known !== to) problems.push(`${place}: “${from}” is “${known}” and “${to}”`);
    pairs.get(language)?.set(from, to);
  };
  for (const [english, spanish] of Object.entries(PAGE)) {
    add('en', english, spanish, 'page');
    add('es', spanish, english, 'page');
  }
  for (const name of modules) {
    await load(`${name}.js`);
    const said = new Map(leaves(await load(`es/${name}.js`)));
    for (const [place, text] of leaves(EDITIONS.get(name))) {
      if (typeof text !== 'string') continue;
      add('en', text, said.get(place), place);
      add('es', said.get(place), text, place);
    }
  }
  assert.deepEqual(problems, []);
});

test('every text of index.html is in Spanish, and nothing else is', async () => {
  const { PAGE } = await load('es/page.js');
  const html = read('www/index.html')
    // What no script has replaced when it is seen, and the names of the languages.
    .replace(/<noscript>.*?<\/noscript>|<p id="late".*?<\/p>|<p id="language".*?<\/p>/gs, '');
  const attributes = [...html.matchAll(/ (?:aria-label|title|placeholder)="([^"]*)"|name="description" content="([^"]*)"/g)].map((found) => found[1] ?? found[2]);
  const texts = html.split(/<[^>]*>/).map((text) => text.trim().replace(/\s+/g, ' '));
  const same = new Set(['ReLU playground', 'ReLU', 'Adam', 'AdamW', 'RMSprop', 'CC BY 4.0', 'R', 'A', 'P', 'Tab']);
  const wanted = new Set([...texts, ...attributes].filter((text) => /\p{L}/u.test(text) && !same.has(text)));
  assert.deepEqual(Object.keys(PAGE).sort(), [...wanted].sort());
  for (const [english, spanish] of Object.entries(PAGE)) assert.notEqual(spanish, english);
});

const { sentence } = await load('es/errors.js');

test('every sentence of the core has a Spanish one, with all that it names', () => {
  const all = read('tests/fixtures/sentences.txt').trimEnd().split('\n');
  assert.ok(all.length > 100);
  const said = new Map(all.map((english) => [english, sentence(english)]));
  assert.deepEqual(all.filter((english) => said.get(english) === english), []);
  assert.equal(new Set(said.values()).size, all.length, 'no two are the same');
  for (const [english, spanish] of said) {
    const numbers = (text) => [...text.matchAll(/\d[\d.,]*/g)].map(([number]) => number.replace(/[.,]/g, '')).sort();
    assert.deepEqual(numbers(spanish), numbers(english), spanish);
    assert.doesNotMatch(spanish.replaceAll(/'.*'/g, '').replaceAll(/"[^"]*"/g, ''), /\b(the|of|is|must|and|with|there|undefined|such as)\b/, spanish);
  }
});

test('every word that the core puts into a sentence is among those sentences', () => {
  const sentences = read('tests/fixtures/sentences.txt');
  const sources = readdirSync(new URL('src/', ROOT), { recursive: true }).filter((name) => name.endsWith('.rs') && !/sentences\.rs|error\.rs/.test(name));
  const calls = /(?:\bwhole|\bfind|\bnumber|\bnot_negative|\bdecay|\bbelow|\bindex|\.text|\.list|\.numbers(?:::<\d>)?|refused)\(\s*(?:[^"()]*,\s*)?"((?:[^"\\]|\\.)*)"/g;
  const words = sources.flatMap((name) => [...read(`src/${name}`).split('#[cfg(test)]')[0].matchAll(calls)].map(([, word]) => word.replaceAll('\\"', '"')));
  assert.ok(words.length > 40, String(words.length));
  const parts = read('www/es/errors.js');
  // Those of the reader's and the trainer's JavaScript cannot be had natively: their words are in errors.js.
  const unknown = words.filter((word) => word.includes(' ') && !sentences.includes(word) && !parts.includes(`'${word.replaceAll('\'', '\\\'')}'`));
  assert.deepEqual(unknown, []);
});

test('what only the page’s own modules say is in Spanish, too', () => {
  const sources = readdirSync(new URL('src/web/', ROOT), { recursive: true }).filter((name) => name.endsWith('.rs'));
  const literals = sources.flatMap((name) => [...read(`src/web/${name}`).matchAll(/js_error\(\s*(?:format!\(\s*)?"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text));
  const scripts = ['main.js', 'reading.js'].flatMap((name) => [...read(`www/${name}`).matchAll(/`([A-Z][^`]*\(\$\{[^`]*)`/g)].map(([, text]) => text));
  assert.ok(literals.length > 5 && scripts.length === 4, `${literals.length} ${scripts.length}`);
  for (const text of [...literals, ...scripts]) {
    const english = text.replace(/\$?\{[^}]*\}/g, '7');
    assert.notEqual(sentence(english), english, english);
  }
});

test('a sentence that is not known stays as it is', () => {
  for (const text of ['', 'Failed to fetch', 'pony is 3; it must be a whole number from 1 to 2', 'the seed is 3; it must be nice', 'there is no pony named \'x\'; there is y']) {
    assert.equal(sentence(text), text);
  }
});

test('what the core writes on canvases is written in Spanish', async () => {
  const { onCanvas } = await load('es/page.js');
  const labelled = {
    0: '0', '90 %': '90 %', '0.5': '0,5', '−1.5': '−1,5', '1,000': '1000', '−1,000': '−1000', '20,000': '20.000', '1,000,000': '1.000.000',
    '1.2e6': '1,2e6', '5e-7': '5e-7', epoch: 'época', 'epoch (log scale)': 'época (escala logarítmica)', 'and 12 more': 'y 12 más',
    'serum sodium': 'serum sodium', x1: 'x1', '1.5.2': '1.5.2', '': '',
  };
  for (const [english, spanish] of Object.entries(labelled)) assert.equal(onCanvas(english), spanish);
  const labels = [...read('src/chart/axes.rs').matchAll(/"([a-z]+(?: [^"]*)?)"/g)].map(([, text]) => text).filter((text) => /^epoch/.test(text));
  assert.equal(labels.length, 2);
  for (const text of labels) assert.notEqual(onCanvas(text), text);
});
