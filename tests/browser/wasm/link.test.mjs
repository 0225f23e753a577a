// Links: recipes to text and back, exactly; and whatever else may stand behind a `#`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { decode, encode } from '../../../target/site/link-text.js';
import { MOST_CHARACTERS } from '../../../target/site/link-values.js';
import { LINK } from '../../../target/site/text-panels.js';
import { Trainer } from './module.mjs';

const LESSON = [
  { hidden: [5], activation: 'linear' },
  { hidden: [20, 20], activation: 'linear' },
  { hidden: [5], activation: 'relu' },
];

/** The three models' recipes, complete. @param {object} shared @param {object[]} own */
const page = (shared = {}, own = [{}, {}, {}]) =>
  LESSON.map((model, k) => new Trainer({ ...model, ...shared, ...own[k] }).recipe());

/** Numbers that look random and never change. @param {number} seed */
function random(seed) {
  let state = seed;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most) => Math.floor(most * next());
  const pick = (items) => items[below(items.length)];
  return { next, below, pick, maybe: (share = 0.5) => next() < share, list: (n, make) => Array.from({ length: n }, make) };
}

const ACTIVATIONS = ['linear', 'relu', 'leaky_relu', 'elu', 'tanh', 'sigmoid', 'gelu', 'silu', 'softplus'];
const INITS = ['default', 'xavier_uniform', 'xavier_normal', 'kaiming_uniform', 'kaiming_normal', 'small', 'zeros'];
const PLANES = ['moons', 'circles', 'blobs', 'blobs_3', 'blobs_6', 'xor', 'spirals', 'spirals_easy', 'checkerboard', 'above_sine', 'above_cubic', 'above_abs', 'plane', 'bump'];
const EXTRAS = ['x1^2', 'x2^2', 'x1*x2', 'sin(x1)', 'sin(x2)'];

/** A positive number of any size that an optimiser takes. */
const size = (r) => r.pick([r.next, () => 10 ** (30 * r.next() - 20), () => 0.1, () => 1e-38, () => 1e38, () => 1 / 3])() || 0.5;

function anyData(r) {
  const kind = r.below(3);
  if (kind === 0) return 'heart';
  if (kind === 1) return { name: r.pick(PLANES), rows: 20 + r.below(200), noise: r.pick([0, -0, 0.1, 10 * r.next()]), seed: r.below(2 ** 32) };
  const onGrid = () => (r.below(2001) - 1000) / 100;
  const coordinate = () => (r.maybe(0.9) ? onGrid() : r.pick([20 * r.next() - 10, -0, 1e-300, -10, 10]));
  const classes = 2 + r.below(5);
  const points = r.list(10 + r.below(150), (_, k) => [coordinate(), coordinate(), k < 2 ? k : r.below(classes)]);
  return { name: 'painted', points };
}

function anyOptimizer(r) {
  const share = () => Math.min(r.next(), 0.999);
  const schedule = r.pick([
    () => ({ name: 'constant' }),
    () => ({ name: 'step', stepSize: 1 + r.below(1e6), gamma: size(r) }),
    () => ({ name: 'cosine', tMax: r.maybe() ? null : 1 + r.below(1e6) }),
  ])();
  const common = { lr: size(r), weightDecay: r.maybe() ? 0 : r.next(), l1: r.maybe() ? 0 : size(r), schedule };
  const name = r.pick(['sgd', 'adam', 'adamw', 'rmsprop']);
  if (r.maybe(0.2)) return { name };
  if (name === 'sgd') return { name, ...common, momentum: r.pick([0, 0.9, 0.1 + r.next()]), nesterov: false };
  if (name === 'rmsprop') return { name, ...common, alpha: share(), eps: size(r), momentum: r.next() };
  return { name, ...common, betas: [share(), share()], eps: size(r) };
}

function anyChanges(r, hidden, inputs) {
  let epoch = 0;
  return r.list(r.below(5), () => {
    epoch += 1 + r.below(300);
    const parameter = () => {
      const layer = r.below(hidden.length + 1);
      const units = layer === hidden.length ? 1 : hidden[layer];
      const value = Math.fround(r.pick([r.next() - 0.5, -0, 0.1, 1e-45, 3.4e38, -1e30 * r.next()]));
      const input = r.maybe() ? { input: r.below(layer === 0 ? inputs : hidden[layer - 1]) } : {};
      return { layer, unit: r.below(units), ...input, value };
    };
    return {
      epoch,
      ...(r.maybe() ? { activation: r.maybe() ? r.pick(ACTIVATIONS) : hidden.map(() => r.pick(ACTIVATIONS)) } : {}),
      ...(r.maybe() ? { lr: size(r) } : {}),
      ...(r.maybe() ? { weightDecay: r.next() } : {}),
      ...(r.maybe() ? { l1: r.next() } : {}),
      ...(r.maybe() ? { parameters: r.list(1 + r.below(6), parameter) } : {}),
    };
  });
}

/** Three recipes that can be trained, as the page may have them: apart in layers, changes, rate and penalties alone. */
function anyPage(r) {
  const shared = () => {
    const data = anyData(r);
    return {
      data,
      extraFeatures: data === 'heart' ? [] : EXTRAS.filter(() => r.maybe(0.3)).sort(() => r.next() - 0.5),
      scaling: r.pick(['all', 'train']), testSize: r.pick([0.2, 0.25, 0.1 + 0.8 * r.next()]), splitSeed: r.below(2 ** 32),
      init: r.pick(INITS), optimizer: anyOptimizer(r), batchSize: r.maybe() ? null : 1 + r.below(500), shuffle: r.maybe(),
      seed: r.below(2 ** 32), epochs: 1 + r.below(1e6),
    };
  };
  const first = shared();
  return LESSON.map((model) => {
    const hidden = r.maybe(0.2) ? model.hidden : r.list(r.below(9), () => 1 + r.below(256));
    const activation = r.maybe() ? model.activation : hidden.map(() => r.pick(ACTIVATIONS));
    const { schedule } = first.optimizer;
    const cosine = schedule?.name === 'cosine' && r.maybe() ? { schedule: { name: 'cosine', tMax: r.maybe() ? null : 1 + r.below(1e6) } } : {};
    const own = r.maybe(0.3) ? { optimizer: { ...first.optimizer, lr: size(r), weightDecay: r.next(), l1: size(r), ...cosine } } : {};
    return new Trainer({ ...first, ...own, hidden, activation, changes: anyChanges(r, hidden, first.data === 'heart' ? 12 : 2) }).recipe();
  });
}

/** Why a text is no link; undefined where it is one. It must be quick, and a sentence. @param {string} text */
async function refusal(text) {
  const start = performance.now();
  try {
    const { recipes } = await decode(text);
    assert.equal(recipes.length, 3);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Error && error.constructor === Error, `${error?.stack}`);
    assert.match(error.message, /^Th(e|is) link .*[.]$/s);
    assert.ok(error.message.length < 300, error.message);
    return error.message;
  } finally {
    assert.ok(performance.now() - start < 1000, 'it took too long');
  }
}

test('the lesson has no link, and no link is the lesson', async () => {
  assert.equal(await encode({ recipes: page() }), '');
  assert.deepEqual(await decode(''), { recipes: page() });
  assert.deepEqual(await decode('v=1'), { recipes: page() });
});

// A link that is out there opens for ever: these lines stay as they are.
const PINNED = [
  ['seed=3&v=1', page({ seed: 3 })],
  [
    'data=circles&rows=200&noise=0.1&lr=0.1&seed=3&a=5:relu&b=20:linear,20:tanh&c=none&v=1',
    page({ data: { name: 'circles', rows: 200, noise: 0.1 }, optimizer: { lr: 0.1 }, seed: 3 },
      [{ activation: 'relu' }, { activation: ['linear', 'tanh'] }, { hidden: [], activation: [] }]),
  ],
  ['data=xor&noise=0.25&data-seed=7&extra=x1x1,x2x2,x1x2,sinx1,sinx2&v=1',
    page({ data: { name: 'xor', noise: 0.25, seed: 7 }, extraFeatures: EXTRAS })],
  [
    'scaling=train&test-size=0.3&split-seed=4294967295&init=kaiming_normal&batch=16&shuffle=no&epochs=300&v=1',
    page({ scaling: 'train', testSize: 0.3, splitSeed: 2 ** 32 - 1, init: 'kaiming_normal', batchSize: 16, shuffle: false, epochs: 300 }),
  ],
  ['weight-decay=0.001&l1=1e-7&schedule=step:30:0.5&momentum=0.9&nesterov=yes&v=1', page({ optimizer: {
    name: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 0.001, l1: 1e-7, schedule: { name: 'step', stepSize: 30, gamma: 0.5 },
  } })],
  ['optimizer=adam&v=1', page({ optimizer: { name: 'adam' } })],
  ['optimizer=adamw&lr=1e21&schedule=cosine&betas=0.8,0.9&eps=0.001&v=1', page({ optimizer: {
    name: 'adamw', lr: 1e21, betas: [0.8, 0.9], eps: 0.001, schedule: { name: 'cosine' },
  } })],
  ['optimizer=rmsprop&schedule=cosine:500&alpha=0.9&momentum=0.5&v=1', page({ optimizer: {
    name: 'rmsprop', alpha: 0.9, momentum: 0.5, schedule: { name: 'cosine', tMax: 500 },
  } })],
  ['b.lr=0.5&b=20:relu,20:relu&a.changes=300,activation:relu;450,lr:0.1,weight-decay:0,l1:0.01,w:0:3:2:0.1,b:1:0:-2&v=1', page({}, [
    { changes: [
      { epoch: 300, activation: 'relu' },
      { epoch: 450, lr: 0.1, weightDecay: 0, l1: 0.01, parameters: [{ layer: 0, unit: 3, input: 2, value: 0.1 }, { layer: 1, unit: 0, value: -2 }] },
    ] },
    { optimizer: { lr: 0.5 }, activation: 'relu' }, {},
  ])],
  // What a model that has not begun takes of a change that the others get in mid-run.
  ['optimizer=adamw&weight-decay=0.1&b.lr=0.5&b.weight-decay=0.01&c.l1=0.02&c.weight-decay=0&v=1', page({}, [
    { optimizer: { name: 'adamw', weightDecay: 0.1 } },
    { optimizer: { name: 'adamw', lr: 0.5, weightDecay: 0.01 } },
    { optimizer: { name: 'adamw', weightDecay: 0, l1: 0.02 } },
  ])],
  // The cosine of a run that goes on stays as long as it was; of one that begins anew it is as long as the run.
  ['schedule=cosine&epochs=2000&b.schedule=cosine:1000&c.schedule=cosine:1500&v=1', page({ epochs: 2000 }, [
    { optimizer: { schedule: { name: 'cosine' } } },
    { optimizer: { schedule: { name: 'cosine', tMax: 1000 } } },
    { optimizer: { schedule: { name: 'cosine', tMax: 1500 } } },
  ])],
  [
    'data=painted&points=0:PoPoPoPpPoPqPoPrPoPs,1:fQAA,1:0.001:-0,1:AAfQPoPoPpPo&v=1',
    page({ data: { name: 'painted', points: [
      [0, 0, 0], [0, 0.01, 0], [0, 0.02, 0], [0, 0.03, 0], [0, 0.04, 0], [10, -10, 1], [0.001, -0, 1], [-10, 10, 1], [0, 0, 1], [0.01, 0, 1],
    ] } }),
  ],
];

test('links of version 1 stay as they are', async () => {
  for (const [text, recipes] of PINNED) {
    assert.deepEqual(await decode(text), { recipes }, text);
    // A pair's place means nothing to whoever reads it.
    assert.deepEqual(await decode(text.split('&').reverse().join('&')), { recipes });
  }
  const order = (text) => text.split('&').slice(0, -1).sort().join('&');
  for (const [text, recipes] of PINNED) assert.equal(order(await encode({ recipes })), order(text));
  assert.equal(await encode({ recipes: PINNED[1][1] }), PINNED[1][0]);
});

test('every recipe comes back exactly, and in letters that survive chat and mail', async () => {
  const r = random(1);
  let tooLong = 0;
  for (let k = 0; k < 150; k += 1) {
    const recipes = anyPage(r);
    try {
      const text = await encode({ recipes });
      assert.match(text, /^[\w\-.~:;,=&]*[\da-z]$/i);
      assert.match(text, /&v=1$/);
      assert.deepEqual((await decode(text)).recipes, recipes);
      // The training core agrees, to the last bit.
      const again = (await decode(encodeURIComponent(text))).recipes.map((recipe) => new Trainer(recipe).recipe());
      assert.deepEqual(again, recipes);
      assert.equal(await encode({ recipes: again }), text);
    } catch (error) {
      if (!error.message.startsWith('This recipe is too long')) throw error;
      tooLong += 1;
    }
  }
  assert.equal(tooLong, 0);
});

test('2,000 painted points of six classes fit', async () => {
  const r = random(2);
  const points = r.list(2000, () => [(r.below(2001) - 1000) / 100, (r.below(2001) - 1000) / 100, r.below(6)]);
  const recipes = page({ data: { name: 'painted', points } });
  const text = await encode({ recipes });
  assert.ok(text.length < MOST_CHARACTERS, String(text.length));
  assert.deepEqual((await decode(text)).recipes, recipes);
});

test('a recipe that is too long for a link gets a sentence', async () => {
  const changes = Array.from({ length: 2000 }, (_, k) => ({ epoch: k + 1, lr: 1 / (k + 1) }));
  await assert.rejects(encode({ recipes: page({ changes }) }), /^Error: This recipe is too long for a link: it would be [\d,]+ characters, and 20,000 are the most\.$/);
});

/** Recipes on a visitor's own table; whether there is such a table is not for the link to know. */
const ownPage = (own = {}) => page().map((recipe) => ({
  ...recipe,
  data: {
    name: 'own', file: 'Заявки (2024), loan&co. 100%.csv', checksum: '1a2b3c4d', header: true, target: 'Loan Status',
    columns: ['age', 'none', '', 'a,b;c:d=e&f', '~20', 'доход', '__proto__', '.'], task: 'two_classes', missing: 'fill', ...own,
  },
}));

test('an own table is in the link while it is small', async () => {
  const file = `\ufeffage,income\n${Array.from({ length: 300 }, (_, k) => `${20 + (k % 50)},${1000 * (k % 17)}\r\n`).join('')}"é",\n`;
  const recipes = ownPage();
  const text = await encode({ recipes, file });
  assert.match(text, /^data=own&file=~D0~97[\w~.-]+&checksum=1a2b3c4d&target=Loan~20Status&columns=[\w~.,-]+&task=two_classes&missing=fill&csv=[\w-]+&v=1$/);
  assert.deepEqual(await decode(text), { recipes, file });
  assert.deepEqual(await decode(encodeURIComponent(encodeURIComponent(text))), { recipes, file });
  for (const own of [{ header: false }, { columns: [] }, { columns: [''] }, { columns: ['none'] }, { file: '', target: '' }, { task: null, missing: 'drop' }]) {
    const others = ownPage(own);
    assert.deepEqual(await decode(await encode({ recipes: others, file: '' })), { recipes: others, file: '' });
  }
});

test('of a large own table the link has name and checksum', async () => {
  const r = random(3);
  const file = r.list(20_000, () => r.next()).join('\n');
  const recipes = ownPage();
  const text = await encode({ recipes, file });
  assert.ok(text.length < 500);
  assert.deepEqual(await decode(text), { recipes });
  assert.deepEqual(await decode(await encode({ recipes })), { recipes });
  // It packs well, and is too large all the same.
  assert.deepEqual(await decode(await encode({ recipes, file: ','.repeat(200_001) })), { recipes });
});

test('a bomb is not unpacked', async () => {
  const bomb = (bytes) => deflateRawSync(Buffer.alloc(bytes), { level: 9 }).toString('base64url');
  const own = await encode({ recipes: ownPage() });
  assert.equal((await decode(`${own}&csv=${bomb(200_000)}`)).file.length, 200_000);
  for (const bytes of [200_001, 3_000_000]) {
    assert.ok(bomb(bytes).length <= 4096);
    assert.equal(await refusal(`${own}&csv=${bomb(bytes)}`), LINK.damagedFile);
  }
  for (const csv of ['A', '____', 'AAAA', '!', 'a'.repeat(4097), Buffer.from([0xff, 0xfe]).toString('base64url'),
    deflateRawSync(Buffer.from([0xff, 0xfe, 0x41])).toString('base64url')]) {
    assert.equal(await refusal(`${own}&csv=${csv}`), LINK.damagedFile, csv);
  }
});

test('a link from chat and mail opens', async () => {
  const [text, recipes] = PINNED[1];
  const spoilt = [`#${text}`, `${text}.`, `${text})`, `${text}>,`, text.replaceAll('&', '&amp;'), text.replaceAll(':', '%3A').replaceAll(',', '%2c'),
    encodeURIComponent(text), encodeURIComponent(encodeURIComponent(text)), text.replace('&lr', '\n&lr'), text.replace('&lr', '%20&lr')];
  for (const each of spoilt) assert.deepEqual((await decode(each)).recipes, recipes, each);
});

test('a link does not give one model what the page has for all of them', async () => {
  const values = {
    data: 'moons', rows: 50, noise: 0.2, 'data-seed': 3, points: 'none', file: 'a.csv', checksum: '1a2b3c4d', header: 'no', target: 'a', columns: 'b',
    task: 'number', missing: 'fill', extra: 'x1x1', scaling: 'train', 'test-size': 0.3, 'split-seed': 3, init: 'zeros', optimizer: 'adam',
    schedule: 'cosine', momentum: 0.9, nesterov: 'yes', betas: '0.8,0.9', eps: 0.1, alpha: 0.9, batch: 16, shuffle: 'no', seed: 3, epochs: 50,
  };
  for (const [key, value] of Object.entries(values)) {
    assert.equal(await refusal(`${key}=${value}&v=1`), undefined, key);
    for (const letter of ['a', 'b', 'c']) assert.equal(await refusal(`${letter}.${key}=${value}&v=1`), LINK.shared(`${letter}.${key}`));
  }
  for (const [shared, own] of [['cosine', 'constant'], ['cosine', 'step:3:0.1'], ['constant', 'cosine:5'], ['step:3:0.1', 'step:4:0.1']]) {
    assert.equal(await refusal(`schedule=${shared}&b.schedule=${own}&v=1`), LINK.shared('b.schedule'));
  }
  for (const key of ['lr', 'weight-decay', 'l1', 'changes']) {
    assert.equal(await refusal(`b.${key}=${key === 'changes' ? '3,lr:1' : 1}&v=1`), undefined, key);
  }
});

test('a step of the guided lesson is in the link, beside the recipe', async () => {
  for (const [text, recipes] of PINNED) {
    const withStep = await encode({ recipes, step: 4 });
    assert.match(withStep, /(^|&)step=5(&csv=[^&]*)?&v=1$/);
    assert.deepEqual(await decode(withStep), { recipes, step: 4 });
    assert.equal((await decode(text)).step, undefined);
  }
  assert.equal(await encode({ recipes: page(), step: 0 }), 'step=1&v=1');
  const over = await refusal('step=9&v=1');
  assert.equal(over, 'The link asks for step 9 of the guided lesson, which has 8 steps.');
  assert.match(await refusal('step=0&v=1'), /step 0 of the guided lesson/);
  for (const value of ['-1', '1.5', '1e1', '', 'x', '9999999999', '<b>', 'Infinity', '１']) {
    assert.match(await refusal(`step=${value}&v=1`), /damaged/, value);
  }
  assert.match(await refusal('step=1&step=2&v=1'), /damaged/);
  assert.match(await refusal('a.step=1&v=1'), /does not know/);
});

test('a language that was chosen is in the link, and one that this page does not speak is no fault', async () => {
  const [text, recipes] = PINNED[1];
  for (const language of ['en', 'es']) {
    assert.equal(await encode({ recipes, language }), text.replace(/&v=1$/, `&lang=${language}&v=1`));
    assert.equal(await encode({ recipes: page(), language }), `lang=${language}&v=1`);
    assert.deepEqual(await decode(await encode({ recipes, language })), { recipes, language });
  }
  assert.deepEqual(await decode('lang=fr&v=1'), { recipes: page(), language: 'fr' });
  // Typed by hand.
  assert.deepEqual(await decode('lang=es'), { recipes: page(), language: 'es' });
  for (const lang of ['', 'e', 'ES', 'es-MX', 'spanish', '../es', '__proto__', '%00', 'es.js', '<es>']) {
    for (const end of ['', '&v=1']) assert.match((await refusal(`lang=${lang}${end}`)) ?? 'it opened', /damaged/, lang);
  }
  assert.match((await refusal('lang=es&lang=en&v=1')) ?? 'it opened', /damaged/);
  assert.match((await refusal('lang=es&seed=3')) ?? 'it opened', /its end is missing/);
  assert.match((await refusal('a.lang=es&v=1')) ?? 'it opened', /does not know/);
});

test('what is no link gets a sentence, at once', async () => {
  const cases = [
    ['seed=3', /its end is missing/],
    ['seed=3&v=2', /newer version/],
    ['seed=3&colour=red&v=1', /does not know its “colour”/],
    ['a.a.lr=3&v=1', /does not know/], ['d=5:relu&v=1', /does not know/], ['a.lr=1&v=1', /does not know/],
    ['__proto__=1&v=1', /does not know/], ['a.__proto__=1&v=1', /does not know/], ['constructor=1&v=1', /does not know/], ['a.constructor=1&v=1', /does not know/],
    ['seed=3&seed=4&v=1', /damaged/], ['seed&v=1', /damaged/], ['&v=1', /damaged/], ['v=1&', /damaged/], ['=&v=1', /damaged/],
    ['v=', /damaged/], ['v=one', /damaged/], ['v=1e0', /damaged/],
    ...['', 'x', '1e999', '-1e999', 'NaN', 'Infinity', '0x10', '1_000', '1,000', '.5', '5.', '+5', '1e+5', '9'.repeat(400), '5%2', '٣'].map((seed) =>
      [`seed=${seed}&v=1`, /damaged/]),
    ['shuffle=1&v=1', /damaged/], ['schedule=step:1&v=1', /damaged/], ['schedule=step:1:2:3&v=1', /damaged/], ['schedule=cosine:1:2&v=1', /damaged/], ['schedule=constant:1&v=1', /damaged/],
    ['a=5&v=1', /damaged/], ['a=5:relu:tanh&v=1', /damaged/], ['a=:relu&v=1', /damaged/], ['a=5:relu,&v=1', /damaged/], ['a=5:re%00lu&v=1', /damaged/],
    ['a.changes=&v=1', /damaged/], ['a.changes=3,&v=1', /damaged/], ['a.changes=3,lr&v=1', /damaged/], ['a.changes=3,lr:1,lr:2&v=1', /damaged/],
    ['a.changes=3,activation&v=1', /damaged/], ['a.changes=3,w:0:0:1&v=1', /damaged/], ['a.changes=3,b:0:0:1:1&v=1', /damaged/], ['a.changes=3,__proto__:1&v=1', /damaged/],
    ['data=painted&points=0:AAA&v=1', /damaged/], ['data=painted&points=0:____&v=1', /damaged/], ['data=painted&points=0:1:2:3&v=1', /damaged/], ['data=painted&points=AAAA&v=1', /damaged/],
    ['data=own&file=~&v=1', /damaged/], ['data=own&file=~FF&v=1', /damaged/], ['data=own&header=maybe&v=1', /damaged/],
    ['data=<img src=x onerror=alert(1)>&v=1', /damaged/], ['init=a b%00&v=1', /damaged/],
    ['%', /damaged/], ['%E0%A4%A', /damaged/], [`${'%25'.repeat(6000)}`, /damaged|incomplete|missing/], ['%252525252525253D', /damaged/],
    ['a'.repeat(20_001), /20,001 characters long/], [`a=${'5:relu,'.repeat(1e5)}5:relu&v=1`, /characters long/],
    ['&'.repeat(20_000), /damaged/], ['='.repeat(20_000), /damaged/], ['.'.repeat(20_000), /damaged|missing/], [';'.repeat(19_999), /damaged|missing/],
  ];
  for (const [text, sentence] of cases) assert.match((await refusal(text)) ?? 'it opened', sentence, text.slice(0, 80));
  assert.equal({}.polluted, undefined);
});

test('what reads well and cannot be trained is refused by the training core', async () => {
  const cases = [
    ['data=pony', /pony/], ['rows=5&data=moons', /number of rows is 5/], ['data=moons&rows=1e9', /number of rows/], ['data=moons&noise=1e300', /noise/],
    ['optimizer=lbfgs', /lbfgs/], ['optimizer=adam&nesterov=yes', /nesterov/], ['lr=0', /learning rate is 0/], ['lr=1e300', /learning rate/],
    [`a=${Array(2000).fill('5:relu').join()}`, /hidden layers/], ['a=1e9:relu', /units/], ['a=5:pony', /pony/], ['epochs=1e15', /epochs/], ['seed=-1', /seed/], ['seed=0.5', /seed/],
    ['a.changes=3,b:9:9:1', /layer/], ['a.changes=3;3', /epoch/], ['batch=0', /batch/], ['test-size=1', /test/], ['schedule=pony', /pony/], ['extra=pony', /pony/],
    ['extra=x1x1', /x1/], ['data=painted', /painted points is 0/], ['data=painted&points=9:PoPo', /painted/], ['data=own&file=a.csv', /a\.csv/],
  ];
  for (const [text, sentence] of cases) {
    const { recipes } = await decode(`${text}&v=1`);
    assert.throws(() => recipes.forEach((recipe) => new Trainer(recipe)), sentence, text);
  }
});

test('damaged links and any other text: recipes or a sentence, never a crash, never a hang', async () => {
  const r = random(4);
  const own = await encode({ recipes: ownPage(), file: 'a,b\n1,2\n'.repeat(50) });
  const links = [...PINNED.map(([text]) => text), own];
  const letters = 'vabc=&.,:;-_~%0123456789eE+ #<>"\u0000é漢lrdataseed';
  const trainable = (recipes) => {
    try {
      for (const recipe of recipes) new Trainer(recipe).free();
    } catch (error) {
      assert.ok(error instanceof Error && typeof error.message === 'string' && error.message !== '');
    }
  };
  const tryLink = async (text) => {
    if ((await refusal(text)) === undefined) trainable((await decode(text)).recipes);
  };
  for (const link of links) for (let end = 0; end < link.length; end += 1) assert.ok(end === 0 || (await refusal(link.slice(0, end))) !== undefined, link.slice(0, end));
  for (let k = 0; k < 3000; k += 1) {
    const text = [...r.pick(links)];
    for (let n = 1 + r.below(4); n > 0; n -= 1) text.splice(r.below(text.length), r.below(3), ...r.list(r.below(3), () => r.pick([...letters])));
    await tryLink(text.join(''));
  }
  for (let k = 0; k < 1000; k += 1) await tryLink(r.list(r.below(60), () => r.pick([...letters])).join(''));
  for (let k = 0; k < 300; k += 1) await tryLink(r.list(r.below(200), () => String.fromCharCode(r.below(65_536))).join(''));
});
