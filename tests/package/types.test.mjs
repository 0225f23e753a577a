// The package's types, in projects of both ways to find a package's files, without and with what a page has.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { browserTests, inFolder, project } from './scratch.mjs';

const CONSUMER = `
import init, { Trainer, type History, type RecipeInput } from 'relu-playground';

await init();
const recipe: RecipeInput = { data: { name: 'moons', noise: 0.2 }, hidden: [4, 4], optimizer: { name: 'adam', lr: 0.01 } };
using trainer = new Trainer(recipe);
trainer.train(10);
const history: History = trainer.history();
export const last: number | undefined = history.testAccuracy[9];
export const shapes: number[][] = trainer.parameters().map(({ shape }) => shape);
export const reading: number | undefined = trainer.reading(9)?.testLoss;
// @ts-expect-error There is no such activation.
new Trainer({ activation: 'rellu' });
// @ts-expect-error A number of epochs is a number.
trainer.train('10');
`;

const tsc = join(browserTests, 'node_modules', '.bin', 'tsc');

for (const [module, resolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']]) {
  for (const lib of [[], ['--lib', 'es2022']]) {
    test(`tsc --strict takes them: ${[resolution, ...lib].join(' ')}`, async (t) => {
      const folder = await project(t, { 'consumer.ts': CONSUMER });
      const options = ['--strict', '--noEmit', '--target', 'es2022', '--module', module, '--moduleResolution', resolution, ...lib];
      assert.equal(await inFolder(folder, tsc, [...options, '--skipLibCheck', 'false', 'consumer.ts']), '');
    });
  }
}
