// The package in Node.js, as its README says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { blocks, inFolder, project } from './scratch.mjs';

const fixture = new URL('../fixtures/run_relu_s42.json', import.meta.url);

/** Prints what PyTorch's run is compared with. */
const FIGURES = `
import { readFileSync } from 'node:fs';
import init, { Trainer } from 'relu-playground';
await init();
const run = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const trainer = new Trainer({ hidden: run.dims.slice(1, -1), activation: run.act, seed: run.seed });
trainer.train(1000);
const { trainLoss, testLoss, trainAccuracy, testAccuracy } = trainer.history();
console.log(JSON.stringify({
  train_loss: [...trainLoss], test_loss: [...testLoss],
  train_correct: [...trainAccuracy].map((share) => Math.round(share * run.n_train)),
  test_correct: [...testAccuracy].map((share) => Math.round(share * run.n_test)),
}));
`;

/** Prints what misuse is answered with. */
const MISUSE = `
import * as everything from 'relu-playground';
const { Chart, Trainer } = everything;
const said = [];
const misuse = (action) => {
  try {
    action();
    said.push('nothing');
  } catch (error) {
    said.push(error.name + ': ' + error.message);
  }
};
const freed = new Trainer();
freed.free();
misuse(() => freed.train(1));
misuse(() => freed.epoch);
misuse(() => freed.free());
misuse(() => new Chart('accuracy', {}, {}));
misuse(() => new Trainer().train('many'));
misuse(() => Trainer.resume({}, {}));
console.log(said.join('\\n'));
`;

test('the README’s examples print what it says', async (t) => {
  for (const heading of ['In Node.js', 'Errors']) {
    const [code] = blocks(heading, 'js');
    const [printed] = blocks(heading, 'text');
    const folder = await project(t, { 'example.mjs': code });
    assert.equal(await inFolder(folder, 'node', ['example.mjs']), printed);
  }
});

test('it is taken by require() too', async (t) => {
  const code = 'console.log(new (require("relu-playground").Trainer)().title);';
  const folder = await project(t, { 'example.cjs': code });
  assert.equal(await inFolder(folder, 'node', ['example.cjs']), '12-5-ReLU-1\n');
});

test('its figures are PyTorch’s at every one of 1,000 epochs', async (t) => {
  const folder = await project(t, { 'figures.mjs': FIGURES });
  const ours = JSON.parse(await inFolder(folder, 'node', ['figures.mjs', fileURLToPath(fixture)]));
  const theirs = JSON.parse(readFileSync(fixture, 'utf8'));
  for (const key of ['train_correct', 'test_correct']) assert.deepEqual(ours[key], theirs[key]);
  for (const key of ['train_loss', 'test_loss']) {
    assert.equal(ours[key].length, 1000);
    ours[key].forEach((loss, k) => assert.ok(Math.abs(loss / theirs[key][k] - 1) <= 5e-6));
  }
});

test('misuse is answered with sentences', async (t) => {
  const folder = await project(t, { 'misuse.mjs': MISUSE });
  const freed = 'Error: this object was freed; make another one';
  assert.deepEqual((await inFolder(folder, 'node', ['misuse.mjs'])).trim().split('\n'), [
    freed, freed, freed,
    'Error: this browser cannot draw on a canvas',
    'Error: the number of epochs to train is NaN; it must be a whole number from 0 to 1000000',
    'Error: the state has 0 parameters, the recipe\'s network 71; go on from a state of the same network',
  ]);
});

test('it has what it needs and nothing else, and runs nothing when it is installed', async (t) => {
  const folder = join(await project(t, {}), 'node_modules', 'relu-playground');
  assert.deepEqual(readdirSync(folder).sort(), [
    'HEART.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'node.js', 'package.json',
    'relu_playground.d.ts', 'relu_playground.js', 'relu_playground_bg.wasm',
  ]);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const key of ['scripts', 'dependencies', 'bin']) assert.equal(manifest[key], undefined);
  const cargo = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.match(cargo, new RegExp(`^version = "${manifest.version}"$`, 'm'));
  assert.match(readFileSync(join(folder, 'HEART.md'), 'utf8'), /CC BY 4\.0/);
});
