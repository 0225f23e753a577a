// The core's sentences about what cannot be used, in Spanish; see text.js for the terms. The core is a
// library and speaks English: here each of its sentences is known by its form. One that is not stays as
// it is. tests/fixtures/sentences.txt has one of each.
import { TABLES } from './errors-tables.js';
import { WEIGHTS } from './errors-weights.js';
import { number, some, word } from './words.js';

/** @typedef {import('./words.js').Form} Form */

/** @param {string} names `a, b and c` */
const listed = (names) => names.replace(/ and (?=[^,]*$)/, ' y ');

/** What numbers are of. @type {Record<string, string>} */
const QUANTITIES = {
  'the learning rate': 'la tasa de aprendizaje',
  'the momentum': 'el momentum',
  'the first of the betas': 'la primera beta',
  'the second of the betas': 'la segunda beta',
  eps: 'eps',
  alpha: 'alpha',
  gamma: 'gamma',
  tMax: 'tMax',
  'the weight decay': 'el weight decay',
  'the L1 weight': 'el peso de L1',
  'the step size of the schedule': 'el número de épocas entre escalones',
  'the seed': 'la semilla',
  'the split\'s seed': 'la semilla de la división',
  'the seed of the data': 'la semilla de los datos',
  'the test share': 'la proporción de filas de prueba',
  'the batch size': 'el número de filas por actualización',
  'the number of epochs': 'el número de épocas',
  'the number of epochs to train': 'el número de épocas por entrenar',
  'the number of models': 'el número de modelos',
  'the number of seeds': 'el número de semillas',
  'the number of rows': 'el número de filas',
  'the number of rows to read': 'el número de filas por leer',
  'the number of blobs': 'el número de nubes',
  'the noise': 'el ruido',
  'the number of painted points': 'el número de puntos pintados',
  'the class of a painted point': 'la clase de un punto pintado',
  'a coordinate of a painted point': 'una coordenada de un punto pintado',
  'the number of changes': 'el número de cambios',
  'the epoch of a change': 'la época de un cambio',
  'the number of parameters set': 'el número de parámetros puestos a mano',
  'the layer of a parameter': 'la capa de un parámetro',
  'the unit of a parameter': 'la unidad de un parámetro',
  'the input of a weight': 'la entrada de un peso',
  'the value of a parameter': 'el valor de un parámetro',
  'the place of a run': 'el lugar de un entrenamiento',
  'the number of points of a run’s curve': 'el número de puntos de la curva de un entrenamiento',
  'the epoch to go back to': 'la época a la que volver',
};

/** What a number must be. @type {Form[]} */
const MUST = [
  [/^a whole number from (\S+) to (\S+)$/, (low, high) => `ser un número entero de ${number(low)} a ${number(high)}`],
  [/^a whole number of at least (\S+)$/, (least) => `ser un número entero, al menos ${number(least)}`],
  [/^a finite number above 0 \(from (\S+) to (\S+)\), such as (\S+)$/, (low, high, example) =>
    `ser un número finito mayor que 0 (de ${number(low)} a ${number(high)}), por ejemplo ${number(example)}`],
  [/^a number from (\S+) to (\S+), such as (\S+)$/, (low, high, example) => `ser un número de ${number(low)} a ${number(high)}, por ejemplo ${number(example)}`],
  [/^at least (\S+) and below (\S+), such as (\S+)$/, (low, high, example) => `ser al menos ${number(low)} y menor que ${number(high)}, por ejemplo ${number(example)}`],
  [/^above (\S+) and below (\S+), such as (\S+)$/, (low, high, example) => `ser mayor que ${number(low)} y menor que ${number(high)}, por ejemplo ${number(example)}`],
  [/^from (\S+) to (\S+)$/, (low, high) => `estar entre ${number(low)} y ${number(high)}`],
  [/^of a model below (\d+) and a seed below (\d+)$/, (models, seeds) => `ser de un modelo menor que ${models} y de una semilla menor que ${seeds}`],
  [/^(\d+) for (\d+) epochs$/, (points, epochs) => `ser ${points} para ${some(epochs, 'época', 'épocas')}`],
  [/^(\d+), as many as the network has$/, (parameters) => `ser ${parameters}, tantos como tiene la red`],
  [/^at most (\S+)$/, (most) => `ser como máximo ${number(most)}`],
  [/^a finite number that 32 bits can hold$/, () => 'ser un número finito que quepa en 32 bits'],
];

/** What has names. @type {Record<string, string>} */
const NAMED = {
  optimizer: 'ningún optimizador',
  schedule: 'ningún plan de la tasa',
  'data set': 'ningún conjunto de datos',
  'toy data set': 'ningún conjunto de datos',
  scaling: 'ninguna escala',
  'extra feature': 'ninguna característica adicional',
  initialisation: 'ningún comienzo de los pesos',
  activation: 'ninguna activación',
  task: 'ninguna tarea',
  'way with missing values': 'ningún tratamiento de los valores que faltan',
  'part of the rows': 'ninguna parte de las filas',
};

/** What is wanted in a place. @type {Record<string, string>} */
const WANTED = {
  'a number': 'un número',
  'true or false': 'true o false',
  'a name': 'un nombre',
  'an object with fields': 'un objeto con campos',
  'a list of objects': 'una lista de objetos',
  'a list of numbers': 'una lista de números',
  'a list of two numbers': 'una lista de dos números',
  'a list of names': 'una lista de nombres',
  'a list of points': 'una lista de puntos',
  'a list of x1, x2 and the class': 'una lista de x1, x2 y la clase',
  'the name of a column': 'el nombre de una columna',
  'a name such as "heart", or an object with a name': 'un nombre como "heart", o un objeto con un nombre',
  'a name such as "relu"': 'un nombre como "relu"',
  'a name such as "relu", or a list of names, one per hidden layer': 'un nombre como "relu", o una lista de nombres, uno por capa oculta',
  'a list of names such as "x1^2"': 'una lista de nombres como "x1^2"',
  'a name such as "x1^2"': 'un nombre como "x1^2"',
};

/** Something that was given in the place of what was wanted. @param {string} given */
const instead = (given) => ({ 'a list': 'una lista', 'an object': 'un objeto', nothing: 'nada', 'a damaged text': 'un texto dañado' })[given] ?? number(given);

/** Where it is given. @type {Record<string, string>} */
const PLACES = { 'a recipe': 'la receta', 'where a table is from': 'el origen de una tabla' };

/** A part of a sentence in Spanish, or none, and then the sentence stays. @param {Form[]} forms @param {string} english */
function said(forms, english) {
  for (const [form, say] of forms) {
    const found = form.exec(english);
    if (found) return say(...found.slice(1));
  }
  return undefined;
}

/** @type {Form[]} */
const RECIPES = [
  [/^(.+) has no field '(.*)'; its fields are (.+)$/s, (place, field, names) => `${PLACES[place] ?? place} no tiene el campo '${field}'; sus campos son ${listed(names)}`],
  [/^(.+) is missing; it must be (.+)$/s, (place, wanted) => `falta ${place}; debe ser ${word(WANTED, wanted)}`],
  [/^(.+) must be (an object with fields)$/, (place, wanted) => `${PLACES[place] ?? place} debe ser ${word(WANTED, wanted)}`],
  [/^(.+?) must be (.+), not (.+)$/s, (place, wanted, value) => `${PLACES[place] ?? place} debe ser ${word(WANTED, wanted)}, no ${instead(value)}`],
  [/^there is no (.+?) named '(.*)'; there is (.+)$/s, (what, name, known) => `no hay ${word(NAMED, what)} con el nombre '${name}'; hay ${known}`],
  [/^for (\d+) hidden layers? there are (\d+) activations?; give one name, or one per hidden layer$/, (hidden, names) =>
    `para ${some(hidden, 'capa oculta', 'capas ocultas')} hay ${some(names, 'activación', 'activaciones')}; da un solo nombre, o uno por capa oculta`],
  [/^hidden layer (\d+) has (\S+) units; a layer has a whole number from (\S+) to (\S+)$/, (layer, units, low, high) =>
    `la capa oculta ${layer} tiene ${some(units, 'unidad', 'unidades')}; una capa tiene un número entero de ${low} a ${high}`],
  [/^the network has (\d+) hidden layers; it can have 0 to (\d+)$/, (layers, most) => `la red tiene ${some(layers, 'capa oculta', 'capas ocultas')}; puede tener de 0 a ${most}`],
  [/^Nesterov's method looks ahead along the momentum; give a momentum above 0, such as 0\.9$/, () =>
    `el método de Nesterov mira hacia delante a lo largo del momentum; da un momentum mayor que 0, por ejemplo ${number('0.9')}`],
  [/^a test share of (\S+) splits (\d+) rows into (\d+) to train on and (\d+) to test on; both need at least 1$/, (share, rows, train, test) =>
    `una proporción de prueba de ${number(share)} divide ${rows} filas en ${train} de entrenamiento y ${test} de prueba; hace falta al menos 1 de cada`],
  [/^the change at epoch (\d+) is listed after the one at epoch (\d+); list changes by rising epoch, one for each$/, (epoch, before) =>
    `el cambio de la época ${epoch} está después del de la época ${before}; ordena los cambios por época, uno en cada una`],
  [/^all painted points are of one class; paint some of another$/, () => 'todos los puntos pintados son de una sola clase; pinta algunos de otra'],
  [/^the state has (\d+) parameters, the recipe's network (\d+); go on from a state of the same network$/, (had, has) =>
    `el estado tiene ${had} parámetros, y la red de la receta, ${has}; sigue desde un estado de la misma red`],
  [/^the data set is a table of one's own, '(.*)', which is not here; open that file again$/s, (file) =>
    `el conjunto de datos es una tabla propia, '${file}', que no está aquí; abre ese archivo otra vez`],
  [/^the extra feature '(.+)' is made of points with (x1|x1 and x2); take a toy data set, or paint points$/, (name, of) =>
    `la característica adicional '${name}' se calcula con puntos que tienen ${listed(of)}; elige un conjunto de puntos, o píntalos`],
  [/^the extra feature '(.+)' is listed twice; list each once$/, (name) => `la característica adicional '${name}' está dos veces; pon cada una solo una vez`],
  [/^the run diverged at epoch (\d+), so there are no weights to go on with; start again with a smaller learning rate$/, (epoch) =>
    `el entrenamiento divergió en la época ${epoch}, así que no hay pesos con los que seguir; empieza de nuevo con una tasa de aprendizaje menor`],
  [/^this run was given up, and has no rows to train with; make a trainer of its recipe instead$/, () =>
    'este entrenamiento se abandonó y no tiene filas con las que entrenar; crea otro a partir de su receta'],
];

/** What the page says before it has its texts, and the parts that are in no module of texts. @type {Form[]} */
const PAGE = [
  [/^A part of the page could not be loaded \((.*)\)\. Check the connection, and load the page again\.$/s, (reason) =>
    `Una parte de la página no se pudo cargar (${reason}). Revisa la conexión y vuelve a cargar la página.`],
  [/^The reader of tables could not be loaded \((.*)\)\. Check the connection, and choose the file again\.$/s, (reason) =>
    `El lector de tablas no se pudo cargar (${reason}). Revisa la conexión y elige el archivo otra vez.`],
  [/^This file could not be read \((.*)\)\. Choose it again\.$/s, (reason) => `Este archivo no se pudo leer (${reason}). Elígelo otra vez.`],
  [/^The reader of tables failed, perhaps for want of memory \((.*)\)\. Nothing was sent anywhere\.$/s, (reason) =>
    `El lector de tablas falló, quizá por falta de memoria (${reason}). Nada se ha enviado a ninguna parte.`],
  [/^this browser cannot draw on a canvas$/, () => 'este navegador no puede dibujar en un canvas'],
  [/^this browser cannot draw the map$/, () => 'este navegador no puede dibujar el mapa'],
  [/^every feature needs a title, a range and a value$/, () => 'cada característica necesita un título, un intervalo y un valor'],
  [/^there must be a colour for each of two classes$/, () => 'debe haber un color para cada una de dos clases'],
  [/^a map shows points on a plane, or on a line$/, () => 'un mapa muestra puntos en un plano, o en una recta'],
  [/^units have maps over a plane only$/, () => 'las unidades solo tienen mapas en un plano'],
  [/^a chart shows 'accuracy' or 'loss', not '(.*)'$/s, (metric) => `un gráfico muestra 'accuracy' o 'loss', no '${metric}'`],
  [/^'(.*)' is not a colour as #rrggbb$/s, (text) => `'${text}' no es un color como #rrggbb`],
  [/^every matrix needs a title, and a sign before it$/, () => 'cada matriz necesita un título y, delante, un signo'],
  [/^there is no model (\d+) among the (\d+) of this study, counted from 0$/, (model, models) =>
    `no hay modelo ${model} entre los ${models} de este estudio, contados desde 0`],
  [/^there is no unit (\d+) in a hidden layer (\d+)$/, (unit, layer) => `no hay unidad ${unit} en una capa oculta ${layer}`],
  [/^there are two axes to be named$/, () => 'hay que dar nombre a dos ejes'],
  [/^hidden layer (\d+) has not so many units$/, (layer) => `la capa oculta ${layer} no tiene tantas unidades`],
  [/^(\d+) numbers are no whole rows of (\d+) features$/, (numbers, features) => `${numbers} números no son filas completas de ${features} características`],
];

/** A number that cannot be used, in Spanish where both its parts are known. @param {string} english */
function ofNumber(english) {
  const [, what = '', value = '', must = ''] = /^(.+?) is (\S+); it must be (.+)$/.exec(english) ?? [];
  const rule = said(MUST, must);
  return rule && `${word(QUANTITIES, what)} es ${number(value)}; debe ${rule}`;
}

/** A sentence in Spanish; one that is not known as it is. @param {string} english */
export function sentence(english) {
  try {
    return ofNumber(english) ?? said([...RECIPES, ...TABLES, ...WEIGHTS, ...PAGE], english) ?? english;
  } catch {
    // One of its words is not known.
    return english;
  }
}
