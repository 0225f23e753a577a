// The page in another page. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-embed.js').EMBED} */
export const EMBED = {
  title: 'En otra página',
};
