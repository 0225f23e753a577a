// What the page says about its newer version, in Spanish; see text.js for the terms.

/** @typedef {typeof import('../text-offline.js')} English */

/** @type {English['OFFLINE']} */
export const OFFLINE = {
  ready: 'Hay una versión nueva de esta página. Se abrirá en tu próxima visita, o ahora: la receta se conserva y el entrenamiento empieza de nuevo.',
  reload: 'Volver a cargar',
};
