// Charts as pictures. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-pictures.js').PICTURES} */
export const PICTURES = {
  title: 'Imágenes de los gráficos',
};
