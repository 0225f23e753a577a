// Hostile links: all that fuzzing kept, and some thousands made of them. Many more: node tests/browser/fuzz/link.mjs
import assert from 'node:assert/strict';
import test from 'node:test';
import { drawing, kept, mutated, open } from './hostile.mjs';

test('links that were kept are recipes or sentences', async () => {
  const ends = new Set();
  for (const link of kept()) ends.add(await open(link));
  assert.ok(ends.size > 10, [...ends].join('\n'));
});

test('so are 20,000 made of them', async () => {
  const [r, corpus] = [drawing(7), kept()];
  for (let k = 0; k < 20_000; k += 1) {
    const link = mutated(r, corpus);
    try {
      await open(link, { thorough: k % 50 === 0 });
    } catch (error) {
      throw new Error(JSON.stringify(link), { cause: error });
    }
  }
});
