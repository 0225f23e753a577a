// What the panels say that open on demand, in Spanish; see text.js for the terms.
import { short } from '../numbers.js';
import { count, fixed, percent } from '../text.js';

/** @typedef {typeof import('../text-panels.js')} English */

/** @type {English['INITS']} */
export const INITS = {
  default: 'los de PyTorch',
  xavier_uniform: 'Xavier uniforme',
  xavier_normal: 'Xavier normal',
  kaiming_uniform: 'Kaiming uniforme',
  kaiming_normal: 'Kaiming normal',
  small: 'pequeños: normal de 0,01',
  zeros: 'ceros',
};

/** @type {English['SCHEDULES']} */
export const SCHEDULES = {
  constant: 'constante',
  step: 'escalones (StepLR)',
  cosine: 'coseno (CosineAnnealingLR)',
};

/** @type {English['CLASS_NAMES']} */
export const CLASS_NAMES = {
  heart: ['sobrevivió', 'falleció'],
  two: ['0', '1'],
};

/** @type {English['EXTRAS']} */
export const EXTRAS = { 'x1^2': 'x₁²', 'x2^2': 'x₂²', 'x1*x2': 'x₁·x₂', 'sin(x1)': 'sen x₁', 'sin(x2)': 'sen x₂' };

/** @type {English['COLUMN_KINDS']} */
export const COLUMN_KINDS = {
  number: 'número',
  category: 'categoría',
  identifier: 'identificador',
  constant: 'constante',
  empty: 'vacía',
};

/** @type {English['TASKS']} */
export const TASKS = { '': 'lo que indican sus valores', two_classes: 'dos clases', classes: 'varias clases', number: 'un número' };

/** @type {English['MISSING']} */
export const MISSING = { drop: 'se dejan fuera', fill: 'reciben la media de las filas de entrenamiento, o su texto más frecuente' };

/** @type {English['MORE']['summaryOf']} */
function summaryOf(summary) {
  switch (summary.kind) {
    case 'range':
      return `de ${short(summary.low)} a ${short(summary.high)}`;
    case 'levels': {
      const shown = summary.levels.slice(0, 4).map(({ text, rows }) => `${text} (${count(rows)})`);
      return [...shown, ...(summary.count > 4 ? [`y ${count(summary.count - 4)} más`] : [])].join(', ');
    }
    case 'more_levels':
      return `más de ${count(summary.count)} textos distintos`;
    default:
      return 'sin valores';
  }
}

/** So many rows. @param {number} rows */
const ofRows = (rows) => `${count(rows)} ${rows === 1 ? 'fila' : 'filas'}`;

/** So many test rows. @param {number} rows */
const ofTestRows = (rows) => `${ofRows(rows)} de prueba`;

/** So many rows that are left out. @param {number} rows */
const leftOut = (rows) => `${ofRows(rows)} ${rows === 1 ? 'queda' : 'quedan'} fuera`;

/** @type {English['MORE']['chosen']} */
function chosen({ target, rows, columns, task, notes, majority, variance }) {
  const sentences = [`${ofRows(rows)} de ${count(notes.rows)}, ${count(columns)} ${columns === 1 ? 'columna' : 'columnas'}, predecir ‘${target}’ como ${TASKS[task]}.`];
  if (notes.withoutTarget) sentences.push(`${leftOut(notes.withoutTarget)}: sin ‘${target}’.`);
  if (notes.withoutValue) sentences.push(`${leftOut(notes.withoutValue)}: falta un valor.`);
  if (notes.filledValues) sentences.push(`Se ${notes.filledValues === 1 ? 'completa' : 'completan'} ${count(notes.filledValues)} ${notes.filledValues === 1 ? 'valor' : 'valores'} que ${notes.filledValues === 1 ? 'falta' : 'faltan'}, en ${ofRows(notes.filledRows)}.`);
  if (majority !== undefined) sentences.push(`Responder siempre la clase más frecuente acierta ${percent(majority)}.`);
  if (variance !== undefined) sentences.push(`Responder siempre la media falla por ${short(Math.sqrt(variance))} (raíz del error cuadrático medio); para entrenar, el objetivo se estandariza.`);
  return sentences.join(' ');
}

/** @type {English['MORE']} */
export const MORE = {
  modelToEdit: 'Red del modelo',
  init: 'Los pesos empiezan como',
  addLayer: 'Añadir una capa oculta',
  networkNote:
    'Con cada cambio el modelo vuelve a empezar desde su semilla, y su curva anterior queda atenuada. La pérdida depende de lo que se predice: BCE con logits para dos clases, entropía cruzada para varias, error cuadrático medio para un número.',
  shape: (title, parameters) => `${title}: ${count(parameters)} pesos y sesgos.`,
  units: (layer) => `Unidades de la capa ${layer}`,
  activationOf: (layer) => `Activación de la capa ${layer}`,
  removeLayer: (layer) => `Quitar la capa ${layer}`,

  penalties: 'Penalizaciones',
  weightDecay: 'Weight decay (decaimiento de los pesos)',
  l1: 'Peso de L1',
  atOnce:
    'Las dos acercan los pesos a 0: weight decay tanto más cuanto mayor es un peso; L1, a todos por igual. Mientras un modelo se entrena, estos ajustes y la tasa de aprendizaje se aplican al momento; con todo lo demás vuelve a empezar desde la semilla.',
  schedule: 'Plan de la tasa de aprendizaje',
  scheduleName: 'Plan',
  stepSize: 'Épocas entre escalones',
  gamma: 'Factor de un escalón',
  tMax: 'Épocas hasta 0',
  allEpochs: 'todas',
  batches: 'Lotes',
  batchSize: 'Filas por actualización',
  allRows: 'todas',
  shuffle: 'sorteadas de nuevo en cada época (torch.randperm)',
  optimizer: 'Ajustes del optimizador',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  beta1: 'Primera beta',
  beta2: 'Segunda beta',
  alpha: 'Alfa',
  eps: 'Épsilon',
  split: 'División',
  testShare: 'Proporción de filas de prueba',

  confusion: 'Aciertos y errores en las filas de prueba',
  newer: 'La red cambió después de su última época: estos números son de la red como está ahora; las cifras y las curvas, de esa época.',
  noPrediction: 'ninguna: divergió',
  summary: (right, rows, majority) =>
    `${rows === 1 ? 'Predicción correcta' : 'Predicciones correctas'}: ${count(right)} de ${ofTestRows(rows)}, ${percent(right / rows)}. Responder siempre la clase más frecuente acierta ${percent(majority)}.`,
  numberSummary: (rows, off, r2) => {
    if (!Number.isFinite(off)) return `En ${ofTestRows(rows)} este modelo ya no predice ningún número finito: divergió.`;
    const error = `En ${ofTestRows(rows)} la predicción falla por ${short(off)} (raíz del error cuadrático medio)`;
    return Number.isFinite(r2) ? `${error}: R² ${Math.abs(r2) < 100 ? fixed(r2, 3).replace('-', '−') : short(r2)}, donde 0 es responder siempre su media y 1 es perfecto.` : `${error}.`;
  },
  matrixCaption: 'Matriz de confusión: filas de prueba',
  measuresCaption: 'Precisión: aciertos entre las predichas. Exhaustividad: encontradas entre las que hay',
  predictedAs: (name) => `predicha ${name}`,
  actually: (name) => `real ${name}`,
  class_: 'Clase',
  precision: 'Precisión',
  recall: 'Exhaustividad',
  rowTable: 'Filas de prueba',
  rowTableNote: 'Las filas se cuentan desde 1 en el orden del conjunto de datos, sin las que quedaron fuera. Pulsa un encabezado para ordenar por él, o el número de una fila para fijar el codo en ella.',
  row: 'Fila',
  actual: 'Real',
  predicted: 'Predicción',
  mistake: 'Error',
  wrong: '✗ error',
  confidence: 'Su probabilidad',
  off: 'Falla por',
  probability: (name) => `Probabilidad de ${name}`,
  chooseRow: (row) => `Fila ${row}: fijar el codo en ella`,
  moreRows: (next, all) => `Mostrar ${count(next)} de ${count(all)} filas`,

  features: 'Más características de un punto',
  asFile: 'Los datos del entrenamiento, como archivo',
  download: 'Descargar como CSV',
  downloadNote: 'Cada fila como la reciben las redes, antes de la escala: los números como son, una columna para cada texto de una categoría, los huecos ya completados; el objetivo, y si la fila es de entrenamiento o de prueba.',

  ownFile: 'Tu propia tabla',
  ownNote:
    'Un archivo CSV con comas, puntos y comas o tabuladores, de hasta 50 MB, 100.000 filas y 200 columnas. Se lee aquí, en tu navegador, y la página no lo envía a ninguna parte. Pero una tabla pequeña, de hasta unos 4 kB comprimida, pasa a formar parte del enlace de la página, para que el enlace la abra: está en la barra de direcciones y en el historial, y quien recibe el enlace recibe la tabla. Elige un archivo, suéltalo en cualquier lugar de la página o pega su texto.',
  pickFile: 'Archivo CSV',
  paste: 'O pega una tabla con su encabezado',
  readPasted: 'Leer lo pegado',
  pasted: 'tabla pegada',
  readingShare: 'Proporción leída del archivo',
  cancel: 'Cancelar',
  reading: (name) => `Leyendo ${name}…`,
  wasRead: (name, rows, columns) =>
    `${name}: ${ofRows(rows)}, ${count(columns)} columnas. Elige qué predecir y a partir de qué, y pulsa “Entrenar con esta tabla”.`,
  nothingChanged: 'Nada ha cambiado en la página.',
  cancelled: 'La lectura se canceló. Nada ha cambiado en la página.',
  hasHeader: 'la primera fila es un encabezado',
  columns: 'Columnas de la tabla',
  use: 'Usar',
  predict: 'Predecir',
  column: 'Columna',
  kind: 'Tipo',
  values: 'Valores',
  without: 'Faltan',
  useColumn: (name) => `Usar ${name}`,
  predictColumn: (name) => `Predecir ${name}`,
  predictAs: 'Es',
  rowsWithout: 'Las filas en que falta un valor',
  trainOnTable: 'Entrenar con esta tabla',
  summaryOf,
  chosen,

  modelToSee: 'Modelo que se mira',
  map: 'Mapa de decisión',
  mapLabel: 'Mapa de lo que dice el modelo en todo el plano, con los puntos',
  mapNote: 'Los puntos llenos son de entrenamiento y los huecos solo de prueba; cada clase tiene su forma. La línea está donde cambia la respuesta.',
  discrete: 'solo qué clase, o diez escalones',
  showTest: 'también los puntos de prueba',
  unitsOf: (layer, shown, all) =>
    `Lo que entregan las unidades de la capa ${layer}${shown < all ? `: las primeras ${shown} de ${all}` : ''}`,
  unitMap: (layer, unit) => `Capa ${layer}, unidad ${unit}`,

  diagram: 'Esquema de la red',
  diagramLabel: 'Esquema de la red: las flechas van de unidad en unidad y de peso en peso',
  diagramHint: 'Señala una unidad o una línea para leerla; haz clic para cambiarla.',
  diagramNote: 'Una línea es tan ancha como grande es su peso dentro de su capa; las líneas discontinuas son negativas. La marca pequeña de una unidad es su sesgo, hueca si es negativo.',
  setTo: 'Cambiar a',
  prediction: 'la predicción',
  output: (name) => `salida ‘${name}’`,
  hiddenUnit: (layer, unit) => `capa ${layer}, unidad ${unit}`,
  feature: (name) => `Característica ‘${name}’, estandarizada.`,
  weight: (from, to, value) => `Peso de ${from} a ${to}: ${short(value)}.`,
  unit: (name, bias, [low, high, above]) =>
    `${name}: sesgo ${short(bias)}; suma ponderada antes de su activación de ${short(low)} a ${short(high)} en las filas de entrenamiento, mayor que 0 en el ${percent(above, 0)} de ellas.`,
  diagramText: (title, features, units) =>
    `${title}: ${features} características, y luego capas de ${units.join(', ')} ${units.length === 1 && units[0] === 1 ? 'unidad' : 'unidades'}.`,

  bend: 'El codo',
  bendLabel: 'Gráficos pequeños de cómo se mueve la respuesta con cada característica',
  bendOutput: 'Logit de la clase',
  bendFeatures: 'Qué características',
  logit: (name) => `el logit de ‘${name}’ (la respuesta de la red antes de ser una probabilidad)`,
  bendAbout: (what, row) =>
    `Hacia arriba: ${what}, mientras una característica recorre sus valores y todas las demás quedan fijas en ${row === undefined ? 'su media' : `la fila ${row + 1}`}. Una red lineal dibuja una recta (salvo que tenga características como x₁²); una activación la dobla.`,

  paint: 'Pintar puntos',
  paintNote:
    'Elige una clase, y pulsa y dibuja en el plano; o mueve la cruz con las flechas y pulsa Espacio. Los modelos aprenden de tus puntos en cuanto hay 10 de dos clases. Detrás está lo que dice el primer modelo.',
  paintLabel: 'Plano para pintar puntos: las flechas mueven la cruz, Espacio pinta',
  crossAt: (x, y) => `x1 ${short(x)}; x2 ${short(y)}`,
  tool: 'Pincel',
  classTool: (k) => `clase ${k}`,
  eraser: 'borrador',
  undo: 'Deshacer',
  clearPoints: 'Borrar todos los puntos',
  takePoints: 'Empezar con los puntos del entrenamiento',
  noPoints: 'No hay puntos pintados.',
  notYet: (lacking) => `Todavía no se entrena con ellos: ${lacking}.`,
  painted: (points) => `Se entrena y se prueba con ${count(points)} puntos.`,

  logEpochs: 'épocas en escala logarítmica',
  smoothing: 'Suavizado',
  raw: 'ninguno',
  curvesNote: 'El suavizado dibuja una media móvil, como TensorBoard; los valores que se leen en una curva siguen siendo los originales.',
};

/** A text of a link in a sentence, where it may be of any length. @param {string} text */
const cut = (text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** @type {English['LINK']} */
export const LINK = {
  copied: 'Enlace copiado.',
  withTable: 'Tu tabla va en él.',
  selected: 'El enlace está seleccionado debajo de “Copiar enlace”: cópialo con Ctrl+C, o con ⌘C en un Mac.',
  field: 'Enlace de esta receta',
  opened: 'La receta del enlace está en la página.',
  refused: (reason, isFirst) => `${reason} ${isFirst ? 'En su lugar está la lección.' : 'La página sigue como estaba.'}`,
  late: 'El enlace tardó tanto en llegar que no se abrió: mientras tanto la página ya se ha usado. Para abrirlo, vuelve a cargar la página con el enlace.',
  untrainable: (reason) => `El enlace pide algo que no se puede entrenar: ${reason}.`,
  notArrived: (reason) => `No llegó una parte de la página que el enlace necesita (${reason}). Revisa la conexión y vuelve a cargar la página.`,
  damaged: (text) => `El enlace está dañado: dice ${cut(text)}, y esta página no escribe nada así.`,
  damagedFile: 'El enlace está dañado: la tabla que lleva no se puede descomprimir.',
  noUnpacking: 'El enlace lleva una tabla que este navegador no puede descomprimir. Usa, por favor, un Chrome, Edge, Firefox o Safari actual.',
  incomplete: 'El enlace no está completo: le falta el final. Copia el enlace entero, de la primera letra a la última.',
  newer: 'Este enlace lo hizo una versión más nueva de la página. Vuelve a cargar la página, o pide la receta de otra forma.',
  unknown: (key) => `Este enlace lo hizo una versión más nueva de la página, o está dañado: esta página no conoce su ${cut(key)}.`,
  noStep: (step, steps) => `El enlace pide el paso ${count(step)} de la lección guiada, que tiene ${count(steps)} ${steps === 1 ? 'paso' : 'pasos'}.`,
  shared: (key) => `El enlace está dañado: su ${cut(key)} es de un solo modelo, y en esta página todos lo tienen en común.`,
  tooLong: (length, most) => `El enlace tiene ${count(length)} caracteres, y ningún enlace de esta página tiene más de ${count(most)}.`,
  tooLongToWrite: (length, most) => `Esta receta es demasiado larga para un enlace: tendría ${count(length)} caracteres, y ${count(most)} es lo máximo.`,
  needsFile: (file) => `El enlace trata del archivo ${cut(file)}, que no va en él. Elige ese archivo en “Datos” para abrir el enlace.`,
};
