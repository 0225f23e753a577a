// Time travel: by the built module, and by the page's session, which needs no page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadWhole } from '../../../target/site/core.js';
import { Past } from '../../../target/site/past.js';
import * as lesson from '../../../target/site/pkg/relu_lesson.js';
import { Session } from '../../../target/site/session.js';
import { fingerprint, initSync, Trainer } from './module.mjs';

lesson.initSync({ module: readFileSync(new URL('../../../target/site/pkg/relu_lesson_bg.wasm', import.meta.url)) });

// The page begins with the lesson's edition, and goes on with the whole one when something asks for it.
const begun = new Session();
begun.advance(1000, () => false);
const whole = await loadWhole();

const CHANGES = [
  { epoch: 64, activation: 'tanh', lr: 0.02 },
  { epoch: 200, parameters: [{ layer: 0, unit: 1, input: 1, value: 0.5 }] },
  { epoch: 317, activation: 'elu' },
  { epoch: 600, lr: 0.001 },
];
const RECIPES = [
  {},
  { changes: CHANGES },
  { hidden: [20, 20], activation: 'linear' },
  { optimizer: { name: 'adam' }, changes: CHANGES },
  { batchSize: 32, optimizer: { momentum: 0.9 } },
  { data: 'blobs_4', batchSize: 50, optimizer: { name: 'rmsprop', momentum: 0.5 }, changes: CHANGES },
];

/** A trainer that was made anew and trained so far. @param {object} recipe @param {number} epochs */
function fresh(recipe, epochs) {
  const trainer = new Trainer(recipe);
  trainer.train(epochs);
  return trainer;
}

/** @param {{ epoch: number }} a @param {{ epoch: number }} b */
function assertSame(a, b) {
  assert.equal(a.epoch, b.epoch);
  assert.equal(fingerprint(a), fingerprint(b));
  assert.deepEqual(a.history(), b.history());
  assert.deepEqual(a.state(), b.state());
  assert.deepEqual(a.activations, b.activations);
  assert.deepEqual(a.optimizer, b.optimizer);
}

test('epoch 317 of a run is that of a fresh one, bit for bit, and so is what follows', () => {
  for (const recipe of RECIPES) {
    const run = fresh(recipe, 1000);
    const before = fingerprint(run);
    const [past, alone] = [run.at(317), fresh(recipe, 317)];
    assertSame(past, alone);
    assert.equal(past.line(300), alone.line(300));
    for (const trainer of [past, alone]) trainer.train(683);
    assertSame(past, run);
    assert.equal(fingerprint(run), before);
  }
});

test('what is no epoch is refused, and beyond the end is the end', () => {
  const run = fresh({}, 100);
  assert.throws(() => run.at(-1), /^Error: the epoch to go back to is -1/);
  assert.throws(() => run.rewind(0.5), /^Error: the epoch to go back to is 0.5/);
  assert.equal(run.at(1000).epoch, 100);
  assert.equal(run.rewind(99).epoch, 64);
  run.retire();
  assert.throws(() => run.at(50), /^Error: this run was given up/);
});

/** Nothing is ever late. */
const IN_TIME = () => false;
/** Everything is. */
const LATE = () => true;

/** A session that has trained so far, with the whole program; and its way back. @param {number} epochs @param {object} [shared] */
function sessionAt(epochs, shared = {}) {
  const session = new Session();
  session.use(whole);
  session.past = new Past(session);
  if (Object.keys(shared).length > 0) session.restore(recipesOf(session).map((recipe) => ({ ...recipe, ...shared })));
  const done = () => Math.min(...session.models.map(({ trainer }) => trainer.epoch));
  while (done() < epochs) session.advance(epochs - done(), IN_TIME);
  session.playing = false;
  return { session, past: session.past };
}

/** @param {Session} session @param {number} epoch */
function scrub(session, epoch) {
  session.at = epoch;
  session.pause();
  for (let frame = 0; session.past.isGoing; frame += 1) {
    assert.ok(frame < 10_000, 'it never arrives');
    session.past.advance(IN_TIME);
  }
}

const epochsOf = (session) => session.models.map(({ trainer }) => trainer.epoch);
const recipesOf = (session) => session.models.map(({ trainer }) => trainer.recipe());

test('runs that the lesson’s edition began go back too', () => {
  begun.use(whole);
  begun.past = new Past(begun);
  for (const epoch of [317, 3, 318]) {
    scrub(begun, epoch);
    assert.deepEqual(epochsOf(begun), [epoch, epoch, epoch]);
    for (const { trainer } of begun.models) assertSame(trainer, fresh(trainer.recipe(), epoch));
  }
  // What was trained again once need not be again.
  assert.equal(begun.first.ahead?.nearest(317), 256);
  assert.equal(begun.first.ahead?.nearest(318), 318);
});

test('a session goes back, and to now again', () => {
  const { session } = sessionAt(1000);
  const now = session.models.map(({ trainer }) => trainer);
  for (const epoch of [317, 316, 999, 0, 1, 640]) {
    scrub(session, epoch);
    assert.deepEqual(epochsOf(session), [epoch, epoch, epoch]);
    for (const { trainer } of session.models) assertSame(trainer, fresh(trainer.recipe(), epoch));
    assert.equal(session.span, 1000);
  }
  scrub(session, 1000);
  assert.deepEqual(session.models.map(({ trainer }) => trainer), now);
  assert.equal(session.at, undefined);
  assert.ok(session.models.every((model) => !('ahead' in model)));
  assert.deepEqual(session.faded, []);
});

test('Play goes on as a branch, and the runs so far fade', () => {
  const { session } = sessionAt(1000, { changes: CHANGES });
  const before = session.models.map(({ trainer }) => fingerprint(trainer));
  scrub(session, 400);
  session.play();
  assert.ok(session.playing);
  assert.deepEqual(session.faded.map(({ trainer }) => fingerprint(trainer)), before);
  assert.deepEqual(epochsOf(session), [400, 400, 400]);
  for (const { changes } of recipesOf(session)) assert.deepEqual(changes.map(({ epoch }) => epoch), [64, 200, 317]);
  while (session.playing) session.advance(100, IN_TIME);
  assert.deepEqual(epochsOf(session), [1000, 1000, 1000]);
  for (const { trainer } of session.models) assertSame(trainer, fresh(trainer.recipe(), 1000));
  // It has a past of its own, before and after it left.
  for (const epoch of [317, 700]) {
    scrub(session, epoch);
    for (const { trainer } of session.models) assertSame(trainer, fresh(trainer.recipe(), epoch));
  }
});

test('Step and changes that keep the weights branch too', () => {
  const actions = [
    (session) => session.step(),
    (session) => session.edit(session.models[2], { layer: 0, unit: 1, value: 0.25 }),
    (session) => session.tune({ lr: 0.5 }),
    (session) => session.activate('gelu', true),
  ];
  for (const [k, action] of actions.entries()) {
    const { session } = sessionAt(600);
    scrub(session, 317);
    action(session);
    assert.equal(session.playing, false);
    assert.equal(session.at, undefined);
    assert.equal(session.faded.length, 3);
    assert.deepEqual(epochsOf(session), Array(3).fill(k === 0 ? 318 : 317));
    session.advance(200, IN_TIME);
    for (const { trainer } of session.models) assertSame(trainer, fresh(trainer.recipe(), k === 0 ? 518 : 517));
  }
});

test('what cannot be changed there changes nothing', () => {
  const { session } = sessionAt(600);
  scrub(session, 317);
  assert.throws(() => session.edit(session.models[0], { layer: 0, unit: 99, value: 1 }), /the unit of a parameter/);
  assert.deepEqual([session.at, session.faded.length], [317, 0]);
  assert.throws(() => session.share({ testSize: 2 }));
  assert.throws(() => session.restore([{ hidden: [0] }, {}, {}]));
  assert.deepEqual([session.at, session.faded.length], [317, 0]);
});

test('what begins anew leaves the past', () => {
  const actions = [
    [(session) => session.reset(), 0],
    [(session) => session.share({ seed: 7 }), 3],
    [(session) => session.activate('relu', false), 1],
    [(session) => session.share({ data: 'circles' }), 0],
    [(session) => session.restore([{}, {}, {}]), 0],
  ];
  for (const [action, faded] of actions) {
    const { session } = sessionAt(600);
    scrub(session, 317);
    action(session);
    assert.deepEqual([session.at, session.past.isGoing, session.faded.length], [undefined, false, faded]);
    assert.ok(session.models.every((model) => !('ahead' in model)));
    // What fades is the whole run.
    for (const { trainer } of session.faded) assert.equal(trainer.epoch, 600);
    session.advance(10, IN_TIME);
    for (const { trainer } of session.models) assertSame(trainer, fresh(trainer.recipe(), trainer.epoch));
  }
});

test('a model that has not come so far stays where it is', () => {
  const { session } = sessionAt(600);
  session.reshape([session.models[1]], { hidden: [3] });
  session.advance(100, IN_TIME);
  const [a, b] = session.models.map(({ trainer }) => trainer.epoch);
  assert.ok(b === 100 && a > b);
  session.playing = false;
  scrub(session, 317);
  assert.deepEqual(epochsOf(session), [317, 100, 317]);
  scrub(session, 50);
  assert.deepEqual(epochsOf(session), [50, 50, 50]);
  scrub(session, 317);
  assert.deepEqual(epochsOf(session), [317, 100, 317]);
  session.play();
  assert.deepEqual(session.faded.map(({ name }) => name), ['B', 'A', 'C']);
});

test('a run that diverged can be looked at up to its end', () => {
  const { session } = sessionAt(0, { hidden: [20, 20], activation: 'linear', optimizer: { lr: 40, weightDecay: 0.06 } });
  session.play();
  while (session.playing) session.advance(50, IN_TIME);
  const [end] = epochsOf(session);
  assert.ok(session.first.trainer.diverged && end > 3);
  scrub(session, end - 1);
  assert.equal(session.first.trainer.diverged, false);
  assertSame(session.first.trainer, fresh(session.recipe, end - 1));
  scrub(session, end + 100);
  assert.ok(session.first.trainer.diverged);
});

test('another target in the past counts for both ways on', () => {
  const cosine = { optimizer: { lr: 0.1, schedule: { name: 'cosine' } } };
  const { session } = sessionAt(600, cosine);
  for (const epoch of [0, 317]) {
    scrub(session, epoch);
    session.setTarget(2000 + epoch);
    scrub(session, epoch);
    for (const { trainer, ahead } of session.models) {
      assert.deepEqual(trainer.recipe(), ahead.recipe());
      assertSame(trainer, fresh(ahead.recipe(), epoch));
    }
  }
  scrub(session, 600);
  assert.equal(session.target, 2317);
  for (const { trainer } of session.models) assertSame(trainer, fresh(trainer.recipe(), 600));
});

test('a storm of scrubbing ends at the epoch that was asked for last', () => {
  const { session, past } = sessionAt(1000);
  let asked = 1;
  for (let k = 0; k < 500; k += 1) {
    asked = (asked * 7919 + 13) % 1000;
    session.at = asked;
    // Several wishes a frame, and frames that are over at once.
    if (k % 3 === 0) past.advance(LATE);
  }
  let frames = 0;
  while (past.isGoing) {
    past.advance(LATE);
    frames += 1;
  }
  // No wish but the last is worked at: of each model there are 64 epochs at most to train.
  assert.ok(frames <= 3 * 65, String(frames));
  assert.deepEqual(epochsOf(session), [asked, asked, asked]);
});

test('what is pressed on the way there happens there', () => {
  const { session, past } = sessionAt(600);
  session.at = 317;
  past.advance(LATE);
  assert.ok(past.isGoing && past.share < 1);
  assert.deepEqual(epochsOf(session), [600, 600, 600]);
  session.play();
  assert.equal(session.playing, false);
  while (!session.playing) past.advance(LATE);
  assert.deepEqual(epochsOf(session), [317, 317, 317]);
  assert.equal(session.faded.length, 3);
});

test('large epochs are gone back through in pieces', () => {
  const large = { data: { name: 'moons', rows: 5000 }, hidden: [64, 64], batchSize: 500 };
  const { session, past } = sessionAt(0, large);
  session.step();
  session.step();
  session.step();
  session.at = 1;
  let frames = 0;
  while (past.isGoing) {
    past.advance(LATE);
    frames += 1;
    assert.ok(frames < 1000);
  }
  assert.ok(frames > 20, String(frames));
  assertSame(session.first.trainer, fresh(session.recipe, 1));
});

test('1,000 scrubs leave no memory behind', () => {
  const { memory } = initSync({});
  const { session } = sessionAt(1000, { batchSize: 50 });
  const visit = (times) => {
    for (let k = 0; k < times; k += 1) {
      // Some are given up on the way, some are left at once.
      session.at = (k * 373) % 1000;
      session.past.advance(LATE);
      scrub(session, (k * 617) % 1001);
      if (k % 10 === 0) session.past.leave();
    }
  };
  // As much as all of this needs at a time, pieces that lie between others included.
  visit(1000);
  const before = memory.buffer.byteLength;
  visit(1000);
  session.past.leave();
  assert.equal(memory.buffer.byteLength, before);
});

test('a long run keeps a bounded past', () => {
  const run = fresh({}, 100_000);
  assert.ok(run.snapshotBytes < 200_000, String(run.snapshotBytes));
  assertSame(run.at(54_321), fresh({}, 54_321));
});

test('an epoch that cannot be gone to yet is given up when something else is asked for', () => {
  for (const act of [
    (session) => session.reset(),
    (session) => session.step(),
    (session) => session.play(),
    (session) => session.share({ seed: 3 }),
    (session) => session.edit(session.first, { layer: 0, unit: 0, value: 1 }),
  ]) {
    const session = new Session();
    session.advance(50, () => false);
    session.at = 20;
    act(session);
    assert.equal(session.at, undefined, String(act));
  }
  // The program that leads there may arrive meanwhile: the wish is kept.
  const session = new Session();
  session.advance(50, () => false);
  session.at = 20;
  session.use(whole);
  assert.equal(session.at, 20);
});
