// What the page says, in Spanish. It is for students of 16 and addresses them as tú; words are chosen
// that Spain and Latin America share. Terms, the same everywhere:
//
//   accuracy        exactitud              loss             pérdida
//   activation      (función de) activación  learning rate  tasa de aprendizaje
//   batch           lote                   log              registro
//   bend            codo                   network          red
//   bias            sesgo                  noise            ruido
//   class           clase                  optimiser        optimizador
//   curve           curva                  prediction       predicción
//   data set        conjunto de datos      recipe           receta
//   decision map    mapa de decisión       row              fila
//   to diverge      divergir               scaling          escala
//   epoch           época                  schedule         plan de la tasa
//   faded           atenuada               seed             semilla
//   feature         característica         split            división
//   figures         cifras                 standardised     estandarizado
//   hidden layer    capa oculta            step             paso
//   layer           capa                   test             prueba
//   lesson          lección                to train         entrenar
//   link            enlace                 unit             unidad
//   weight          peso                   weight decay     weight decay (decaimiento de los pesos)
//
// Names of code stay: SGD, Adam, momentum, logit, StepLR, lr. Quotes are “ ”, as in English.
import { count, LOSSES, nats, optimizer, percent, schedule } from '../text.js';

/** @typedef {typeof import('../text.js')} English */
/** @typedef {import('../text.js').Data} Data */

/** @type {English['ACTIVATIONS']} */
export const ACTIVATIONS = {
  linear: 'Lineal',
  relu: 'ReLU',
  leaky_relu: 'LeakyReLU',
  elu: 'ELU',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'Softplus',
};

/** @type {English['SETTINGS']} */
export const SETTINGS = { lr: 'lr', weightDecay: 'weight_decay', l1: 'L1' };

/** So many epochs. @param {number} epochs */
const ofEpochs = (epochs) => `${count(epochs)} ${epochs === 1 ? 'época' : 'épocas'}`;

/** @param {import('../pkg/relu_playground.js').Recipe} recipe */
function batches({ batchSize, shuffle }) {
  if (batchSize === null) return 'todas las filas de entrenamiento en cada actualización';
  const rows = `${count(batchSize)} ${batchSize === 1 ? 'fila' : 'filas'} de entrenamiento`;
  return `${rows} en cada actualización, ${shuffle ? 'sorteadas de nuevo en cada época' : 'en el orden de la división'}`;
}

/** What a row of a data set is called. @param {Data} data */
function things(data) {
  if (data === 'heart') return { one: 'paciente', many: 'pacientes', classified: 'clasificados' };
  if (typeof data === 'object' && data.name === 'own') return { one: 'fila', many: 'filas', classified: 'clasificadas' };
  return { one: 'punto', many: 'puntos', classified: 'clasificados' };
}

/** @type {English['TEXT']} */
export const TEXT = {
  notFinite: 'no es finita',
  play: 'Entrenar',
  pause: 'Pausar',
  allModels: 'Los tres',
  ready: 'Listo. Pulsa Entrenar.',
  opening: 'Abriendo…',
  notOpened: (reason) => `Esa parte no se pudo abrir (${reason}). Revisa la conexión y ábrela otra vez, o vuelve a cargar la página.`,
  training: 'Entrenando…',
  train: 'entrenamiento',
  test: 'prueba',
  speed: (perFrame) => (perFrame === Infinity ? 'a toda velocidad' : `${ofEpochs(perFrame)}/imagen`),
  paused: (epochs) => `En pausa después de ${ofEpochs(epochs)}.`,
  done: (epochs) => `Terminado: ${ofEpochs(epochs)} de entrenamiento.`,
  epoch: 'época',
  progress: (epoch, epochs) => `${count(epoch)} de ${count(epochs)}`,
  noHidden: 'Este modelo no tiene capas ocultas, así que no hay nada que activar. Añade una en “Red”.',
  nothingLeft: 'No queda nada por entrenar: aumenta “Hasta” para seguir, o pulsa Reiniciar para entrenar de nuevo.',
  diverged: (runs) => `Divergió, porque la pérdida ya no es un número finito: ${runs.join(', ')}. Prueba una tasa de aprendizaje menor.`,
  divergedRun: (name, epoch) => `${name} en la época ${count(epoch)}`,
  noNumber: 'Escribe un número, por favor.',
  coincide: (labels) => `${labels.join(' y ')} tienen ahora la misma receta: sus curvas coinciden.`,
  until: (before, epoch) => `${before} hasta la época ${count(epoch)}`,
  from: (after, epoch) => `${after} desde la época ${count(epoch)}`,
  edited: (parameters, epoch) => !parameters ? `pesos de un archivo en la época ${count(epoch)}` : `${count(parameters)} ${parameters === 1 ? 'peso puesto' : 'pesos puestos'} a mano en la época ${count(epoch)}`,
  changes: (changes) => `${changes} cambios antes`,
  raised: (target) => `“Hasta” subió a ${count(target)}, para que quede algo por entrenar.`,
  curves: 'línea gruesa: prueba; fina: entrenamiento',
  meanError: (error) =>
    `responder siempre la media: un error de ${nats(error.test)} en las filas de prueba (gruesa) y de ${nats(error.train)} en las de entrenamiento (fina)`,
  majority: (majority) =>
    `responder siempre la clase más frecuente: acierta ${percent(majority.test)} de las filas de prueba (gruesa) y ${percent(majority.train)} de las de entrenamiento (fina)`,
  removeFaded: (label) => `Quitar la curva anterior de ${label}`,
  faded: (label, epochs) => `${label}, ${ofEpochs(epochs)}`,
  fadedLabel: (title, recipe) =>
    `${title}, semilla ${recipe.seed}, división ${recipe.splitSeed}, ${optimizer(recipe.optimizer)}${recipe.scaling === 'train' ? ', escala de las filas de entrenamiento' : ''}`,
  learnFrom: (data, rows) => {
    const of = typeof data === 'object' && data.name === 'own' ? ` de ‘${data.file}’` : '';
    return `${count(rows)} ${data === 'heart' ? 'pacientes con insuficiencia cardíaca' : things(data).many}${of}`;
  },
  accuracyUnit: (data) => `${things(data).many} bien ${things(data).classified}`,
  lossUnit: (data, task) => {
    if (task === 'number') return `error cuadrático medio${things(data).many === 'filas' ? ' del objetivo estandarizado' : ''}`;
    return `entropía cruzada${task === 'two_classes' ? ' binaria' : ''} por ${things(data).one}: mejor si es menor`;
  },
  recipe: (recipe, rows, features, task) =>
    `${count(rows.train)} filas de entrenamiento y ${count(rows.test)} de prueba, ${features} ${features === 1 ? 'característica' : 'características'}, cada una llevada a media 0 y desviación estándar 1 con ${
      recipe.scaling === 'all'
        ? 'todas las filas, como en la lección (así se cuela en el entrenamiento un poco de las filas de prueba)'
        : 'solo las filas de entrenamiento, que es lo correcto'
    }. División como la de scikit-learn, train_test_split(test_size=${recipe.testSize}, random_state=${recipe.splitSeed}); pesos sorteados como después de torch.manual_seed(${recipe.seed}); ${LOSSES[task]}; ${optimizer(recipe.optimizer)}${schedule(recipe.optimizer)}, ${batches(recipe)}.`,
  reading: (epoch) => `Época ${count(epoch)}`,
  noReading: 'todavía no hay nada entrenado',
  readAccuracy: 'Leer exactitudes en el gráfico',
  readLoss: 'Leer pérdidas en el gráfico',
  chart: (metric, epochs) =>
    `Gráfico de la ${metric === 'accuracy' ? 'exactitud' : 'pérdida'} por época, de ${ofEpochs(epochs)} de ancho, para las filas de entrenamiento y de prueba.`,
  noWasm:
    'Este navegador no puede ejecutar el programa de entrenamiento: no tiene WebAssembly. Usa, por favor, un Chrome, Edge, Firefox o Safari actual, o activa WebAssembly.',
  notLoaded: (reason) => `El programa de entrenamiento no se pudo cargar (${reason}). Revisa la conexión y vuelve a cargar la página.`,
  broken: (reason) => `Algo salió mal dentro de la página (${reason}). Vuelve a cargarla para seguir; nada se ha enviado a ninguna parte.`,
};
