// The JavaScript API as the README documents it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Table, Trainer } from './module.mjs';

const LESSON = {
  data: 'heart', extraFeatures: [], scaling: 'all', testSize: 0.2, splitSeed: 10, hidden: [5], activation: 'relu',
  changes: [], init: 'default',
  optimizer: { name: 'sgd', lr: 0.01, momentum: 0, nesterov: false, weightDecay: 0, l1: 0, schedule: { name: 'constant' } },
  batchSize: null, shuffle: true, seed: 42, epochs: 1000,
};

/** The sentence that is thrown. */
function refusal(action) {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
  return assert.fail('nothing was thrown');
}

test('what a recipe lacks takes the lesson’s value', () => {
  for (const recipe of [undefined, null, {}, { seed: undefined, batchSize: null }, LESSON]) {
    assert.deepEqual(new Trainer(recipe).recipe(), LESSON);
  }
});

test('a trainer tells its epoch, history and parameters', () => {
  const trainer = new Trainer({ hidden: [5], activation: 'relu', seed: 42 });
  assert.equal(trainer.epoch, 0);
  trainer.train(1000);
  assert.equal(trainer.epoch, 1000);
  const history = trainer.history();
  for (const key of ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy']) {
    assert.ok(history[key] instanceof Float32Array);
    assert.equal(history[key].length, 1000);
  }
  assert.deepEqual(
    trainer.parameters().map(({ name, shape, values }) => [name, shape, values.length]),
    [['0.weight', [5, 12], 60], ['0.bias', [5], 5], ['2.weight', [1, 5], 5], ['2.bias', [1], 1]],
  );
  const reading = trainer.reading(999);
  assert.equal(Math.fround(reading.testAccuracy), history.testAccuracy[999]);
  for (const epoch of [1000, -1, 1.5, NaN, 'x', 2 ** 32]) {
    assert.equal(trainer.reading(epoch), undefined);
    assert.equal(trainer.line(epoch), undefined);
  }
});

test('a linear network’s parameters are named as if the identity were no module', () => {
  const trainer = new Trainer({ hidden: [4, 3], activation: ['linear', 'tanh'] });
  const names = trainer.parameters().map(({ name }) => name);
  assert.deepEqual(names, ['0.weight', '0.bias', '1.weight', '1.bias', '3.weight', '3.bias']);
});

test('going on with another activation keeps the weights and can be repeated', () => {
  const trainer = new Trainer({ activation: 'linear' });
  trainer.train(50);
  const before = trainer.parameters();
  trainer.change({ activation: 'relu' });
  trainer.parameters().forEach(({ values }, k) => assert.deepEqual(values, before[k].values));
  trainer.train(50);
  const recipe = trainer.recipe();
  assert.deepEqual(recipe.changes, [{ epoch: 50, activation: 'relu' }]);
  const again = new Trainer(recipe);
  again.train(100);
  assert.deepEqual(again.history(), trainer.history());
  trainer.reset();
  trainer.train(100);
  assert.deepEqual(again.history(), trainer.history());
});

test('a bad recipe throws a sentence', () => {
  const endless = {};
  endless.endless = endless;
  const sentences = [
    [{ hidden: [0] }, /^hidden layer 1 has 0 units;/],
    [{ optimizer: { lr: NaN } }, /^the learning rate is NaN; it must be a finite number above 0/],
    [{ optimizer: { lr: 0 } }, /^the learning rate is 0;/],
    [{ activation: 'rellu' }, /^there is no activation named 'rellu'; there is linear, relu,/],
    [{ testSize: 0.999 }, /^a test share of 0.999 splits 299 rows into 0 to train on and 299 to test on/],
    [{ sed: 1 }, /^a recipe has no field 'sed'/],
    [{ optimizer: { lrr: 1 } }, /^optimizer has no field 'lrr'/],
    [{ seed: 'a' }, /^seed must be a number, not 'a'/],
    [{ seed: 5n }, /^seed must be a number/],
    [{ seed: 1.5 }, /^the seed is 1.5;/],
    [endless, /^a recipe has no field 'endless'/],
    [new Map(), /^a recipe must be an object with fields, not 'Map'/],
    [new Date(), /^a recipe must be an object with fields, not 'Date'/],
    [[], /^a recipe must be an object with fields, not a list/],
    [5, /^a recipe must be an object with fields, not 5/],
  ];
  for (const [recipe, sentence] of sentences) {
    assert.match(refusal(() => new Trainer(recipe)), sentence);
  }
});

test('a bad number of epochs throws a sentence', () => {
  const trainer = new Trainer();
  for (const epochs of [-1, 1.5, NaN, 1e9]) {
    assert.match(refusal(() => trainer.train(epochs)), /^the number of epochs to train is .*; it must be a whole number from 0 to 1000000$/);
  }
  assert.equal(trainer.epoch, 0);
});

test('a run that diverges says so and stops', () => {
  const trainer = new Trainer({ hidden: [20, 20], activation: 'linear', optimizer: { lr: 1e6 } });
  trainer.train(1000);
  assert.ok(trainer.diverged);
  assert.ok(trainer.epoch < 1000);
});

test('the number of epochs is part of the recipe', () => {
  const trainer = new Trainer();
  trainer.train(3);
  trainer.setEpochs(5000);
  assert.equal(trainer.recipe().epochs, 5000);
  assert.equal(trainer.epoch, 3);
  assert.match(refusal(() => trainer.setEpochs(0)), /^the number of epochs is 0;/);
});

test('a change of activation shows as soon as its epoch comes, also when repeated', () => {
  const trainer = new Trainer();
  trainer.train(5);
  trainer.change({ activation: 'tanh' });
  assert.equal(trainer.title, '12-5-Tanh-1');
  trainer.reset();
  assert.equal(trainer.title, '12-5-ReLU-1');
  trainer.train(5);
  assert.equal(trainer.title, '12-5-Tanh-1');
  assert.deepEqual(trainer.activations, ['tanh']);
});

test('rows, predictions and layers agree with what was trained', () => {
  const trainer = new Trainer();
  trainer.train(1000);
  const { rows, features, targets } = trainer.sample('test');
  assert.equal(rows.length, 60);
  assert.deepEqual([...rows.slice(0, 3)], [24, 64, 102]);
  assert.equal(features.length, 12 * 60);
  const probabilities = trainer.predict(features);
  const right = [...probabilities].filter((p, k) => Number(p > 0.5) === targets[k]).length;
  assert.equal(right / 60, trainer.reading(999).testAccuracy);
  const [hidden, output] = trainer.layers(features);
  assert.equal(hidden.z.length, 5 * 60);
  assert.deepEqual(hidden.a, hidden.z.map((z) => Math.max(0, z)));
  assert.deepEqual(output.a, probabilities);
  assert.match(refusal(() => trainer.predict(new Float64Array(13))), /^13 numbers are no whole rows of 12 features$/);
  assert.match(refusal(() => trainer.sample('all')), /^there is no part of the rows named 'all'; there is train, test$/);
});

test('a change in mid-run keeps the weights, and the recipe repeats it', () => {
  const trainer = new Trainer();
  trainer.train(10);
  trainer.change({ lr: 0.1, l1: 0.001, parameters: [{ layer: 0, unit: 2, input: 7, value: 1.5 }] });
  assert.equal(trainer.optimizer.lr, 0.1);
  assert.equal(trainer.parameters()[0].values[2 * 12 + 7], 1.5);
  trainer.train(20);
  const again = new Trainer(trainer.recipe());
  again.train(30);
  assert.deepEqual(again.history(), trainer.history());
  assert.match(refusal(() => trainer.change({ lr: 0 })), /^the learning rate is 0;/);
  assert.match(refusal(() => trainer.change({ epoch: 3, lr: 1 })), /^a change has no field 'epoch'/);
  assert.match(refusal(() => trainer.change({ parameters: [{ layer: 0, unit: 9, value: 1 }] })), /^the unit of a parameter is 9;/);
});

/** Where a small table is from, and the table: y is 1 above 5. */
function smallTable() {
  const x = Float64Array.from({ length: 40 }, (_, k) => k / 4);
  x[3] = NaN;
  const own = { name: 'own', file: 'small.csv', checksum: '00000000', header: true, target: 'y', columns: ['x', 'c'], task: 'two_classes', missing: 'fill' };
  const levels = ['blue', 'red'];
  const input = {
    columns: [{ name: 'x', values: x }, { name: 'c', values: Float64Array.from({ length: 40 }, (_, k) => k % 2), levels }],
    target: { name: 'y', values: Float64Array.from({ length: 40 }, (_, k) => Number(k > 20)), classes: ['no', 'yes'] },
  };
  return { own, input };
}

test('a table of one’s own is trained by whoever has it', () => {
  const { own, input } = smallTable();
  const table = new Table(own, input);
  assert.deepEqual(table.classes, ['no', 'yes']);
  const trainer = table.trainer({ data: own, optimizer: { lr: 0.1 } });
  assert.equal(trainer.title, '3-5-ReLU-1');
  assert.deepEqual(trainer.features, ['x', 'c=blue', 'c=red']);
  trainer.train(500);
  assert.ok(trainer.reading(499).trainAccuracy > 0.9);
  assert.deepEqual(trainer.recipe().data, own);
  assert.match(refusal(() => new Trainer(trainer.recipe())), /^the data set is a table of one's own, 'small.csv', which is not here; open that file again$/);
  assert.match(refusal(() => table.trainer({ data: { ...own, checksum: '1' } })), /^the data set is a table of one's own/);
});

test('a table that does not fit together is refused with a sentence', () => {
  const { own, input } = smallTable();
  const [x, c] = input.columns;
  const refused = (change) => refusal(() => new Table(own, { ...input, ...change }));
  for (const change of [
    { columns: [] }, { columns: [{ ...x, values: x.values.slice(1) }, c] }, { target: { ...input.target, values: input.target.values.map(() => 7) } },
    { columns: null }, { target: null }, { columns: [null] }, { target: { ...input.target, classes: ['no'] } },
  ]) {
    assert.ok(refused(change).length > 10);
  }
  assert.match(refusal(() => new Table(5, input)), /^where a table is from must be an object with fields$/);
});
