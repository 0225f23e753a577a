// The JavaScript API as the README documents it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Trainer } from './module.mjs';

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
