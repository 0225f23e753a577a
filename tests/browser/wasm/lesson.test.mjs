// The guided lesson's recipes, judges and words belong together, and what it measures is what it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { JUDGES, measure } from '../../../dist/lesson-steps.js';
import { LESSON_STEPS } from '../../../dist/link-values.js';
import { STEPS } from '../../../dist/text-lesson.js';
import { Trainer } from './module.mjs';

const { steps } = JSON.parse(readFileSync(new URL('../../../dist/lesson-steps.json', import.meta.url), 'utf8'));

/** The trainers of a stage. */
const trainersOf = ({ shared, models }) => models.map((model) => new Trainer({ ...shared, ...model }));

/** A run with some of its figures. */
const run = (figures) => ({
  title: '', parameters: 1, rows: { train: 240, test: 60 }, majority: { train: 160, test: 43 }, right: { train: 200, test: 43 },
  early: { train: 200, test: 43 }, trainLoss: 0.3, disagrees: 0, bend: 0, dead: 0, units: 5, ...figures,
});
/** Test rows that three models get right. */
const rights = (...tests) => ({ runs: tests.map((right) => run({ right: { train: 200, test: right } })) });
/** What many seeds gave. */
const many = (lows, bests = []) => ({ runs: [], many: { seeds: 200, means: bests, bests, verdicts: lows.map((low) => ({ mean: low + 0.01, low, high: low + 0.02, won: 1, tied: 1, lost: 1, diverged: 0, seeds: 3 })) } });

test('each step has recipes that can be trained, words, and a judge', () => {
  assert.equal(steps.length, LESSON_STEPS);
  assert.deepEqual(steps.map(({ name }) => name), Object.keys(STEPS));
  assert.deepEqual(Object.keys(JUDGES), Object.keys(STEPS));
  for (const step of steps) {
    const { question, choices, why, text } = STEPS[step.name];
    assert.ok(Object.keys(why).every((key) => key in choices), step.name);
    for (const stage of step.stages) {
      const trainers = trainersOf(stage);
      if (stage.vary) continue;
      assert.equal(trainers.length, 3);
      const before = measure(trainers, step);
      const words = [...text(before), question(before)].join(' ');
      assert.doesNotMatch(words, /NaN|undefined|\b0 (of|test|weights)/, step.name);
    }
  }
});

test('what is measured is what the networks do', () => {
  const step = { limits: { early: 100 } };
  const [linear, relu] = trainersOf({ shared: { hidden: [6], optimizer: { name: 'sgd', lr: 0.1 } }, models: [{ activation: 'linear' }, { activation: 'relu' }] });
  for (const trainer of [linear, relu]) trainer.train(300);
  const [a, c] = measure([linear, relu], step);
  const reading = relu.reading(99);
  assert.equal(c.early.test, Math.round(60 * reading.testAccuracy));
  assert.equal(c.right.train, Math.round(239 * relu.reading(299).trainAccuracy));
  assert.deepEqual([a.parameters, a.units, a.dead, a.disagrees], [12 * 6 + 6 + 6 + 1, 6, 0, 0]);
  assert.ok(a.bend < 1e-4, `a linear network bends by ${a.bend}`);
  assert.ok(c.bend > 0.1, `ReLU bends by ${c.bend}`);
  const { features, targets } = relu.sample('test');
  const [ones, others] = [relu, linear].map((trainer) => [...trainer.predict(features)].map((p) => p > 0.5));
  assert.equal(c.disagrees, ones.filter((one, k) => one !== others[k]).length);
  assert.equal(c.right.test, ones.filter((one, k) => Number(one) === targets[k]).length);
});

test('a unit is dead when it says the same of every training row', () => {
  const [trainer] = trainersOf({ shared: { hidden: [4] }, models: [{ activation: 'relu' }] });
  trainer.change({ parameters: [{ layer: 0, unit: 2, value: -1e6 }] });
  const [{ dead, units }] = measure([trainer], { limits: {} });
  assert.deepEqual([dead, units], [1, 4]);
});

test('judges go by what was measured', () => {
  const judged = (name, facts) => JUDGES[name](facts, steps.find((step) => step.name === name).limits);
  assert.equal(judged('line', [rights(46, 46, 46)]), 'same');
  assert.equal(judged('line', [rights(47, 47, 47)]), 'more');
  assert.equal(judged('line', [rights(39, 39, 39)]), 'fewer');
  const disagree = (...counts) => [{ runs: counts.map((disagrees) => run({ disagrees })) }];
  assert.deepEqual([[0, 0, 1], [0, 2, 0], [0, 1, 10]].map((counts) => judged('collapse', disagree(...counts))), ['none', 'some', 'many']);
  assert.deepEqual([[40, 0, 44], [40, 0, 45], [45, 0, 40]].map((counts) => judged('relu', [rights(...counts)])), ['same', 'more', 'fewer']);
  const luck = (first, second) => judged('luck', [rights(1, 1, 1), many([0, first]), many([0, second])]);
  assert.deepEqual([luck(0.01, -0.1), luck(0.01, 0.01), luck(-0.1, 0.01), luck(-0.1, -0.1)], ['first', 'both', 'second', 'neither']);
  const shapes = (one, two) => judged('shapes', [rights(...one), rights(...two)]);
  assert.deepEqual([shapes([32, 32, 57], [30, 30, 54]), shapes([32, 32, 57], [30, 30, 53]), shapes([60, 60, 60], [60, 60, 60]), shapes([1, 60, 1], [1, 60, 1])], ['relu', 'none', 'all', 'deep']);
  assert.equal(judged('bends', [rights(1, 1, 1), many([], [0.6, 0.8, 0.95, 1, 1])]), 'three');
  assert.equal(judged('bends', [rights(1, 1, 1), many([], [0.6, 0.8, 0.9, 0.9, 0.9])]), undefined);
  assert.deepEqual([[60, 60, 27], [27, 60, 60], [60, 60, 60], [27, 27, 60]].map((counts) => judged('others', [rights(...counts)])), ['sigmoid', 'relu', 'none', undefined]);
  const more = (train, tested) => judged('more', [{ runs: [run({}), run({}), run({ right: { train: 200 + train, test: 43 + tested } })] }]);
  assert.deepEqual([more(10, 2), more(10, 3), more(9, 3), more(9, -9)], ['train', 'both', 'test', 'neither']);
});
