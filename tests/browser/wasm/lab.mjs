// The built module of the later views, as Node.js loads it.
import { readFileSync } from 'node:fs';
import { initSync } from '../../../target/site/pkg/relu_lab.js';

initSync({ module: readFileSync(new URL('../../../target/site/pkg/relu_lab_bg.wasm', import.meta.url)) });

export * from '../../../target/site/pkg/relu_lab.js';
