// What index.html and the canvases say, in Spanish; see text.js for the terms.

/** Between the ones and the tenths. */
export const POINT = ',';

/**
 * By the English in index.html: every text between two tags, and every attribute that says something.
 * @type {Record<string, string>}
 */
export const PAGE = {
  'ReLU playground: see what an activation function does': 'ReLU playground: mira qué hace una función de activación',
  'Train small neural networks in your browser, exactly as PyTorch does, and flip one switch, Linear to ReLU, to see what changes.':
    'Entrena pequeñas redes neuronales en tu navegador, exactamente como PyTorch, y mueve un solo interruptor, de Lineal a ReLU, para ver qué cambia.',
  'Three small networks learn from': 'Tres redes pequeñas aprenden de',
  '299 heart-failure patients': '299 pacientes con insuficiencia cardíaca',
  ', exactly as in PyTorch. Press': ', igual que en PyTorch. Pulsa',
  Play: 'Entrenar',
  ', then flip': ', y cambia de',
  Linear: 'Lineal',
  to: 'a',
  'Loading the training program…': 'Cargando el programa de entrenamiento…',
  Present: 'Presentar',

  'Guided lesson': 'Lección guiada',
  'predict, train, see': 'predice, entrena, mira',

  Training: 'Entrenamiento',
  Step: 'Paso',
  Reset: 'Reiniciar',
  'New seed': 'Otra semilla',
  Speed: 'Velocidad',
  Activation: 'Activación',
  More: 'Más',
  activations: 'activaciones',
  'keep trained weights': 'conservar los pesos',
  Model: 'Modelo',
  Progress: 'Progreso',
  'Train to': 'Hasta',
  epochs: 'épocas',

  'Learning curves': 'Curvas de aprendizaje',
  Accuracy: 'Exactitud',
  'patients predicted correctly': 'pacientes bien clasificados',
  Legend: 'Leyenda',
  Loss: 'Pérdida',
  'binary cross-entropy per patient: lower is better': 'entropía cruzada binaria por paciente: mejor si es menor',
  'Curves:': 'Curvas:',
  'logarithmic epochs, smoothing': 'épocas en escala logarítmica, suavizado',
  'Earlier curves, faded': 'Curvas anteriores, atenuadas',
  'Remove all earlier curves': 'Quitar todas las curvas anteriores',
  'Was it luck?': '¿Fue suerte?',
  'the models over many seeds': 'los modelos con muchas semillas',
  'Look inside': 'Mira por dentro',
  'decision map, network diagram, the bend, what the layers come to, dead units, mistakes':
    'mapa de decisión, esquema de la red, el codo, a qué equivalen las capas, unidades muertas, errores',

  'Take it with you': 'Llévatelo',
  'PyTorch script, notebook, weights, figures, pictures, embedding': 'programa de PyTorch, cuaderno, pesos, cifras, imágenes, en otra página',

  Figures: 'Cifras',
  'After the last trained epoch. As in the lesson\'s loop, training figures are from before that epoch\'s update, test figures from after it. Charts and log count epochs from 0, as the lesson prints them: the last of 1,000 is 999.':
    'Después de la última época entrenada. Como en el bucle de la lección, las cifras de entrenamiento son de antes de la actualización de esa época, y las de prueba, de después. Los gráficos y el registro cuentan las épocas desde 0, como las imprime la lección: la última de 1000 es la 999.',
  'Table of figures': 'Tabla de cifras',
  'Epochs trained': 'Épocas entrenadas',
  train: 'entrenamiento',
  test: 'prueba',
  'This is one seed on one split, so a few points of accuracy may be luck. Open':
    'Esto es una sola semilla y una sola división de los datos, así que unos pocos puntos de exactitud pueden ser suerte. Abre',
  'before you believe a difference.': 'antes de creerte una diferencia.',

  Recipe: 'Receta',
  'Copy link': 'Copiar enlace',
  'Print handout': 'Imprimir hoja de trabajo',
  'Data set': 'Conjunto de datos',
  'heart failure, the lesson\'s': 'insuficiencia cardíaca, el de la lección',
  'circles: a ring around a ring': 'círculos: un anillo alrededor de otro',
  'XOR: four corners': 'XOR: cuatro esquinas',
  'moons: two half circles': 'lunas: dos medios círculos',
  'two spirals, one turn': 'dos espirales de una vuelta',
  'two spirals': 'dos espirales',
  checkerboard: 'tablero de ajedrez',
  'above or below a sine': 'encima o debajo de un seno',
  'above or below a cubic': 'encima o debajo de una cúbica',
  'above or below |x|': 'encima o debajo de |x|',
  'two blobs': 'dos nubes',
  'three blobs': 'tres nubes',
  'four blobs': 'cuatro nubes',
  'five blobs': 'cinco nubes',
  'six blobs': 'seis nubes',
  'a number: a plane': 'un número: un plano',
  'a number: a bump': 'un número: una loma',
  'a number: a wave, of x1 alone': 'un número: una onda, solo de x1',
  'painted points': 'puntos pintados',
  'your own table': 'tu propia tabla',
  Points: 'Puntos',
  Noise: 'Ruido',
  'Seed of the data': 'Semilla de los datos',
  'Seed of the weights': 'Semilla de los pesos',
  'Seed of the split': 'Semilla de la división',
  Optimiser: 'Optimizador',
  'SGD, as the lesson does': 'SGD, como en la lección',
  'SGD with momentum 0.9': 'SGD con momentum 0,9',
  'SGD with Nesterov momentum 0.9': 'SGD con momentum de Nesterov 0,9',
  'Learning rate': 'Tasa de aprendizaje',
  'Scaling fitted on': 'Escala calculada con',
  'all rows, as the lesson does': 'todas las filas, como en la lección',
  'training rows only, the sound practice': 'solo las filas de entrenamiento, lo correcto',
  Data: 'Datos',
  'your own CSV file, painted points, more features, download': 'tu propio archivo CSV, puntos pintados, más características, descarga',
  Network: 'Red',
  'layers, an activation for each, initial weights': 'capas, una activación para cada una, pesos iniciales',
  'schedule, batches, penalties, the optimiser’s settings': 'plan de la tasa, lotes, penalizaciones, ajustes del optimizador',

  Log: 'Registro',
  'What the lesson prints, every 100 epochs.': 'Lo que imprime la lección, cada 100 épocas.',
  Keys: 'Teclas',
  Space: 'Espacio',
  'play or pause': 'entrenar o pausar',
  'one step': 'una época más',
  reset: 'reiniciar',
  'Linear to ReLU and back': 'de Lineal a ReLU, y de vuelta',
  'present in large type': 'presentar en letra grande',
  'to a chart, then': 'hasta un gráfico, y luego',
  'read its values': 'leer sus valores',

  'Data: heart-failure clinical records, collected by': 'Datos: historias clínicas de insuficiencia cardíaca, recogidas por',
  'Ahmad et al. 2017': 'Ahmad y otros, 2017',
  ', published by': ', publicadas por',
  'Chicco and Jurman 2020': 'Chicco y Jurman, 2020',
  '(BMC Medical Informatics and Decision Making 20:16), licensed under': '(BMC Medical Informatics and Decision Making 20:16), con licencia',
  'Everything is computed on this device. The page sends nothing anywhere.':
    'Todo se calcula en este dispositivo. La página no envía nada a ninguna parte.',
};

/** The words that the core writes on canvases. @type {Record<string, string>} */
const WORDS = { epoch: 'época', 'epoch (log scale)': 'época (escala logarítmica)' };

/** A number as the core writes it, perhaps with its unit. */
const NUMBER = /^(−?\d[\d,]*)(\.\d+)?(e-?\d+)?( %)?$/;

/** What is written on a canvas. @param {string} text */
export function onCanvas(text) {
  const number = NUMBER.exec(text);
  if (number) {
    const [, whole = '', decimals = '', exponent = '', unit = ''] = number;
    // As Intl does it, groups begin at five digits.
    const grouped = whole.length > 6 || (whole.length === 6 && !whole.startsWith('−')) ? whole.replaceAll(',', '.') : whole.replace(',', '');
    return `${grouped}${decimals.replace('.', POINT)}${exponent}${unit}`;
  }
  return WORDS[text] ?? text.replace(/^and (\d+) more$/, 'y $1 más');
}
