// The built module of the later views, as Node.js loads it.
import { readFileSync } from 'node:fs';
import { initSync } from '../../../dist/pkg/relu_lab.js';

initSync({ module: readFileSync(new URL('../../../dist/pkg/relu_lab_bg.wasm', import.meta.url)) });

export * from '../../../dist/pkg/relu_lab.js';
