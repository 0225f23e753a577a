// The guided lesson's recipes, judges and words belong together, and what it measures is what it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { MOST_KEPT, Shelf } from '../../../target/site/aside.js';
import { loadWhole } from '../../../target/site/core.js';
import { Lesson } from '../../../target/site/lesson.js';
import { JUDGES, measure } from '../../../target/site/lesson-steps.js';
import { LESSON_STEPS } from '../../../target/site/link-values.js';
import { Past } from '../../../target/site/past.js';
import * as edition from '../../../target/site/pkg/relu_lesson.js';
import { Session } from '../../../target/site/session.js';
import { STEPS } from '../../../target/site/text-lesson.js';
import { StudyResults, Trainer } from './module.mjs';

edition.initSync({ module: readFileSync(new URL('../../../target/site/pkg/relu_lesson_bg.wasm', import.meta.url)) });
const whole = await loadWhole();
// An older Node.js has none. It has no workers for pages either: studies are trained here.
globalThis.navigator ??= { hardwareConcurrency: 1 };

const { steps } = JSON.parse(readFileSync(new URL('../../../target/site/lesson-steps.json', import.meta.url), 'utf8'));

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

/** A lesson of all steps on a page of nothing else. */
function begin() {
  const session = new Session();
  session.use(whole);
  const loop = { perFrame: 5, wake() {} };
  const controls = { recipe: { settle() {} }, setSpeed: (perFrame) => { loop.perFrame = Math.ceil(perFrame); } };
  const lesson = new Lesson({ session, loop, controls });
  lesson.all = steps.map(({ stages, holds = 0, ...step }) => ({
    ...step, holds, stages: stages.map(({ shared, models, ...stage }) => ({ ...stage, recipes: models.map((model) => ({ ...shared, ...model })) })),
  }));
  return { session, loop, lesson };
}

/** Nothing is ever late. */
const IN_TIME = () => false;
const lookOf = (session) => session.models.map(({ trainer }) => [trainer.epoch, trainer.recipe(), trainer.parameters().map(({ values }) => [...values])]);

for (const hasArrived of [true, false]) {
  test(`a step that begins while the page looks back keeps the whole runs, ${hasArrived ? 'and' : 'also before'} the way back is there`, () => {
    const { session, lesson } = begin();
    session.advance(300, IN_TIME);
    const before = lookOf(session);
    session.at = 100;
    if (hasArrived) {
      session.past = new Past(session);
      while (session.past.isGoing) session.past.advance(IN_TIME);
      assert.equal(session.first.trainer.epoch, 100);
    }
    lesson.go(4);
    assert.equal(lesson.notice, undefined);
    assert.deepEqual([session.at, session.models.some((model) => 'ahead' in model)], [undefined, false]);
    assert.equal(session.recipe.data.name ?? session.recipe.data, 'circles');
    const [{ id, aside }] = lesson.shelf.ready;
    assert.deepEqual(aside.trainers.map(({ epoch }) => epoch), [300, 300, 300]);
    // And the other way round: what the lesson put there is looked back at.
    session.advance(50, IN_TIME);
    session.at = 20;
    while (session.past?.isGoing) session.past.advance(IN_TIME);
    lesson.bringBack(id);
    assert.equal(session.at, undefined);
    assert.deepEqual(lookOf(session), before);
    assert.deepEqual(lesson.shelf.all, []);
  });
}

test('what was on the page before the lesson is kept every time', () => {
  const { session, lesson } = begin();
  const trained = (seed, step) => {
    session.share({ seed });
    session.advance(30, IN_TIME);
    lesson.go(step);
    lesson.leave();
  };
  trained(77, 4);
  trained(9, 1);
  const seeds = () => lesson.shelf.ready.map(({ from, aside }) => [from, aside.trainers[0].recipe().seed]);
  assert.deepEqual(seeds(), [[-1, 77], [-1, 9]]);
  lesson.bringBack(lesson.shelf.ready[0].id);
  assert.deepEqual([session.recipe.seed, session.epoch], [77, 30]);
  assert.deepEqual(seeds(), [[-1, 9]]);
});

test('the shelf is bounded: what was not trained goes first, and then the oldest', () => {
  const { session } = begin();
  const shelf = new Shelf(session);
  const put = (seed, epochs) => {
    const trainer = new Trainer({ seed });
    trainer.train(epochs);
    shelf.keep(-1, { trainers: [trainer], faded: [], target: 1000, table: undefined });
  };
  const seeds = () => shelf.ready.map(({ aside }) => aside.trainers[0].recipe().seed);
  for (let seed = 0; seed < MOST_KEPT; seed += 1) put(seed, seed === 3 ? 0 : 1);
  assert.equal(shelf.ready.length, MOST_KEPT);
  // Also an untrained one that has just come is worth more than an older one.
  put(100, 0);
  assert.deepEqual(seeds(), [0, 1, 2, 4, 5, 6, 7, 8, 9, 100]);
  put(101, 1);
  put(102, 1);
  assert.deepEqual(seeds(), [1, 2, 4, 5, 6, 7, 8, 9, 101, 102]);
});

test('the speed is as it was, whether a step’s run is over or left', async () => {
  for (const isLeft of [true, false]) {
    const { session, loop, lesson } = begin();
    lesson.go(7);
    const predicting = lesson.predict(undefined);
    await Promise.resolve();
    assert.ok(session.playing && loop.perFrame > 5, String(loop.perFrame));
    if (isLeft) lesson.leave();
    else while (session.playing) session.advance(1000, IN_TIME);
    assert.equal(loop.perFrame, 5);
    await predicting;
    assert.deepEqual([loop.perFrame, session.playing, lesson.state], [5, false, isLeft ? 'asking' : 'done']);
  }
});

test('a study of a step leaves nothing behind', async () => {
  const { lesson } = begin();
  let freed = 0;
  const { free } = StudyResults.prototype;
  StudyResults.prototype.free = function count() {
    freed += 1;
    free.call(this);
  };
  try {
    const recipes = [{ epochs: 3 }, { epochs: 3, activation: 'relu' }];
    const { means, bests, verdicts } = await lesson.runMany({ recipes, vary: 'weights', seeds: 10 });
    assert.ok([...means, ...bests].every((accuracy) => accuracy > 0 && accuracy <= 1));
    assert.deepEqual([means.length, verdicts[1].seeds, freed, lesson.study], [2, 10, 1, undefined]);
  } finally {
    StudyResults.prototype.free = free;
  }
});
