// What presenter mode, the handout and the link's QR code say, in Spanish; see text.js for the terms.
import { count } from '../text.js';

/** @typedef {typeof import('../text-present.js')} English */

/** @type {English['PRESENT']} */
export const PRESENT = {
  region: 'Modo de presentación',
  entered: 'Con P o Escape se sale; con Q se amplía el código.',
  leave: 'Salir',
  back: 'Paso anterior',
  next: 'Paso siguiente',
  step: (step, steps) => (step > 0 ? `Paso ${step} de ${steps}` : `${steps} pasos`),
  lesson: 'Lección',
  showAnswer: 'Mostrar la respuesta',
  accuracies: 'Exactitudes después de la última época entrenada',
  losses: 'Pérdidas después de la última época entrenada',
  test: 'prueba',
  train: 'entrenamiento',
  drawn: { test: ', gruesa', train: ', fina' },
  switchIs: (names, all) =>
    (names.length === all ? 'El interruptor cambia todos los modelos.' : `El interruptor cambia ${names.length === 1 ? 'el modelo' : 'los modelos'} ${names.join(' y ')}.`),
  dashed: (task) => `Línea discontinua: responder siempre ${task === 'number' ? 'la media' : 'la clase más frecuente'}.`,
};

/** @type {English['CODE']} */
export const CODE = {
  enlarge: 'Ampliar el código QR del enlace de esta página',
  title: 'Abre esta página como está ahora',
  none: 'Sin código: ¿por qué?',
  close: 'Cerrar',
  alt: (link) => `Código QR de ${link}`,
  loading: 'Preparando el código…',
  tooLong: (length) =>
    `El enlace tiene ${count(length)} caracteres, demasiados para un código QR que una cámara pueda leer de lejos. Sal del modo de presentación, pulsa “Copiar enlace” y envía el enlace.`,
  local: 'Esta dirección solo se abre en este equipo: pon la página en un servidor web para que otras personas puedan abrirla.',
  notLoaded: (reason) => `El código no se pudo preparar (${reason}). Revisa la conexión y vuelve a entrar en el modo de presentación.`,
};

/** @type {English['HANDOUT']} */
export const HANDOUT = {
  preparing: 'Preparando la hoja de trabajo…',
  title: '¿Qué hace una función de activación?',
  name: 'Nombre',
  date: 'Fecha',
  prediction: 'Mi predicción, antes de que se entrenen las redes',
  recipe: 'Receta',
  learnFrom: (things) => `Las redes aprenden de ${things}.`,
  curves: 'Curvas de aprendizaje',
  accuracy: 'Exactitud',
  loss: 'Pérdida',
  faded: 'Curvas anteriores, atenuadas:',
  moreFaded: (more) => `y ${count(more)} más`,
  figures: 'Cifras después de la última época',
  model: 'Modelo',
  trained: 'Épocas',
  trainLoss: 'Pérdida, entrenamiento',
  testLoss: 'Pérdida, prueba',
  trainAccuracy: 'Exactitud, entrenamiento',
  testAccuracy: 'Exactitud, prueba',
  verdict: '¿Fue suerte?',
  noVerdict:
    'No se ha comprobado. Esto es una sola semilla y una sola división de los datos, así que unos pocos puntos de exactitud pueden ser suerte: “¿Fue suerte?”, en la página, entrena las mismas redes desde muchas semillas.',
  result: '¿Qué pasó, y por qué?',
  again: 'Ábrelo otra vez',
  longLink: (length) =>
    `El enlace de esta receta tiene ${count(length)} caracteres, demasiados para escribirlos. Abre la página y pulsa allí “Copiar enlace” para enviarlo.`,
};
