// The modules for engines without SIMD: the same crate, with the same bits.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { CsvReader as FastReader } from './lab.mjs';
import { fingerprint, fixture } from './module.mjs';
import * as fastLab from '../../../target/site/pkg/relu_lab.js';
import * as fastLesson from '../../../target/site/pkg/relu_lesson.js';
import * as fastWhole from '../../../target/site/pkg/relu_playground.js';
import * as lab from '../../../target/site/pkg/plain/relu_lab.js';
import * as lesson from '../../../target/site/pkg/plain/relu_lesson.js';
import * as whole from '../../../target/site/pkg/plain/relu_playground.js';

/** A module's bytes. @param {string} name */
const wasm = (name) => readFileSync(new URL(`../../../target/site/pkg/${name}_bg.wasm`, import.meta.url));

lesson.initSync({ module: wasm('plain/relu_lesson') });
whole.initSync({ module: wasm('plain/relu_playground') });
lab.initSync({ module: wasm('plain/relu_lab') });

/** Whether an instruction of SIMD128 that every kernel has, `f32x4.mul`, is in a module. @param {string} name */
const isVector = (name) => wasm(name).includes(Buffer.from([0xfd, 0xe6, 0x01]));

test('they have no SIMD, and all that the others offer', () => {
  assert.ok(isVector('relu_lesson') && isVector('relu_playground'));
  assert.ok(!isVector('plain/relu_lesson') && !isVector('plain/relu_playground'));
  for (const [plain, fast] of [[lesson, fastLesson], [whole, fastWhole], [lab, fastLab]]) {
    assert.deepEqual(Object.keys(plain), Object.keys(fast));
  }
});

const runs = Object.entries(fixture('fingerprints.json'));

for (const [name, { recipe, epochs, bits }] of runs) {
  test(`${name} has the same bits without SIMD`, () => {
    const trainer = new whole.Trainer(recipe);
    trainer.train(epochs);
    assert.equal(fingerprint(trainer), bits);
  });
}

test('so has the lesson’s edition, of all recipes that it knows', () => {
  const known = runs.filter(([, { recipe }]) => !recipe.data && !recipe.optimizer?.name);
  assert.ok(known.length > 10);
  for (const [name, { recipe, epochs, bits }] of known) {
    const trainer = new lesson.Trainer(recipe);
    trainer.train(epochs);
    assert.equal(fingerprint(trainer), bits, name);
  }
});

test('the reader reads a file as the other does', () => {
  const bytes = readFileSync(new URL('../../fixtures/passengers.csv', import.meta.url));
  const [plain, fast] = [lab.CsvReader, FastReader].map((Reader) => {
    const reader = new Reader(bytes);
    while (reader.step(1000).read < bytes.length);
    const sheet = reader.finish();
    return { checksum: sheet.checksum, columns: sheet.columns, table: sheet.choose(sheet.suggest()) };
  });
  assert.deepEqual(plain, fast);
});
