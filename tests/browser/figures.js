// What the page must show of PyTorch's runs, in any engine.
import { readFileSync } from 'node:fs';

/** One of PyTorch's runs. @param {string} name */
export function fixture(name) {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
}

/** What the table must show after the last epoch of one of PyTorch's runs. @param {string} name */
export function lastOf(name) {
  const run = fixture(name);
  const percent = (correct, rows) => `${((100 * correct) / rows).toFixed(2)} %`;
  return [
    '1,000',
    run.train_loss.at(-1).toFixed(5),
    run.test_loss.at(-1).toFixed(5),
    percent(run.train_correct.at(-1), run.n_train),
    percent(run.test_correct.at(-1), run.n_test),
  ];
}
