// The module that ships trains as PyTorch does: the same checks as tests/pytorch, in WebAssembly.
import assert from 'node:assert/strict';
import test from 'node:test';
import { f32s, fingerprint, fixture, fixtureNames, Trainer } from './module.mjs';

/** Largest relative difference of two lists. */
function difference(ours, theirs, floor = 0) {
  assert.equal(ours.length, theirs.length);
  return ours.reduce(
    (worst, value, k) => Math.max(worst, Math.abs(value - theirs[k]) / Math.max(Math.abs(theirs[k]), floor)),
    0,
  );
}

function recipeOf(run) {
  const { opt, weight_decay: weightDecay, ...settings } = run.optim;
  const { l1, schedule } = run;
  return {
    data: run.data,
    hidden: run.dims.slice(1, -1),
    activation: run.act,
    seed: run.seed,
    batchSize: run.batch,
    shuffle: run.shuffle,
    testSize: run.test_size,
    optimizer: { name: opt.toLowerCase(), ...settings, weightDecay, l1, schedule },
  };
}

/** Correct rows of each epoch; where a number is predicted there are none, and no accuracy. */
function counts(accuracies, rows) {
  return Array.from(accuracies, (accuracy) => (Number.isNaN(accuracy) ? 0 : Math.round(accuracy * rows)));
}

const runs = fixtureNames(/^run_.*\.json$/);
test('there are three seeds of ten models', () => assert.equal(runs.length, 30));

for (const name of runs) {
  test(`${name} is reproduced at every epoch`, () => {
    const run = fixture(name);
    const trainer = new Trainer(recipeOf(run));
    const tensors = Object.values(run.init).map(f32s);
    trainer.parameters().forEach(({ values }, k) => assert.deepEqual(values, tensors[k]));
    trainer.train(1000);
    const history = trainer.history();
    assert.ok(difference(history.trainLoss, run.train_loss) <= 5e-6);
    assert.ok(difference(history.testLoss, run.test_loss) <= 5e-6);
    assert.deepEqual(counts(history.trainAccuracy, run.n_train), run.train_correct);
    assert.deepEqual(counts(history.testAccuracy, run.n_test), run.test_correct);
    const final = Object.values(run.final).map(f32s);
    trainer.parameters().forEach(({ values }, k) => assert.ok(difference(values, final[k], 1e-2) <= 5e-5));
  });
}

for (const name of fixtureNames(/^(opt|task)_.*\.json$/)) {
  test(`${name} is reproduced for 100 epochs`, () => {
    const run = fixture(name);
    const trainer = new Trainer(recipeOf(run));
    trainer.train(100);
    const history = trainer.history();
    assert.ok(difference(history.trainLoss, run.train_loss.slice(0, 100)) <= 2e-6);
    assert.ok(difference(history.testLoss, run.test_loss.slice(0, 100)) <= 2e-6);
    assert.deepEqual(counts(history.trainAccuracy, run.n_train), run.train_correct.slice(0, 100));
    assert.deepEqual(counts(history.testAccuracy, run.n_test), run.test_correct.slice(0, 100));
  });
}

for (const [name, { recipe, epochs, bits }] of Object.entries(fixture('fingerprints.json'))) {
  test(`${name} has the same bits as in the native build`, () => {
    const trainer = new Trainer(recipe);
    trainer.train(epochs);
    assert.equal(fingerprint(trainer), bits);
  });
}
