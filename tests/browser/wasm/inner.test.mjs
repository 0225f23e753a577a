// What the layers come to, and what the units do, as the module tells it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Collapse, Trainer, UnitHistory } from './module.mjs';

/** Everything measured of a trainer's network as it is. */
function report(trainer) {
  const collapse = new Collapse(trainer);
  while (collapse.piece());
  return collapse.report();
}

test('linear networks of any depth are one layer, over every row', () => {
  for (const hidden of [[], [5], [20, 20], [30, 20, 10, 5]]) {
    const trainer = new Trainer({ hidden, activation: 'linear' });
    trainer.train(300);
    const { linear, rows, lowest, highest, product, fit } = report(trainer);
    assert.deepEqual([linear, rows, fit, product.otherClass], [true, 299, undefined, 0]);
    assert.deepEqual([product.weight.length, product.bias.length], [12, 1]);
    assert.ok(product.difference < 1e-5 && lowest < highest, `${hidden}: ${product.difference}`);
  }
});

test('the one layer says what the network predicts, by hand', () => {
  const trainer = new Trainer({ data: 'circles', hidden: [4, 3], activation: 'linear' });
  trainer.train(50);
  const { product } = report(trainer);
  const { rows, features } = trainer.sample('train');
  const layers = trainer.layers(features);
  const column = (d) => Array.from(features.subarray(d * rows.length, (d + 1) * rows.length));
  // The scaler is fitted on all rows.
  const test_ = trainer.sample('test');
  const all = (d) => [...column(d), ...test_.features.subarray(d * test_.rows.length, (d + 1) * test_.rows.length)];
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const scaled = [0, 1].map((d) => {
    const middle = mean(all(d));
    const deviation = Math.sqrt(mean(all(d).map((value) => (value - middle) ** 2)));
    return column(d).map((value) => (value - middle) / deviation);
  });
  for (let row = 0; row < rows.length; row += 1) {
    const logit = product.weight[0] * scaled[0][row] + product.weight[1] * scaled[1][row] + product.bias[0];
    assert.ok(Math.abs(logit - layers.at(-1).z[row]) < 1e-5);
  }
});

test('any activation makes the difference large, and the nearest layer is nearer', () => {
  for (const activation of ['relu', 'leaky_relu', 'elu', 'tanh', 'sigmoid', 'gelu', 'silu', 'softplus']) {
    const trainer = new Trainer({ data: 'circles', hidden: [8], activation, optimizer: { lr: 0.5 } });
    trainer.train(1000);
    const { linear, product, fit } = report(trainer);
    assert.equal(linear, false);
    assert.ok(product.difference > 0.1, `${activation}: ${product.difference}`);
    assert.ok(fit.difference > 0.05 && fit.difference <= product.difference, `${activation}: ${fit.difference}`);
  }
});

test('a trained network that is changed to another activation is another at once', () => {
  const trainer = new Trainer({ activation: 'linear' });
  trainer.train(200);
  assert.ok(report(trainer).product.difference < 1e-5);
  trainer.change({ activation: 'relu' });
  assert.ok(report(trainer).product.difference > 0.1);
});

test('several classes have a row of weights each', () => {
  const trainer = new Trainer({ data: 'blobs_4', hidden: [6], activation: 'linear' });
  const { product } = report(trainer);
  assert.deepEqual([product.weight.length, product.bias.length], [8, 4]);
});

test('units are counted, and one with a bias far below 0 is dead from there on', () => {
  const trainer = new Trainer({ activation: 'relu' });
  trainer.train(10);
  trainer.change({ parameters: [{ layer: 0, unit: 3, value: -1000 }] });
  trainer.train(10);
  const { rows, layers } = trainer.units();
  assert.equal(rows, 239);
  assert.deepEqual(Array.from(layers[0].on, (on) => on === 0), [false, false, false, true, false]);
  assert.ok(layers[0].highest[3] < -900);
  const history = new UnitHistory(trainer);
  assert.ok(history.isOf(trainer));
  while (history.piece(20));
  assert.deepEqual([history.step, history.reached], [1, 20]);
  const shares = Array.from(history.shares(0, 3));
  assert.ok(shares.slice(0, 10).every((share) => share > 0) && shares.slice(10).every((share) => share === 0));
  assert.equal(history.shares(0, 1).at(-1), Math.fround(layers[0].on[1] / 239));
  assert.throws(() => history.shares(0, 5), /no unit 5/);
  assert.throws(() => history.shares(1, 0), /no unit 0/);
});

test('a network without hidden layers has no units and no lines', () => {
  const trainer = new Trainer({ hidden: [] });
  assert.deepEqual(trainer.units().layers, []);
  assert.deepEqual(trainer.hinges(), []);
});

test('lines are where the pre-activation is 0', () => {
  const trainer = new Trainer({ data: 'circles', hidden: [8], activation: 'relu', optimizer: { lr: 0.1 } });
  trainer.train(500);
  for (const [unit, { weights: [a, b], offset }] of trainer.hinges().entries()) {
    const foot = [(-a * offset) / (a * a + b * b), (-b * offset) / (a * a + b * b)];
    const z = trainer.layers(Float64Array.from(foot))[0].z[unit];
    assert.ok(Math.abs(z) < 1e-4, `unit ${unit}: ${z}`);
  }
});
