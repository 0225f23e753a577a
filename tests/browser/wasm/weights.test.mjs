// Weights out and in, and histories as CSV, through the built module. `node weights.test.mjs FOLDER` also writes
// files there for PyTorch to check: see tests/fixtures/weights.py.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { Trainer } from './module.mjs';
import { decode, encode } from '../../../target/site/link-text.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const file = (name) => new Uint8Array(readFileSync(new URL(name, FIXTURES)));
const KNOWN = JSON.parse(readFileSync(new URL('weights.json', FIXTURES), 'utf8'));

function trained(recipe, epochs) {
  const trainer = new Trainer(recipe);
  trainer.train(epochs);
  return trainer;
}

const valuesOf = (trainer) => trainer.parameters().map(({ name, values }) => [name, [...values]]);

test('files of PyTorch go into a trainer, by both ways of loading', () => {
  const models = { relu: ['relu', [5]], linear: ['linear', [5]], deep: [['relu', 'tanh'], [20, 20]], f64: ['relu', [5]], f16: ['relu', [5]], bf16: ['relu', [5]], named: ['relu', [5]] };
  for (const [name, [activation, hidden]] of Object.entries(models)) {
    const trainer = new Trainer({ hidden, activation });
    const read = trainer.readWeights(file(`weights_${name}.safetensors`));
    assert.equal(read.instead, undefined);
    assert.equal(read.converted, ['f64', 'f16', 'bf16'].includes(name) ? name.toUpperCase() : undefined);
    trainer.change({ parameters: read.parameters });
    for (const [key, values] of valuesOf(trainer)) assert.deepEqual(values, KNOWN[name][key][1], `${name} ${key}`);
  }
});

test('a saved run goes on bit for bit where its file is loaded, and Reset and the link repeat that', async () => {
  const recipe = { hidden: [20, 20], activation: ['relu', 'tanh'], optimizer: { name: 'sgd', lr: 0.1 } };
  const first = trained(recipe, 200);
  const files = [first.safetensors(), new TextEncoder().encode(first.weightsJson())];
  first.train(30);
  for (const bytes of files) {
    const second = new Trainer(recipe);
    const { epoch, parameters } = second.readWeights(bytes);
    assert.equal(epoch, 200);
    second.change({ parameters });
    second.train(30);
    assert.deepEqual(second.parameters(), first.parameters());
    assert.deepEqual(second.history().testLoss, first.history().testLoss.slice(200));
    second.reset();
    second.train(30);
    assert.deepEqual(second.parameters(), first.parameters());
    const link = await encode({ recipes: [{}, {}, second.recipe()].map((each) => new Trainer(each).recipe()) });
    const { recipes } = await decode(link);
    assert.deepEqual(recipes[2], second.recipe());
    assert.deepEqual(trained(recipes[2], 30).parameters(), first.parameters());
    assert.ok(link.length < 6000, String(link.length));
  }
});

test('a link of version 1 opens with all parameters in it, and refuses what is none', async () => {
  const all = 'AACAPwAAIMAAAAA'.padEnd(379, 'A');
  const { recipes } = await decode(`c.changes=3,lr:0.5,all:${all}&v=1`);
  assert.deepEqual(recipes[2].changes, [{ epoch: 3, lr: 0.5, parameters: all }]);
  const trainer = trained(recipes[2], 3);
  assert.deepEqual([...trainer.parameters()[0].values.slice(0, 3)], [1, -2.5, 0]);
  assert.equal(trainer.recipe().changes[0].parameters, all);
  for (const changes of ['3,all:', '3,all:%2B', '3,all:AA,all:AA', '3,all:AA,b:0:0:1', '3,b:0:0:1,all:AA', '3,all:AA:AA']) {
    await assert.rejects(decode(`c.changes=${changes}&v=1`), /damaged/, changes);
  }
  for (const parameters of ['AA', 'A', 'AACAPw', Buffer.from(new Float32Array(71).fill(Infinity).buffer).toString('base64url')]) {
    assert.throws(() => new Trainer({ changes: [{ epoch: 3, parameters }] }), /damaged text|as many as the network has|finite number/, parameters);
  }
});

test('a network of another shape is offered, or refused with the reason', () => {
  const trainer = new Trainer();
  const { instead, parameters } = trainer.readWeights(file('weights_deep.safetensors'));
  assert.deepEqual(instead, {
    reason: 'tensor \'0.weight\' has the shape [20, 12]; 12-5-ReLU-1 needs [5, 12]',
    title: '12-20-20-1 ReLU, Tanh', hidden: [20, 20], activation: ['relu', 'tanh'],
  });
  const { hidden, activation } = instead;
  const other = new Trainer({ hidden, activation });
  other.change({ parameters });
  assert.deepEqual(valuesOf(other)[0][1], KNOWN.deep['0.weight'][1]);
  const refused = [
    ['weights_other.safetensors', /for 8 features and 2 outputs; this data set has 12 features, and needs 1 output$/],
    ['weights_int.safetensors', /^tensor '0.bias' has numbers of the type I64/],
    ['weights_nan.safetensors', /^tensor '0.weight' has NaN at \[1, 2\]/],
    ['own.csv', /^this is no file of weights/],
    ['own.json', /^the file is JSON, but no weights/],
  ];
  for (const [name, sentence] of refused) assert.throws(() => trainer.readWeights(file(name)), { message: sentence }, name);
  assert.throws(() => Trainer.checkWeightSize(50_000_001), { message: 'the file has 50.1 MB; there can be up to 50 MB' });
  Trainer.checkWeightSize(50_000_000);
});

test('damaged bytes end in sentences in the module, too, and it goes on', () => {
  const trainer = new Trainer();
  const whole = trainer.safetensors();
  for (let length = 0; length < whole.length; length += 7) {
    assert.throws(() => trainer.readWeights(whole.subarray(0, length)), /^Error: (this is no file of weights|the file is cut off)/);
  }
  let seed = 1;
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let turn = 0; turn < 2000; turn += 1) {
    const bytes = whole.slice();
    for (let k = 0; k < 3; k += 1) bytes[next(turn % 2 ? 8 : bytes.length)] ^= 1 << next(8);
    try {
      trainer.readWeights(bytes);
    } catch (error) {
      assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), String(error));
    }
  }
  assert.equal(trainer.readWeights(whole).instead, undefined);
});

test('the largest network comes back, in little time', () => {
  const recipe = { hidden: Array(8).fill(256), activation: 'relu' };
  const trainer = new Trainer(recipe);
  const started = performance.now();
  const { parameters } = trainer.readWeights(trainer.safetensors());
  trainer.change({ parameters });
  assert.equal(trainer.recipe().changes[0].parameters, parameters);
  const json = new TextEncoder().encode(trainer.weightsJson());
  assert.equal(trainer.readWeights(json).parameters, parameters);
  assert.ok(performance.now() - started < 5000, String(performance.now() - started));
});

test('a history as CSV says what the trainer says', () => {
  const trainer = trained({ epochs: 700 }, 700);
  const { trainLoss, testLoss, trainAccuracy, testAccuracy } = trainer.history();
  const text = Trainer.historyCsv(0, '"a, b",42', trainLoss, testLoss, trainAccuracy, testAccuracy);
  assert.equal(Trainer.historyCsvHeader(), 'epoch,model,seed,train_loss,test_loss,train_accuracy,test_accuracy\n');
  const rows = text.trimEnd().split('\n').map((line) => line.replace('"a, b"', 'a').split(','));
  assert.equal(rows.length, 700);
  rows.forEach((row, epoch) => {
    assert.equal(row[0], String(epoch));
    const figures = row.slice(3).map((cell) => Math.fround(Number(cell)));
    assert.deepEqual(figures, [trainLoss[epoch], testLoss[epoch], trainAccuracy[epoch], testAccuracy[epoch]]);
    assert.ok(row.slice(3).every((cell) => cell.replace(/^0\./, '').length <= 10), row.join());
  });
});

const [folder] = process.argv.slice(2);
if (folder && existsSync(folder)) {
  const recipes = [{}, { activation: 'linear' }, { hidden: [20, 20], activation: ['relu', 'tanh'] }, { hidden: [], activation: [] }, { hidden: [256, 256], activation: 'gelu' }];
  recipes.forEach((recipe, k) => {
    const trainer = trained(recipe, 100);
    const { rows, features } = trainer.sample('test');
    const columns = Array.from({ length: 12 }, (_, d) => [...features.slice(d * rows.length, (d + 1) * rows.length)]);
    const { z } = trainer.layers(features).at(-1);
    const scaled = scale(trainer, columns);
    const beside = JSON.stringify([byRow(scaled), [...z]]);
    for (const kind of ['a', 'b']) writeFileSync(`${folder}/page_${k}${kind}.logits`, beside);
    writeFileSync(`${folder}/page_${k}a.safetensors`, trainer.safetensors());
    writeFileSync(`${folder}/page_${k}b.json`, trainer.weightsJson());
  });
}

/** Columns standardised over all rows, as the lesson does. */
function scale(trainer, columns) {
  const [train, all] = [trainer.sample('train'), columns[0].length];
  return columns.map((column, d) => {
    const values = [...column, ...train.features.slice(d * train.rows.length, (d + 1) * train.rows.length)];
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    assert.equal(column.length, all);
    return column.map((value) => (value - mean) / deviation);
  });
}

/** Columns as rows. */
function byRow(columns) {
  return columns[0].map((_, row) => columns.map((column) => column[row]));
}
