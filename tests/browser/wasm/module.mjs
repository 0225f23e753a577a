// The built module, as Node.js loads it, and PyTorch's runs.
import { readdirSync, readFileSync } from 'node:fs';
import { initSync } from '../../../target/site/pkg/relu_playground.js';

initSync({ module: readFileSync(new URL('../../../target/site/pkg/relu_playground_bg.wasm', import.meta.url)) });

export * from '../../../target/site/pkg/relu_playground.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

/** @param {string} name */
export const fixture = (name) => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'));

/** @param {RegExp} pattern */
export const fixtureNames = (pattern) => readdirSync(FIXTURES).filter((name) => pattern.test(name));

/** Concatenated f32 in hex, 8 digits each, big-endian bits. @param {string} hex */
export function f32s(hex) {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, k) => view.getFloat32(4 * k));
}

/** FNV-1a over the bits of every final parameter and every loss: one number for a whole run. */
export function fingerprint(trainer) {
  const { trainLoss, testLoss } = trainer.history();
  const losses = Array.from(trainLoss, (loss, k) => [loss, testLoss[k]]).flat();
  const values = trainer.parameters().flatMap((parameter) => Array.from(parameter.values));
  const bytes = new Uint8Array(Float32Array.from([...values, ...losses]).buffer);
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
