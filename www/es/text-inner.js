// What the page says of what the layers come to, and of what happens inside the units, in Spanish; see
// text.js for the terms. More of them:
//
//   on             encendida              saturated      saturada
//   dead           muerta                 slope          pendiente
//   off by         se desvía              least squares  mínimos cuadrados
//   to hand on     entregar               pre-activation preactivación
import { rough } from '../numbers.js';
import { ACTIVATIONS, count } from '../text.js';

/** @typedef {typeof import('../text-inner.js')} English */

/** @type {English['UNITS']['share']} */
function share(rows, all) {
  const whole = Math.round((100 * rows) / all);
  if (rows > 0 && whole === 0) return 'menos del 1 %';
  return rows < all && whole === 100 ? 'más del 99 %' : `${whole} %`;
}

/** “1”, “1 y 2”, “1, 2 y 3”, of many the first. @param {number[]} numbers */
function list(numbers) {
  const shown = numbers.slice(0, 8).map(count);
  const rest = numbers.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} y ${count(rest)} más`;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} y ${shown.at(-1)}`;
}

/** Some units, by their numbers. @param {number[]} numbers */
const unitsNamed = (numbers) => `${numbers.length === 1 ? 'unidad' : 'unidades'} ${list(numbers)}`;

/** @param {number} rows */
const ofRows = (rows) => `${count(rows)} ${rows === 1 ? 'fila' : 'filas'}`;

/** @param {boolean} isNumber */
const outputs = (isNumber) => (isNumber ? 'salidas' : 'logits');

/** How far they go. @param {boolean} isNumber @param {number} low @param {number} high */
const reach = (isNumber, low, high) => `${isNumber ? 'las salidas' : 'los logits'} de la red van de ${rough(low)} a ${rough(high)}`;

/** @param {number} rows @param {number} all */
const otherClass = (rows, all) => (rows === 0 ? 'predice la misma clase en todas las filas' : `predice otra clase en ${count(rows)} de ${ofRows(all)}`);

/** @type {English['COLLAPSE']} */
export const COLLAPSE = {
  title: 'A qué equivalen las capas',
  label: 'Los pesos de cada capa como cuadrados, y lo que resulta de multiplicarlas',
  output: 'Pesos para',
  measuring: 'Midiendo en todas las filas…',
  diverged: 'Este modelo divergió: sus pesos han crecido sin límite, así que no hay nada que comparar.',
  single: (title, features) => `${title} no tiene capas ocultas: ya es una sola capa, con ${count(features)} ${features === 1 ? 'peso' : 'pesos'} y un sesgo para cada salida.`,
  linear: (title, layers, before, after, outs) =>
    `${title} tiene ${count(layers)} capas con ${count(before)} pesos y sesgos, y ninguna activación entre ellas. Multiplicadas dan una sola capa con ${count(after)}: ${outs === 1 ? 'un peso para cada característica y un sesgo' : 'para cada clase, un peso por característica y un sesgo'}. Las capas de más no añaden nada.`,
  same: (difference, rows, isNumber, low, high) =>
    `En ${rows === 1 ? 'la única fila' : `las ${count(rows)} filas`} la red y esa única capa dicen lo mismo: la mayor diferencia entre sus ${outputs(isNumber)} es ${rough(difference)}, mientras que ${reach(isNumber, low, high)}. Lo que queda es el redondeo de los números de 32 bits.`,
  bent: (activation, isSingle) => `Ahora hay ${activation} ${isSingle ? 'entre las capas' : 'entre algunas de las capas'}, así que no se pueden multiplicar para formar una sola.`,
  product: (product, rows, isNumber, low, high) =>
    `Si se multiplican como si no hubiera nada entre ellas, su producto llega a desviarse en ${rough(product.difference)}, mientras que ${reach(isNumber, low, high)}${isNumber ? '' : `; el producto ${otherClass(product.otherClass, rows)}`}.`,
  fit: (fit, rows, isNumber) =>
    `Incluso los pesos y el sesgo que más se acercan a esta red en ${rows === 1 ? 'la única fila' : `las ${count(rows)} filas`} (por mínimos cuadrados) llegan a desviarse en ${rough(fit.difference)}${isNumber ? '' : `; esa capa ${otherClass(fit.otherClass, rows)}`}. Así que ninguna capa sola dice lo que dice esta red.`,
  straight: (difference, rows) =>
    `Y sin embargo, en ${rows === 1 ? 'la única fila' : `estas ${count(rows)} filas`} una sola capa sí dice lo mismo: la más cercana (por mínimos cuadrados) se desvía como mucho en ${rough(difference)}. Entre estas filas no se dobla ninguna unidad; hasta donde llegan, la red es recta.`,
  picture: 'Cada cuadrado es un peso: cuanto más grande, más fuerte; lleno si es positivo, hueco si es negativo. Una fila del dibujo es una unidad y una columna, una de sus entradas, en el orden de las características. En una capa con más de 20 filas o columnas, un cuadrado representa al más fuerte de sus vecinos.',
  layer: (layer) => `capa ${layer}`,
  one: 'una capa',
  times: '·',
  equal: '=',
  unequal: '≠',
  caption: (output) => `Un peso para cada característica: ${output}`,
  feature: 'Característica',
  bias: 'sesgo',
  weight: 'Peso',
  multiplied: 'Multiplicadas, sin activación',
  nearest: 'La más cercana, por mínimos cuadrados',
  note: (isNumber, shown, all) =>
    `Las características están estandarizadas: donde una es mayor en una desviación estándar, ${isNumber ? 'la salida' : 'el logit'} de esta capa sube tanto como su peso.${shown < all ? ` Estos son los ${count(shown)} pesos más grandes de ${count(all)}.` : ''}`,
};

/** How a unit’s activation is called, and that of none. @param {string} activation */
const titleOf = (activation) => ACTIVATIONS[activation] ?? activation;

/** Some of the rows of a kind. @param {number} shown @param {number} all @param {string} name */
const someRows = (shown, all, name) => (shown < all ? `las primeras ${count(shown)} de ${count(all)} filas de ${name}` : `${ofRows(all)} de ${name}`);

/** What ReLU units come to. @param {number} layer @param {number} units @param {number[]} dead */
function deadOf(layer, units, dead) {
  if (dead.length === 0) return units === 1 ? 'su única unidad ReLU no está muerta.' : `ninguna de sus ${count(units)} unidades ReLU está muerta.`;
  const isOne = dead.length === 1;
  const fate = layer === 1
    ? `${isOne ? 'Sus pesos no reciben' : 'Los pesos de estas no reciben'} gradiente, así que ninguna fila de entrenamiento puede ${isOne ? 'despertarla' : 'despertarlas'}.`
    : `Solo un cambio en las capas anteriores podría ${isOne ? 'despertarla' : 'despertarlas'}.`;
  return `${count(dead.length)} de ${count(units)} ${units === 1 ? 'unidad' : 'unidades'} ReLU ${isOne ? 'está muerta, sin encenderse' : 'están muertas, sin encenderse'} en ninguna fila de entrenamiento: ${unitsNamed(dead)}. ${fate}`;
}

/** What units come to whose activation is flat at both ends. @param {string} name @param {number} units @param {number[]} flat */
function flatOf(name, units, flat) {
  if (flat.length > 0) return `${count(flat.length)} de ${count(units)} ${units === 1 ? 'unidad' : 'unidades'} ${name} ${flat.length === 1 ? 'está saturada' : 'están saturadas'} en la mitad de las filas de entrenamiento o más: ${unitsNamed(flat)}.`;
  return `${units === 1 ? `su única unidad ${name} no está saturada` : `ninguna de sus ${count(units)} unidades ${name} está saturada`} en la mitad de las filas de entrenamiento o más.`;
}

/** @type {English['UNITS']} */
export const UNITS = {
  title: 'Dentro de las unidades',
  none: 'Este modelo no tiene capas ocultas, así que no hay unidades que mirar por dentro. Añade una en “Red”.',
  layer: 'Capa',
  unit: 'Unidad',
  layerOption: (layer, activation) => `${layer}: ${activation === 'linear' ? 'sin activación' : titleOf(activation)}`,
  test: 'también las filas de prueba',
  curveLabel: 'La activación y su pendiente, con las filas de una unidad como puntos sobre ella',
  sharesLabel: 'Gráficos pequeños de la frecuencia con que se enciende cada unidad, época por época',
  z: 'z',
  a: (activation) => (activation === 'linear' ? 'la propia z' : `${titleOf(activation)}(z)`),
  curve: (activation, train, allTrain, test, allTest) => {
    const what = activation === 'linear' ? 'Línea gruesa: lo que entrega, z tal como es.' : `Línea gruesa: ${titleOf(activation)}(z), que es lo que entrega.`;
    return `Todos los valores pasan por aquí. Cada punto es una fila, en el lugar de su preactivación z, que es la suma ponderada de las entradas de la unidad más su sesgo: ${someRows(train, allTrain, 'entrenamiento')}${test ? ` (puntos llenos) y ${someRows(test, allTest, 'prueba')} (puntos huecos)` : ''}. ${what} Línea discontinua: la pendiente en ese lugar, por la que se multiplica el error en su camino de vuelta.`;
  },
  reading: (layer, unit, low, high, on, rows) =>
    `Capa ${layer}, unidad ${unit}: z va de ${rough(low)} a ${rough(high)}. Está encendida (z mayor que 0) en ${count(on)} de ${ofRows(rows)} de entrenamiento: ${share(on, rows)}.`,
  notFinite: (layer, unit) => `Capa ${layer}, unidad ${unit}: z ya no es un número finito, porque el modelo divergió.`,
  relu: (on, rows) => {
    if (on === 0) return 'Está muerta.';
    return on === rows ? 'Encendida en todas las filas no dobla nada: para estas filas es una unidad lineal.' : 'En las demás entrega 0.';
  },
  saturated: (saturated, rows) =>
    `Está saturada en ${ofRows(saturated)} (${share(saturated, rows)}): allí la pendiente es menos de la vigésima parte de la máxima, así que ${saturated === 1 ? 'esa fila apenas cambia' : 'esas filas apenas cambian'} sus pesos.`,
  straight: (layers) => `${layers.length === 1 ? `La capa ${list(layers)} no tiene` : `Las capas ${list(layers)} no tienen`} activación: sus unidades ni se encienden ni se apagan.`,
  fate: 'Una unidad muerta entrega 0 en todas las filas de entrenamiento, y donde la pendiente es 0 ninguna fila cambia sus pesos: en la capa 1 ninguna fila puede despertarla, en una capa posterior solo un cambio en las capas anteriores.',
  counts: (layer, activation, units, dead, flat) => {
    const start = `Capa ${layer}`;
    const name = titleOf(activation);
    if (activation === 'relu') return `${start}: ${deadOf(layer, units, dead)}`;
    if (activation === 'sigmoid' || activation === 'tanh') return `${start}: ${flatOf(name, units, flat)}`;
    const never = dead.length === 0 ? '' : ` Sin encenderse en ninguna fila de entrenamiento: ${unitsNamed(dead)}.`;
    const slope = activation === 'leaky_relu' ? ', así que ninguna unidad muere para siempre' : ', pero muy por debajo de 0 es minúscula: una unidad que solo está ahí apenas aprende';
    return `${start}: ${name} también tiene pendiente donde z es menor que 0${slope}.${never}`;
  },
  counted: (rows, all) => (rows < all ? `Se cuenta en las primeras ${count(rows)} de ${count(all)} filas de entrenamiento.` : ''),
  panel: (unit, on, rows, isDead) => `${unit}: ${isDead ? 'muerta' : share(on, rows)}`,
  shares: (epochs, step, shown, units, hasDead) =>
    `Con qué frecuencia se enciende cada unidad: desde el 0 % de las filas de entrenamiento, en el borde inferior, hasta el 100 %, en el superior; desde la época 0, a la izquierda, hasta la ${count(epochs)}, a la derecha.${hasDead ? ' Tachada: no se enciende en ninguna fila.' : ''}${shown < units ? ` Estas son las primeras ${count(shown)} de ${count(units)} unidades.` : ''} Pulsa una para mirarla por dentro. ${step === 1 ? 'Se cuentan todas las épocas' : `Se cuenta una de cada ${count(step)} épocas`}, también las de antes de abrir esto: para verlas, el modelo se entrena una vez más desde su semilla.`,
  until: (epoch) => ` De momento ha llegado a la época ${count(epoch)}.`,
  numbers: 'En números',
  caption: 'Unidades ocultas en las filas de entrenamiento',
  on: 'Encendida en',
  from: 'z de',
  to: 'a',
  state: 'Estado',
  line: 'Encendida donde',
  dead: '✕ muerta',
  never: 'nunca encendida',
  always: 'siempre encendida',
  switches: 'se enciende y se apaga',
  flat: (saturated, rows) => `saturada: ${share(saturated, rows)}`,
  nothing: '–',
  share,
  moreUnits: (shown, all) => `Las primeras ${count(shown)} de ${count(all)} unidades.`,
};

/** @type {English['HINGES']} */
export const HINGES = {
  show: 'la línea de cada unidad',
  hint: 'Señala una línea para leerla, o elige una unidad en “Dentro de las unidades”. Las rayitas muestran de qué lado está encendida la unidad.',
  hintKeys: 'Cada línea está donde se dobla una unidad de la capa 1: donde su z es 0.',
  noBend: 'Sin activación no se dobla nada en estas líneas: solo muestran dónde z es 0.',
  first: (shown, all) => `Líneas de las primeras ${count(shown)} de ${count(all)} unidades.`,
  dead: (units) => `Sin línea, por estar ${units.length === 1 ? 'muerta' : 'muertas'}: ${unitsNamed(units)}.`,
  beyond: (units) => `Fuera del mapa: ${units.length === 1 ? 'la línea de la unidad' : 'las líneas de las unidades'} ${list(units)}.`,
  line: (unit, equation, on) => `Capa 1, unidad ${unit}: encendida donde ${equation} > 0. Filas de entrenamiento en que es así: ${on}.`,
};
