// Many seeds: the module's statistics against SciPy's, its runs, and the sentences on them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LUCK, STUDY } from '../../../target/site/text-luck.js';
import { maker, runOne } from '../../../target/site/study-run.js';
import * as whole from './module.mjs';

const { fixture, StudyResults, Table, Trainer } = whole;
const near = (ours, theirs) => assert.ok(Math.abs(ours - theirs) <= 1e-10 * Math.max(0.01, Math.abs(theirs)), `${ours} ${theirs}`);

/** Results of runs of one epoch, put in this order. */
function results({ ours, theirs, lower_is_better: isLoss, overlap }, order) {
  const made = new StudyResults(Uint32Array.of(1, 1), ours.length, isLoss ? 0 : 60, overlap);
  const put = (model, index, last) => made.put(model, index, last === null
    ? { last: NaN, diverged: 3, curve: new Float32Array() }
    : { last, curve: Float32Array.of(last) });
  for (const index of order) {
    put(1, index, theirs[index]);
    put(0, index, ours[index]);
  }
  return made;
}

test('verdicts are SciPy’s, bit for bit the same whatever order the runs end in', () => {
  for (const one of fixture('study.json').cases) {
    const order = [...one.ours.keys()];
    const forward = results(one, order);
    const backward = results(one, order.toReversed());
    const verdict = forward.verdict(0, 1);
    assert.deepEqual(backward.verdict(0, 1), verdict);
    assert.deepEqual(backward.finals(0), forward.finals(0));
    assert.deepEqual(backward.histogram(), forward.histogram());
    for (const key of ['mean', 'low', 'high']) near(verdict[key], one[key]);
    for (const key of ['won', 'tied', 'lost', 'diverged']) assert.equal(verdict[key], one[key], one.name);
    assert.equal(verdict.seeds, order.length);
    const { mean, lowest, low, median, high, highest } = forward.spread(0);
    [mean, lowest, low, median, high, highest].forEach((value, k) => near(value, one.spread[k]));
  }
});

test('only seeds that every model has done count', () => {
  const [one] = fixture('study.json').cases;
  const made = results(one, [0, 1, 2, 5]);
  assert.equal(made.done, 3);
  assert.deepEqual([...made.finals(0)], one.ours.slice(0, 3));
  assert.equal(new StudyResults(Uint32Array.of(1), 10, 0, 0).spread(0), undefined);
  assert.throws(() => made.verdict(2, 0), /there is no model 2 among the 2 of this study/);
  assert.throws(() => made.put(0, 200, { last: 1, curve: Float32Array.of(1) }), /the place of a run is 200/);
});

test('a run in slices of any length is the run of a trainer, and bounded', async () => {
  const trainer = new Trainer({ epochs: 3000 });
  assert.equal(trainer.outcome(), undefined);
  trainer.train(3000);
  const { make } = maker(whole);
  const shares = [];
  const outcome = await runOne(make, { epochs: 3000 }, { slice: 0, rest: (share) => void shares.push(share) });
  assert.deepEqual(outcome, trainer.outcome());
  assert.equal(outcome.curve.length, 500);
  assert.equal(outcome.last, trainer.reading(2999).testAccuracy);
  assert.ok(shares.length > 1 && shares.every((share, k) => share > (shares[k - 1] ?? 0)) && shares.at(-1) === 1);
  const wild = await runOne(make, { optimizer: { lr: 1e30 } }, { slice: 8, rest() {} });
  assert.ok(Number.isNaN(wild.last) && wild.diverged >= 0 && wild.curve.length === 0);
});

test('a large network is trained in pieces to the same', async () => {
  const recipe = { data: { name: 'circles', rows: 3000 }, hidden: [128, 128], activation: 'relu', epochs: 3 };
  const trainer = new Trainer(recipe);
  assert.ok(trainer.operations > 2e7);
  trainer.train(3);
  let rests = 0;
  const outcome = await runOne(maker(whole).make, recipe, { slice: 0, rest() { rests += 1; } });
  assert.deepEqual(outcome, trainer.outcome());
  assert.ok(rests > 3, 'the clock is looked at within an epoch');
});

test('a table gives back what it was made of', () => {
  const own = { name: 'own', file: 'a.csv', checksum: '0', header: true, target: 'y', columns: ['a', 'b'], task: 'two_classes', missing: 'drop' };
  const input = {
    columns: [
      { name: 'a', values: Float64Array.from({ length: 12 }, (_, k) => (k === 3 ? NaN : k / 7)) },
      { name: 'b', values: Float64Array.from({ length: 12 }, (_, k) => k % 3), levels: ['u', 'v', 'w'] },
    ],
    target: { name: 'y', values: Float64Array.from({ length: 12 }, (_, k) => k % 2), classes: ['no', 'yes'] },
  };
  const table = new Table(own, input);
  assert.deepEqual(table.input(), input);
  assert.equal(table.values, 48);
  const twin = new Table(own, table.input());
  const [a, b] = [table, twin].map((each) => {
    const trainer = each.trainer({ data: own });
    trainer.train(1000);
    return trainer.outcome();
  });
  assert.deepEqual(a, b);
});

const NAMES = { name: 'C', reference: 'A', measure: 'accuracy', isSame: false, size: 0.75 };
const VERDICT = { mean: 0.0214, low: 0.012, high: 0.0304, won: 122, tied: 0, lost: 78, diverged: 0, seeds: 200 };
const said = (verdict, more = {}) => LUCK.verdict({ ...NAMES, ...more, verdict: { ...VERDICT, ...verdict } });

test('one plain sentence says what a difference is worth', () => {
  assert.equal(said({}),
    'Over 200 seeds the test accuracy of C is 2.1 points higher on average than that of A (95 % interval 1.2 to 3.0), and it wins in 61 % of them.');
  assert.equal(said({ mean: -0.0547, low: -0.0623, high: -0.0471, won: 1, tied: 10, lost: 189 }),
    'Over 200 seeds the test accuracy of C is 5.5 points lower on average than that of A (95 % interval 4.7 to 6.2), and it wins in 1 % of them (5 % are ties).');
  assert.equal(said({ low: -0.001 }),
    'There is no difference between the test accuracy of C and that of A that 200 seeds can show: the first is 2.1 points higher on average, but the 95 % interval goes from 0.1 points lower to 3.0 points higher. The first wins in 61 % of them.');
  assert.match(said({ mean: 0.5, low: 0.4, high: 0.6, won: 199, lost: 1 }), /wins in more than 99 % of them/);
  assert.match(said({ won: 0, mean: -0.02, low: -0.03, high: -0.01 }), /wins in 0 % of them/);
  assert.equal(said({ mean: -0.02154, low: -0.031, high: -0.0123 }, { measure: 'loss' }),
    'Over 200 seeds the test loss of C is 0.0215 lower on average than that of A (95 % interval 0.0123 to 0.031), and it wins in 61 % of them.');
});

test('a difference too small to write is said to be so', () => {
  assert.match(said({ mean: 0.0001, low: -0.0002, high: 0.0104 }), /the first is less than 0.1 points higher on average, .* from less than 0.1 points lower to 1.0 points higher/);
  assert.match(said({ mean: 0, low: -0.01, high: 0.01 }), /the first is just as high on average/);
  assert.equal(said({ mean: 0, low: -3.4e-9, high: 3.4e-9 }, { measure: 'loss', size: 0.033 }),
    'Over 200 seeds the test loss of C and that of A are the same on average, but for rounding.');
  assert.match(said({ mean: 1e-6, low: -3.4e-6, high: 3.4e-6 }, { measure: 'loss', size: 0.033 }), /no difference/);
});

test('what cannot be told is said', () => {
  assert.equal(said({}, { isSame: true }), 'C and A have the same recipe: every pair is the same run twice, so there is nothing to compare.');
  assert.equal(said({ mean: 0, low: 0, high: 0, won: 0, tied: 200, lost: 0 }), 'Over 200 seeds the test accuracy of C and that of A are the same with each seed.');
  assert.match(said({ low: NaN, high: NaN, seeds: 1, won: 1, lost: 0 }), /One pair of runs .* has no interval/);
  assert.match(said({ mean: NaN, low: NaN, high: NaN, diverged: 200, won: 0, lost: 200 }), /no pair of runs of C and A of which neither diverged.*wins in 0 %/);
  assert.match(LUCK.diverged('C', 12, 200), /^C diverged in 12 of 200 runs/);
  assert.equal(STUDY.badSeeds(1.5, 10, 1000), 'The number of seeds is 1.5; it must be a whole number from 10 to 1,000.');
  assert.equal(STUDY.badSeeds(NaN, 10, 1000), 'The number of seeds is no number; it must be a whole number from 10 to 1,000.');
});

test('the page says which question an interval answers', () => {
  const recipe = { seed: 42, splitSeed: 10 };
  assert.match(LUCK.question('weights', recipe), /other initial weights, always on the one split of seed 10.*opposite/);
  assert.match(LUCK.question('split', recipe), /other splits .* weights of seed 42.*Nadeau and Bengio/);
  assert.match(LUCK.question('both', recipe), /together.*Nadeau and Bengio/);
});
