// What “Was it luck?” says, in Spanish; see text.js for the terms.
import { amount, isTiny, ROUNDING, value } from '../luck-numbers.js';
import { short } from '../numbers.js';
import { count } from '../text.js';

/** @typedef {typeof import('../text-luck.js')} English */
/** @typedef {import('../luck-numbers.js').Measure} Measure */
/** @typedef {import('../pkg/relu_playground.js').Verdict} Verdict */

/** So many seeds. @param {number} seeds */
const ofSeeds = (seeds) => `${count(seeds)} ${seeds === 1 ? 'semilla' : 'semillas'}`;

/** So many runs. @param {number} runs */
const ofRuns = (runs) => `${count(runs)} ${runs === 1 ? 'entrenamiento' : 'entrenamientos'}`;

/** Seeds from the first to the last. @param {number} first @param {number} seeds */
const span = (first, seeds) => (seeds === 1 ? `la semilla ${first}` : `las semillas ${first} a ${first + seeds - 1}`);

/** What was given for a number. @param {number} number */
const given = (number) => (Number.isFinite(number) ? `es ${short(number)}` : 'no es un número');

/** A share in whole per cent, in which some are never none, nor all. @param {number} part @param {number} all */
function share(part, all) {
  const percent = Math.round((100 * part) / all);
  if (percent === 0 && part > 0) return 'menos del 1 %';
  if (percent === 100 && part < all) return 'más del 99 %';
  return `el ${percent} %`;
}

/** What is compared. @type {Record<Measure, string>} */
const MEASURES = { accuracy: 'exactitud de prueba', loss: 'pérdida de prueba' };

/** A difference as it is said: “2,1 puntos mayor”. @param {Measure} measure @param {number} by */
function difference(measure, by) {
  if (by === 0) return 'igual';
  const [unit, way] = [measure === 'accuracy' ? ' puntos' : '', by < 0 ? 'menor' : 'mayor'];
  return isTiny(measure, by) ? `menos de 0,1 puntos ${way}` : `${amount(measure, by)}${unit} ${way}`;
}

/** How often it won. @param {Pick<Verdict, 'won' | 'tied' | 'seeds'>} verdict */
function wins({ won, tied, seeds }) {
  const ties = tied > 0 ? ` (en ${share(tied, seeds)} hay empate)` : '';
  return `gana con ${share(won, seeds)} de las semillas${ties}`;
}

/** @type {English['LUCK']['verdict']} */
function verdict({ name, reference, measure, verdict: { mean, low, high, ...rest }, isSame, size }) {
  const { seeds, diverged } = rest;
  const over = `Con ${ofSeeds(seeds)}`;
  if (isSame) return `${name} y ${reference} tienen la misma receta: cada par es dos veces el mismo entrenamiento, así que no hay nada que comparar.`;
  if (diverged === seeds) return `${over} no hay ningún par de entrenamientos de ${name} y ${reference} en que ninguno divergiera, así que no se pueden comparar medias.${rest.tied === seeds ? '' : ` ${name} ${wins(rest)}.`}`;
  if (Number.isNaN(low)) return `Un solo par de entrenamientos de ${name} y ${reference} no tiene intervalo: no dice nada sobre la suerte. Entrena con más semillas.`;
  const what = MEASURES[measure];
  if (low === 0 && high === 0) return `${over}, la ${what} de ${name} y la de ${reference} son iguales con cada semilla.`;
  if (measure === 'loss' && Math.max(-low, high) < ROUNDING * size) {
    return `${over}, la ${what} de ${name} y la de ${reference} son iguales de media, salvo por el redondeo.`;
  }
  if (low <= 0 && high >= 0) {
    return `Entre la ${what} de ${name} y la de ${reference} no hay ninguna diferencia que ${ofSeeds(seeds)} ${seeds === 1 ? 'pueda' : 'puedan'} mostrar: la primera es, de media, ${difference(measure, mean)}, pero el intervalo del 95 % va de ${difference(measure, low)} a ${difference(measure, high)}. ${name} ${wins(rest)}.`;
  }
  const [near, far] = mean < 0 ? [high, low] : [low, high];
  return `${over}, la ${what} de ${name} es, de media, ${difference(measure, mean)} que la de ${reference} (intervalo del 95 %: de ${amount(measure, near)} a ${amount(measure, far)}), y ${name} ${wins(rest)}.`;
}

/** @type {English['LUCK']['question']} */
function question(vary, { seed, splitSeed }) {
  const overlap = 'Las divisiones se solapan: dos cualesquiera comparten la mayoría de sus filas de entrenamiento, y por eso el intervalo habitual sería demasiado estrecho. Este es el corregido, más ancho, de Nadeau y Bengio (2003).';
  if (vary === 'weights') {
    return `Este intervalo trata de otros pesos iniciales, siempre en la única división de semilla ${splitSeed}: cuánto de la diferencia es suerte de los pesos. Qué dirían otras divisiones de las mismas filas es otra pregunta, y su respuesta puede ser la contraria. Para hacerla, elige “la división”.`;
  }
  if (vary === 'split') {
    return `Este intervalo trata de otras divisiones en filas de entrenamiento y de prueba, siempre con los pesos iniciales de la semilla ${seed}. ${overlap}`;
  }
  return `Este intervalo trata a la vez de otras divisiones y de otros pesos iniciales: las dos cosas cambian con cada semilla. ${overlap}`;
}

/** @type {English['STUDY']} */
export const STUDY = {
  badSeeds: (seeds, min, max) => `El número de semillas ${given(seeds)}; debe ser un número entero de ${min} a ${count(max)}.`,
  badFirst: (first, min, max) => `La primera semilla ${given(first)}; debe ser un número entero de ${min} a ${count(max)}.`,
  noModels: 'No hay ningún modelo que entrenar.',
  otherData: 'Estos modelos tienen datos distintos, o distintas proporciones de filas de prueba: no se pueden comparar semilla por semilla.',
};

/** @type {English['LUCK']} */
export const LUCK = {
  about:
    'Un entrenamiento es como tirar los dados una vez. Aquí los modelos que se comparan se entrenan una y otra vez, cada vez con otra semilla: con otros pesos iniciales al azar, con otra división al azar en filas de entrenamiento y de prueba, o con ambas cosas. Cada vez todos los modelos reciben la misma semilla y la misma división, para poder compararlos por pares.',
  seeds: 'Semillas',
  vary: 'Qué cambia con la semilla',
  varies: { weights: 'los pesos iniciales', split: 'la división', both: 'ambas cosas' },
  first: 'Primera semilla',
  compareWith: 'Comparar con',
  start: (seeds) => (Number.isInteger(seeds) && seeds > 0 ? `Entrenar con ${ofSeeds(seeds)}` : 'Entrenar con las semillas'),
  cancel: 'Cancelar',
  progress: 'Entrenamientos hechos',
  runs: (runs, all) => `${count(runs)} de ${ofRuns(all)}`,
  started: (seeds, models) => `Entrenando ${models === 1 ? '1 modelo' : `${models} modelos`} con ${ofSeeds(seeds)}…`,
  done: (seeds, first) => `Terminado: ${span(first, seeds)}.`,
  cancelled: (seeds, all, first) => {
    if (seeds === 0) return 'Cancelado antes de que todos los modelos acabaran con la primera semilla: no hay nada que mostrar.';
    return `Cancelado: todos los modelos acabaron ${seeds} de ${ofSeeds(all)}, y lo que se muestra trata solo de ${span(first, seeds)}.`;
  },
  onPage: 'No se pudo entrenar en segundo plano, así que entrena la propia página, entre imagen e imagen. Tarda más y da los mismos resultados.',
  stale: 'Estos resultados son de una receta anterior. Entrena otra vez con las semillas para ver los de la receta que está ahora en la página.',
  failed: (reason) => `No se pudo entrenar con las semillas: ${reason}`,
  soFar: 'Hasta ahora:',
  interval: 'Un intervalo del 95 % se calcula de modo que, en unos 95 de cada 100 experimentos así, contenga la verdadera diferencia media.',
  verdict,
  question,
  diverged: (name, diverged, seeds) => `${name} divergió en ${count(diverged)} de ${ofRuns(seeds)}: su pérdida ya no era un número finito.`,
  howDiverged:
    'Un entrenamiento que divergió pierde contra uno que no, y dos que divergieron empatan; no cuentan en las medias, los intervalos ni los gráficos.',
  bandTitle: { accuracy: 'Exactitud de prueba por época', loss: 'Pérdida de prueba por época' },
  bandUnit: 'línea: mediana de las semillas; área: del 10 % al 90 % de ellas',
  spreadTitle: { accuracy: 'Exactitud de prueba después de la última época', loss: 'Pérdida de prueba después de la última época' },
  spreadUnit: 'barras: cuántos entrenamientos llegaron a ese valor; línea de abajo: del 10 % al 90 %, con la mediana',
  baseline: (measure, baseline) =>
    `Línea discontinua: responder siempre ${measure === 'accuracy' ? 'la clase más frecuente' : 'la media'}, ${value(measure, baseline)} en esta división.`,
  thinned: 'De más de 500 épocas el gráfico muestra 500, repartidas por igual de la primera a la última.',
  bandLabel: (measure, parts) => `Gráfico de la ${MEASURES[measure]} por época. Después de la última época: ${parts.join('; ')}. Debajo hay una tabla con sus números.`,
  spreadLabel: (measure, parts) => `Gráfico de cuántos entrenamientos llegaron a qué ${MEASURES[measure]}: ${parts.join('; ')}. Debajo hay una tabla con sus números.`,
  part: (name, measure, { low, median, high }) => `${name}: mediana ${value(measure, median)}, de ${value(measure, low)} a ${value(measure, high)}`,
  figures: (measure) => `${measure === 'accuracy' ? 'Exactitud' : 'Pérdida'} de prueba después de la última época, con todas las semillas`,
  model: 'Modelo',
  heads: { mean: 'Media', median: 'Mediana', low: '10 % por debajo', high: '10 % por encima', lowest: 'Mínimo', highest: 'Máximo' },
  divergedHead: 'Divergieron',
  numbers: 'Los gráficos en números',
  byEpoch: 'Por época: mediana (del 10 % al 90 % de las semillas)',
  epoch: 'Época',
  byValue: 'Entrenamientos según a qué valor llegaron después de la última época',
  value: 'Llegó a',
  beyond: (last) => `más de ${last}`,
  range: (from, to) => (from === to ? from : `de ${from} a ${to}`),
};
