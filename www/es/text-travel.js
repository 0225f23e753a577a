// What the page says about going back to an earlier epoch, in Spanish; see text.js for the terms.
import { count } from '../text.js';

/** @typedef {typeof import('../text-travel.js')} English */

/** @type {English['TRAVEL']} */
export const TRAVEL = {
  back: 'Volver al presente',
  note: 'Si pulsas Entrenar, aquí empieza una rama nueva.',
  going: (share) => `Entrenando otra vez hasta ahí: va el ${Math.floor(10 * share)}0 %.`,
  branched: (epochs) =>
    `Esta es una rama nueva${epochs === 0 ? ' desde el principio' : `, igual que el entrenamiento anterior ${shared(epochs)}`}. La curva anterior queda en el gráfico, atenuada.`,
};

/** @param {number} epochs */
const shared = (epochs) => (epochs === 1 ? 'en su primera época' : `en sus primeras ${count(epochs)} épocas`);
