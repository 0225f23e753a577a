// The lesson's edition of the module, which the first view loads, and the whole one that goes on from it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as lesson from '../../../target/site/pkg/relu_lesson.js';
import { fingerprint, Trainer } from './module.mjs';

lesson.initSync({ module: readFileSync(new URL('../../../target/site/pkg/relu_lesson_bg.wasm', import.meta.url)) });

const RECIPES = [
  {},
  { hidden: [20, 20], activation: 'linear' },
  { hidden: [8, 8], activation: ['tanh', 'relu'], batchSize: 32, optimizer: { momentum: 0.5, weightDecay: 0.01, l1: 0.001 } },
  { optimizer: { momentum: 0.9, nesterov: true, lr: 0.05 }, scaling: 'train' },
];

test('both editions train the same bits', () => {
  for (const recipe of RECIPES) {
    const [ours, whole] = [new lesson.Trainer(recipe), new Trainer(recipe)];
    ours.train(200);
    whole.train(200);
    assert.equal(fingerprint(ours), fingerprint(whole));
  }
});

test('the whole edition goes on from where the lesson’s is', () => {
  for (const recipe of RECIPES) {
    const [first, alone] = [new lesson.Trainer(recipe), new Trainer(recipe)];
    for (const trainer of [first, alone]) {
      trainer.train(60);
      trainer.change({ activation: 'elu', lr: 0.02, parameters: [{ layer: 0, unit: 1, value: 0.25 }] });
      trainer.train(40);
    }
    const next = Trainer.resume(first.recipe(), first.state());
    assert.equal(next.epoch, 100);
    assert.equal(fingerprint(next), fingerprint(alone));
    for (const trainer of [next, alone]) trainer.train(100);
    assert.equal(fingerprint(next), fingerprint(alone));
    assert.deepEqual(next.recipe(), alone.recipe());
    assert.deepEqual(next.history(), alone.history());
  }
});

test('a run that diverged has diverged in the other edition too', () => {
  const recipe = { hidden: [20, 20], activation: 'linear', optimizer: { lr: 1e6 } };
  const first = new lesson.Trainer(recipe);
  first.train(1000);
  assert.ok(first.diverged);
  const next = Trainer.resume(first.recipe(), first.state());
  assert.ok(next.diverged);
  next.train(10);
  assert.equal(next.epoch, first.epoch);
});

test('what is no state of the recipe’s network is refused', () => {
  const state = new Trainer().state();
  assert.throws(() => Trainer.resume({ hidden: [6] }, state), /^Error: the state has 71 parameters, the recipe's network 85/);
  assert.throws(() => Trainer.resume({}, {}), /^Error: the state has 0 parameters/);
});

test('the lesson’s edition has the lesson’s data alone', () => {
  assert.throws(() => new lesson.Trainer({ data: 'circles' }), /^Error: there is no data set named 'circles'; there is heart$/);
});

test('what the lesson’s edition lacks is refused, never passed over', () => {
  for (const recipe of [
    { optimizer: { name: 'adam' } }, { optimizer: { schedule: { name: 'cosine' } } }, { init: 'zeros' }, { data: { name: 'painted', points: [] } },
  ]) {
    assert.throws(() => new lesson.Trainer(recipe), /^Error: there is no /);
  }
});
