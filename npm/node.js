// The package in Node.js: the module is read from its file as soon as this is imported. `init()` is there all
// the same, so that one program runs here and in a page, and has nothing left to do.
import { readFileSync } from 'node:fs';
import { initSync } from './relu_playground.js';

initSync({ module: readFileSync(new URL('./relu_playground_bg.wasm', import.meta.url)) });

export * from './relu_playground.js';
export { default } from './relu_playground.js';
