// Links that mean no good: those that are kept, what is made of them, and what must come of each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decode, encode } from '../../../target/site/link-text.js';
import { Trainer } from './module.mjs';

/** A link a line, as JSON has it. */
export const kept = () => readFileSync(new URL('../../fixtures/hostile/links.jsonl', import.meta.url), 'utf8')
  .split('\n').filter(Boolean).map((line) => JSON.parse(line));

const TOKENS = [
  '&', '=', ':', ',', ';', '.', '~', '%', '#', '-', '_', '+', '<', '"', '\u0000', ' ', '\n', '%26', '%25', '&amp;', '\ud800', '💥', 'ı', '１', '~FF', '~00',
  'v=1', 'v=2', '&v=1', 'a=', 'b=', 'c=', 'a.changes=', 'b.lr=', 'c.l1=', 'csv=', 'step=', 'lang=', 'seed=', 'epochs=', 'rows=', 'noise=', 'points=', 'columns=',
  'file=', 'target=', 'extra=', 'test-size=', 'batch=', 'schedule=', 'betas=', 'optimizer=', 'data=own', 'data=painted', 'data=circles', 'data=__proto__', 'none', 'all', 'yes', 'no',
  'cosine', 'step:', 'relu', 'tanh', 'linear', 'constructor', '__proto__', 'toString', 'activation:', 'lr:', 'w:0:0:0:', 'b:0:0:', 'x1x1', 'sinx2', 'es', 'adam',
  '0', '-0', '1', '-1', '9', '0.1', '1e-8', '1e308', '1e999', '4294967295', '4294967296', '9007199254740993', '256', '257', '1000001', 'NaN', 'Infinity', '0x10', '1e', 'AAAA', '____', 'PoPo',
];

/** Numbers that look random and never change, by xorshift. @param {number} seed */
export function drawing(seed) {
  let state = (seed | 0) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return { below: (/** @type {number} */ most) => next() % most, pick: (/** @type {string[]} */ items) => items[next() % items.length] ?? '' };
}

/** Another link made of these. @param {ReturnType<typeof drawing>} r @param {string[]} corpus */
export function mutated(r, corpus) {
  let text = r.pick(corpus);
  for (let turns = 1 + r.below(4); turns > 0; turns -= 1) {
    const [at, other] = [r.below(text.length + 1), r.pick(corpus)];
    const pairs = () => text.split('&');
    text = [
      () => text.slice(0, at) + r.pick(TOKENS) + text.slice(at),
      () => text.slice(0, at) + r.pick(TOKENS) + text.slice(at + 1 + r.below(8)),
      () => text.slice(0, at) + text.slice(at + 1 + r.below(12)),
      () => text.slice(0, at) + String.fromCharCode(r.below(r.below(8) ? 128 : 65_536)) + text.slice(at + 1),
      () => text.slice(0, at) + other.slice(r.below(other.length + 1)),
      () => `${r.pick(other.split('&'))}&${text}`,
      () => pairs().filter((_, k) => k !== at % pairs().length).join('&'),
      () => text.replace(/\d+/, r.pick(TOKENS)),
      () => (r.below(64) ? text.slice(0, at) + text.slice(at, at + 40).repeat(1 + r.below(4)) + text.slice(at) : encodeURIComponent(text.toWellFormed())),
    ][r.below(9)]?.() ?? text;
    if (text.length > 3000) text = text.slice(0, 3000);
  }
  return text;
}

/**
 * Opens a link: it is three recipes, which come back from their own link, or an Error with a sentence.
 * @param {string} text @param {{ thorough?: boolean }} [how] whether the core has its say too
 * @returns {Promise<string>} what kind of end it came to
 */
export async function open(text, { thorough = true } = {}) {
  let link;
  try {
    link = await decode(text);
  } catch (error) {
    assert.ok(error instanceof Error && error.constructor === Error, `${error?.stack}`);
    assert.match(error.message, /^Th(e|is) link .*[.]$/s);
    assert.ok(error.message.length < 300, error.message);
    return error.message.slice(0, 24);
  }
  assert.equal(link.recipes.length, 3);
  assert.equal({}.polluted ?? Object.keys(Object.prototype).length, 0, 'prototypes stay as they are');
  const [first] = link.recipes;
  const kind = `${JSON.stringify(first?.data).slice(0, 20)}${first?.optimizer.name}${first?.changes.length}${Object.keys(link).length}`;
  return thorough ? `${kind}${await asked(link)}` : kind;
}

/** What the training core says of a link's recipes. @param {Awaited<ReturnType<typeof decode>>} link */
async function asked(link) {
  let ends = '';
  for (const recipe of link.recipes) {
    const { data, hidden } = recipe;
    const isLarge = (typeof data === 'object' && 'rows' in data && (data.rows ?? 0) > 500) || hidden.length * Math.max(0, ...hidden) > 60;
    if (isLarge) continue;
    try {
      const trainer = new Trainer(recipe);
      trainer.train(1);
      const [complete] = [trainer.recipe()];
      trainer.free();
      const again = await decode(await encode({ recipes: [complete, complete, complete] }));
      assert.deepEqual(again.recipes[0], complete);
      ends += '+';
    } catch (error) {
      assert.ok(error instanceof Error && error.constructor === Error, `${error?.stack}`);
      assert.match(error.message, / /);
      ends += '-';
    }
  }
  return ends;
}
