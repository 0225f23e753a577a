// Which of the modules in pkg/ this engine takes: those with SIMD, or their plain twins, which are slower and
// give the same bits. The page and its workers ask.

/**
 * A module that needs all that those with SIMD do: `(param externref) -> ()`, of `i8x16.splat(0)`, dropped.
 * Chrome took externref later than SIMD, Safari earlier.
 */
const PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]);

/** Whether it lacks something, and takes the plain twins. */
export const isPlain = !globalThis.WebAssembly?.validate(PROBE);

/** Loads a module's script. @param {string} name @returns {Promise<any>} */
export const program = (name) => import(`./pkg/${isPlain ? 'plain/' : ''}${name}.js`);
