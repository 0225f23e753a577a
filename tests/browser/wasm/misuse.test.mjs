// Whatever is handed to the module is answered with a value or an exception: nothing stops the module itself, as
// a panic would, after which every other call could fail.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as everything from './module.mjs';

const { Trainer } = everything;

const JUNK = [
  undefined, null, true, 0, -1, 1.5, NaN, Infinity, 2 ** 31, 2 ** 32, 2 ** 53, '', 'x', '5', 5n, Symbol('s'), [], [1, 2], [null], {}, { epoch: 1 },
  new Float32Array(2), new Float64Array(3), new Float64Array(24), new Uint32Array(2), () => 1, new Map(), new Date(), Object.create(null),
];

/** Every class of the module. */
const CLASSES = Object.entries(everything).filter(([, value]) => value?.prototype?.free);

/** Numbers below a limit, the same at every run. */
function drawn(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Trainers at work, one given up and one of another kind of data. */
function trainers() {
  const made = [{}, { data: 'circles', hidden: [3, 2], batchSize: 16 }, { data: 'blobs_3' }, { data: 'bump' }, {}];
  return made.map((recipe, k) => {
    const trainer = new Trainer({ ...recipe, epochs: 20 });
    trainer.train(k);
    if (k === 4) trainer.retire();
    return trainer;
  });
}

/** Does it; a panic fails the test, an exception is an answer. */
function attempt(what, action) {
  try {
    return action();
  } catch (error) {
    assert.ok(!(error instanceof WebAssembly.RuntimeError), `${what}: ${error}`);
    assert.ok(error instanceof Error && error.message.length > 3, `${what}: ${error}`);
    return undefined;
  }
}

test('no misuse is a panic', () => {
  const below = drawn(7);
  const all = trainers();
  const objects = new Map([['Trainer', all]]);
  const one = (list) => list[below(list.length)];
  const any = () => (below(4) === 0 ? one(all) : one(JUNK));
  let calls = 0;
  for (let k = 0; k < 20_000; k += 1) {
    const [name, Class] = one(CLASSES);
    const args = Array.from({ length: below(8) }, any);
    const made = objects.get(name) ?? [];
    objects.set(name, made);
    if (below(3) === 0) {
      const fresh = attempt(`new ${name}`, () => new Class(...args));
      if (fresh && made.length < 12) made.push(fresh);
    } else if (made.length > 0) {
      const key = one(Object.getOwnPropertyNames(Class.prototype).filter((own) => !/^(constructor|free|__)/.test(own)));
      // Epochs without end are no misuse, only long.
      if (key === 'train' && args[0] > 20) continue;
      calls += 1;
      attempt(`${name}.${key}`, () => {
        const object = one(made);
        return typeof object[key] === 'function' ? object[key](...args) : object[key];
      });
    }
  }
  assert.ok(calls > 1000);
  // And the module is well.
  const trainer = new Trainer();
  trainer.train(1000);
  assert.equal(trainer.line(900), 'Epoch: 900, Loss: 0.42997, Accuracy: 79.50% | Test loss: 0.49956, Test acc: 75.00%');
});
