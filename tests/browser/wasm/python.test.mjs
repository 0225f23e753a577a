// Scripts as the built module writes them, with what the page adds of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { PythonScript, Table, Trainer } from './module.mjs';

/** The script of recipes. */
function scriptOf(recipes, link) {
  const script = new PythonScript();
  for (const [name, recipe] of Object.entries(recipes)) script.add(name, new Trainer(recipe));
  return [script, script.write(link)];
}

test('the lesson’s script is the one that native code writes', () => {
  const [script, isWritten] = scriptOf({ C: {} }, 'https://example.org/');
  assert.ok(isWritten);
  assert.equal(script.text(), readFileSync(new URL('../../fixtures/lesson.py', import.meta.url), 'utf8'));
  assert.equal(script.stem, 'relu-playground-heart');
  assert.equal(script.dataName, 'heart_failure_clinical_records_dataset.csv');
  assert.equal(script.dataText(), readFileSync(new URL('../../../src/data/heart/heart_failure_clinical_records.csv', import.meta.url), 'utf8'));
  assert.equal(JSON.parse(script.notebook()).nbformat, 4);
});

test('a script draws toy data itself, and has what was changed on the way', () => {
  const trainer = new Trainer({ data: { name: 'moons', seed: 4294967295 }, hidden: [3], epochs: 500 });
  trainer.train(20);
  trainer.change({ activation: 'tanh', parameters: [{ layer: 1, unit: 0, input: 2, value: 0.1 }] });
  const script = new PythonScript();
  script.add('A', trainer);
  assert.ok(script.write());
  assert.match(script.text(), /make_moons\(300, noise=0\.2, random_state=4294967295\)/);
  assert.match(script.text(), / {4}if epoch == 20:\n {8}model\[1\] = nn\.Tanh\(\)\n {8}with torch\.no_grad\(\):\n {12}model\[2\]\.weight\[0, 2\] = 0\.1\n/);
  assert.deepEqual([script.dataName, script.dataText()], [undefined, undefined]);
});

test('models that differ in more than their layers have no common script', () => {
  const [script, isWritten] = scriptOf({ A: { seed: 1 }, B: { seed: 2 } });
  assert.equal(isWritten, false);
  assert.deepEqual([script.text(), script.notebook(), script.stem], ['', '', '']);
  assert.ok(scriptOf({ A: { hidden: [] }, B: { hidden: [9], activation: 'elu' } })[1]);
});

test('a visitor’s own table is written for the script', () => {
  const own = { name: 'own', file: '../x".csv', checksum: '00000000', header: true, target: 'y', columns: ['x'], task: 'number', missing: 'fill' };
  const values = Float64Array.from({ length: 12 }, (_, k) => (k === 3 ? NaN : k / 3));
  const target = { name: 'y', values: Float64Array.from({ length: 12 }, (_, k) => k * k), classes: [] };
  const table = new Table(own, { columns: [{ name: 'x', values }], target });
  const script = new PythonScript();
  script.add('A', table.trainer({ data: own }));
  assert.ok(script.write());
  assert.match(script.text(), /pd\.read_csv\("___x_-chosen\.csv"\)/);
  assert.match(script.text(), /fillna\(train_rows\[name\]\.mean\(\)\)/);
  assert.deepEqual(script.dataText().split('\n').slice(0, 5), ['x,y', '0,0', '0.3333333333333333,1', '0.6666666666666666,4', ',9']);
});
