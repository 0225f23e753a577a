// The README's example prints what the README says it prints.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Trainer } from './module.mjs';

test('the README’s example prints what it says', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, code] = readme.match(/```js\nimport init[^\n]*\nawait init\(\);\n([^]*?)```/) ?? [];
  const [, printed] = readme.match(/prints\n\n```text\n([^]*?)```/) ?? [];
  assert.ok(code && printed, 'the example and its result are in the README');
  const lines = [];
  const run = new Function('Trainer', 'console', code);
  run(Trainer, { log: (...values) => lines.push(values.join(' ')) });
  assert.equal(`${lines.join('\n')}\n`, printed);
});
