// Files that the page gives to its visitor.
import { make } from './dom.js';

/** Milliseconds after which the browser has begun to save a file. */
const BEGUN = 60_000;

/**
 * Has the browser save a file.
 * @param {string} name @param {BlobPart | Blob} content @param {string} [type] its media type, where the content has none
 */
export function save(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], type ? { type } : {}));
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), BEGUN);
}
