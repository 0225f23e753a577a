// What every engine must come to, bit for bit: tests/fixtures/fingerprints.json, made by the native build.
import { readFileSync } from 'node:fs';

/** @type {Record<string, { recipe: object, epochs: number, bits: string }>} */
export const FINGERPRINTS = JSON.parse(readFileSync(new URL('../fixtures/fingerprints.json', import.meta.url), 'utf8'));

/** What they are, by name. */
export const BITS = Object.fromEntries(Object.entries(FINGERPRINTS).map(([name, { bits }]) => [name, bits]));

/**
 * Trains all of them in a page: it runs there. A fingerprint is FNV-1a over the bits of every final parameter and
 * every loss.
 * @param {typeof FINGERPRINTS} runs @param {string} folder of the module: '' or 'plain/'
 */
export async function fingerprintsInPage(runs, folder) {
  const pkg = document.querySelector('link[href$="pkg/relu_lesson.js"]').href;
  const program = await import(new URL(`${folder}relu_playground.js`, pkg).href);
  await program.default();
  const fingerprint = (trainer) => {
    const { trainLoss, testLoss } = trainer.history();
    const losses = Array.from(trainLoss, (loss, k) => [loss, testLoss[k]]).flat();
    const values = trainer.parameters().flatMap((parameter) => Array.from(parameter.values));
    const bytes = new Uint8Array(Float32Array.from([...values, ...losses]).buffer);
    let hash = 0xcbf29ce484222325n;
    for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    return hash.toString(16).padStart(16, '0');
  };
  return Object.fromEntries(Object.entries(runs).map(([name, { recipe, epochs }]) => {
    const trainer = new program.Trainer(recipe);
    trainer.train(epochs);
    const found = fingerprint(trainer);
    trainer.free();
    return [name, found];
  }));
}
