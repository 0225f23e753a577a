// Texts that can be said in another language. Every module of texts ends with
// `edition('text-panels', { MORE, LINK })`; what each language has of it is in that language's
// folder, in a file of the same name with the same exports. Nothing here waits for it at the top level of a
// module: WebKit lets others import such a module before it is through. Whoever imports a part of the page
// waits, by `withTexts` of text.js.
import { COMING, EDITIONS, LANGUAGE } from './text.js';

/** The texts of a module: strings and functions, by their names, at any depth. @typedef {{ [name: string]: any }} Texts */

/** Most results that are kept of each function. */
const MOST_SAID = 250;

/**
 * A function of a text that keeps what it was told for what it said, so that what stands on the page can
 * be said anew in another language.
 * @template {any[]} Args
 * @param {(...args: Args) => string} say
 */
export function kept(say) {
  /** @type {Map<string, Args>} */
  const said = new Map();
  return Object.assign((/** @type {Args} */ ...args) => {
    const text = say(...args);
    said.set(text, args);
    if (said.size > MOST_SAID) said.delete(said.keys().next().value ?? '');
    return text;
  }, { say, said });
}

/** @param {Texts} texts */
function keep(texts) {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === 'object') keep(text);
    else if (typeof text === 'function') texts[name] = kept(text);
  }
}

/**
 * Makes a module's texts known, and has them on their way in the page's language.
 * @param {string} name the file's, without its ending
 * @param {Texts} texts
 */
export function edition(name, texts) {
  keep(texts);
  EDITIONS.set(name, texts);
  if (LANGUAGE.name === 'en') return;
  // What does not arrive stays English.
  const coming = import('./language.js').then(({ take }) => take(name)).catch(() => {}).finally(() => COMING.delete(coming));
  COMING.add(coming);
}
