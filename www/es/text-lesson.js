// What the guided lesson says, in Spanish; see text.js for the terms.
import { bendOf, each, fine, points, runsOf, shareOf, trainLoss, whole } from '../lesson-numbers.js';
import { count } from '../text.js';

/** @typedef {typeof import('../text-lesson.js')} English */
/** @typedef {import('../lesson-steps.js').Run} Run */
/** @typedef {import('../lesson-steps.js').Many} Many */

/** @param {Run | undefined} run @param {'train' | 'test'} part */
const rightOf = (run, part) => (run ? `${count(run.right[part])} de ${count(run.rows[part])}` : '–');

/** How ReLU compares with linear over many seeds. @param {string} of @param {Many | undefined} many */
function compared(of, many) {
  const verdict = many?.verdicts[1];
  if (!many || !verdict) return [];
  const { mean, low, high, won, tied, lost } = verdict;
  const share = (/** @type {number} */ part) => whole(part / (won + tied + lost));
  return [
    `${of}: la lineal acierta de media el ${fine(many.means[0] ?? NaN)}, y ReLU, el ${fine(many.means[1] ?? NaN)}. La diferencia es de ${points(mean)} puntos porcentuales (intervalo del 95 %: de ${points(low)} a ${points(high)}). ReLU va por delante en el ${share(won)} de los pares y por detrás en el ${share(lost)}.`,
  ];
}

/** @param {number} epochs */
const epochsOf = (epochs) => (epochs === 0 ? 'sin entrenar' : epochs === 1 ? '1 época' : `${count(epochs)} épocas`);

/** @type {English['LESSON']} */
export const LESSON = {
  about: 'Ocho pasos cortos',
  intro: [
    'Cada paso te pregunta qué esperas, entrena las redes ante tus ojos y dice qué se midió. En total es una media hora; puedes avanzar y retroceder como quieras.',
    'Un paso pone su propia receta en la página. Lo que hay ahora se guarda, y puedes recuperarlo.',
  ],
  start: 'Empezar la lección',
  goOn: (step) => `Seguir con el paso ${step}`,
  next: 'Paso siguiente',
  previous: 'Paso anterior',
  leave: 'Salir de la lección',
  justShow: 'Solo quiero verlo',
  showAnswer: 'Mostrar la respuesta',
  title: (step, steps, title) => `Paso ${step} de ${steps}: ${title}`,
  training: 'Entrenando: mira las curvas.',
  paused: 'En pausa: pulsa Entrenar para seguir.',
  many: (models, seeds, vary) => {
    const what = { weights: 'otros pesos iniciales', split: 'otros pacientes de prueba', both: 'otros pesos iniciales y otros pacientes de prueba' };
    return `Entrenando ${count(models)} redes ${count(seeds)} veces cada una, siempre con ${what[vary]}…`;
  },
  progress: 'Proporción de los entrenamientos que están hechos',
  verdict: (guess, right) => {
    if (right === undefined) return 'Lo que salió no es ninguna de estas respuestas.';
    if (guess === undefined) return `Fue: “${right}”.`;
    return guess === right ? `Predijiste “${guess}”, y así fue.` : `Predijiste “${guess}”. Fue: “${right}”.`;
  },
  oneRun: (share) => `Esto fue un solo entrenamiento. Las pruebas de esta página entrenan las mismas redes con otros pesos iniciales, 200 veces, y al menos el ${whole(share)} de esos entrenamientos acaba así.`,
  unusual: 'Eso no es lo que este paso espera: puede ser un entrenamiento poco común.',
  interrupted: 'La receta cambió antes de que el paso terminara, así que no hay respuesta. Predice otra vez para entrenar las redes del paso.',
  kept: (most) => `La lección ha puesto su propia receta en la página. Guardado para ti, con las curvas y todo (${count(most)} como máximo; si no cabe más, se va primero lo que no se entrenó, y después lo más antiguo):`,
  bringBack: 'Recuperar lo que había antes de la lección',
  bringBackOf: (step) => `Recuperar tus cambios del paso ${step}`,
  bringBackOne: (which, seed, epochs) => `Recuperar lo que había antes de la lección, número ${which}: semilla ${seed}, ${epochsOf(epochs)}`,
  bringBackOneOf: (step, which, seed, epochs) => `Recuperar tus cambios del paso ${step}, número ${which}: semilla ${seed}, ${epochsOf(epochs)}`,
  notLoaded: (reason) => `Las recetas de la lección no se pudieron cargar (${reason}). Revisa la conexión y vuelve a cargar la página.`,
};

/** @type {English['STEPS']} */
export const STEPS = {
  line: {
    title: 'Una red que traza líneas rectas',
    text: ([a]) => [
      `Historias clínicas de ${count((a?.rows.train ?? 0) + (a?.rows.test ?? 0))} pacientes con el corazón débil: la red tiene que decir quién falleció. Aprende de ${count(a?.rows.train ?? 0)} de ellos y se prueba con los otros ${count(a?.rows.test ?? 0)}, a los que nunca ve al entrenar.`,
      'Tiene una capa de cinco unidades ocultas y ninguna activación: es lineal. Por ahora los tres modelos son esta misma red, así que ves una sola curva.',
    ],
    question: ([a]) =>
      `Responder siempre “sobrevivió” acierta en ${count(a?.majority.test ?? 0)} de los ${count(a?.rows.test ?? 0)} pacientes de prueba. ¿Cómo le irá con ellos a la red entrenada?`,
    choices: {
      more: 'Claramente mejor: al menos 4 pacientes más',
      same: 'Más o menos igual: 3 pacientes de diferencia como mucho',
      fewer: 'Claramente peor: al menos 4 pacientes menos',
    },
    measured: (facts) => {
      const [a] = runsOf(facts);
      return [
        `De los pacientes de prueba acierta en ${rightOf(a, 'test')}; responder siempre “sobrevivió”, en ${count(a?.majority.test ?? 0)}. De los pacientes de los que aprendió acierta en ${rightOf(a, 'train')}; responder siempre “sobrevivió”, en ${count(a?.majority.train ?? 0)}.`,
      ];
    },
    why: {
      same: 'Sí que aprendió: con los pacientes de entrenamiento va muy por delante de responder siempre lo mismo. Con estos pacientes de prueba queda poco de eso. Compara las exactitudes con lo que consigue responder siempre lo mismo (las líneas discontinuas), y entre ellas en filas de las que nadie ha aprendido. El paso 4 mostrará si estos pacientes de prueba son un caso difícil.',
    },
  },
  collapse: {
    title: 'Más ancha y más profunda',
    text: ([a, b, c]) => [
      `A es la red pequeña del paso 1, con ${count(a?.parameters ?? 0)} pesos y sesgos. B es más ancha: tiene ${count(b?.parameters ?? 0)}. C tiene tres capas ocultas: ${count(c?.parameters ?? 0)}. Ninguna tiene activación.`,
      'La tasa de aprendizaje es ahora diez veces mayor, para que todas lleguen adonde van.',
    ],
    question: ([a]) => `¿En cuántos de los ${count(a?.rows.test ?? 0)} pacientes de prueba dirán B o C algo distinto que A?`,
    choices: { none: 'En ninguno, o en uno', some: 'De 2 a 9', many: '10 o más' },
    measured: (facts) => {
      const [a, b, c] = runsOf(facts);
      const losses = [a, b, c].map(trainLoss).join('; ');
      return [
        `B dice algo distinto que A en ${count(b?.disagrees ?? 0)} pacientes de prueba; C, en ${count(c?.disagrees ?? 0)}. Sus pérdidas con los pacientes de entrenamiento son ${losses}.`,
      ];
    },
    why: {
      none: 'Una capa lineal multiplica y suma. Si lo haces dos veces, podrías haberlo hecho una sola vez con otros números. Por eso las capas sin activación se reducen a una sola, por muchas y muy anchas que sean: las curvas empiezan distintas y acaban juntas, y las tres redes dicen lo mismo de casi todos los pacientes.',
    },
  },
  relu: {
    title: 'Cambia de Lineal a ReLU',
    text: () => [
      'ReLU cambia todo número negativo por 0 y deja los demás como están. C es A con ReLU en su capa oculta: los mismos pesos iniciales, los mismos pacientes, un solo interruptor cambiado. B es una red lineal más profunda.',
      'La tasa de aprendizaje y el número de épocas son los del paso 1.',
    ],
    question: ([a]) => `De los ${count(a?.rows.test ?? 0)} pacientes de prueba, ¿en cuántos acertará C (ReLU), comparada con A (lineal)?`,
    choices: { more: 'Al menos en 5 más', same: 'Más o menos en los mismos: 4 de diferencia como mucho', fewer: 'Al menos en 5 menos' },
    measured: (facts) => {
      const [a, , c] = runsOf(facts);
      return [
        `A acierta en ${rightOf(a, 'test')} pacientes de prueba; C, en ${rightOf(c, 'test')}. De los pacientes de entrenamiento A acierta en ${rightOf(a, 'train')}, y C en ${rightOf(c, 'train')}; ahí la pérdida de C es ${trainLoss(c)}, y la de A, ${trainLoss(a)}.`,
        `Lo que sí cambió: toma dos pacientes y uno a medio camino entre ellos. La puntuación que A da al de en medio también está a medio camino (se aparta ${bendOf(a)} como mucho). La de C se aparta hasta ${bendOf(c)}: se dobla.`,
      ];
    },
    why: {
      same: 'C puede trazar lo que ninguna red lineal puede, aprende más despacio (su pérdida de entrenamiento aún es mayor), y con estos pacientes de prueba eso vale unos pocos pacientes como mucho. ¿Es real esa pequeña diferencia?',
    },
  },
  luck: {
    title: '¿Fue suerte?',
    text: () => [
      'Un solo entrenamiento demuestra poco: otros pesos iniciales, u otros pacientes de prueba, habrían dado otros números. Así que entrena las dos una y otra vez, A (lineal) y C (ReLU), en pares que empiezan igual.',
      'Primero 200 veces con otros pesos iniciales y los mismos pacientes de prueba. Después 200 veces con otros pesos iniciales y otros pacientes reservados para la prueba.',
    ],
    question: () => '¿Dónde irá ReLU por delante de media, por más de lo que explica el azar?',
    choices: {
      both: 'En los dos casos',
      first: 'Solo con los mismos pacientes de prueba',
      second: 'Solo con otros pacientes de prueba',
      neither: 'En ninguno de los dos',
    },
    measured: (facts) => [
      ...compared('Los mismos pacientes de prueba', facts[1]?.many),
      ...compared('Otros pacientes de prueba', facts[2]?.many),
      'Un intervalo del 95 % es un rango que contiene la verdadera diferencia media en unos 95 de cada 100 experimentos así. Se hace más ancho donde cambian los pacientes de prueba: los grupos de pacientes se solapan, así que 200 de ellos dicen menos de lo que dirían 200 separados.',
    ],
    why: {
      first: 'Con estos pacientes de prueba en concreto, la ventaja de ReLU es real: los pesos iniciales no la explican. Pero es de estos pacientes. Con otros desaparece, y la lineal va por delante más veces que por detrás. Muchas semillas con una sola división y muchas divisiones son dos preguntas distintas; di a cuál has respondido.',
    },
  },
  shapes: {
    title: 'Donde ReLU lo es todo',
    text: () => [
      'Ahora, puntos en un plano en lugar de pacientes. Primero un anillo alrededor de otro; después XOR: cuatro esquinas, donde las opuestas van juntas. Las redes tienen que distinguir las dos clases.',
      'A es lineal, B es lineal con tres capas ocultas, C tiene ReLU. Responder siempre lo mismo acierta más o menos la mitad de los puntos.',
    ],
    question: () => '¿Quién acertará más del 90 % de los puntos de prueba, las dos veces?',
    choices: { relu: 'Solo C: la que tiene ReLU', deep: 'Solo B: la lineal profunda', all: 'Todas', none: 'Ninguna de ellas' },
    measured: (facts) => [
      `Círculos: ${each(runsOf(facts), (run) => shareOf(run, 'test'))}.`,
      `XOR: ${each(runsOf(facts, 1), (run) => shareOf(run, 'test'))}.`,
    ],
    why: {
      relu: 'Ninguna recta separa un anillo de su centro, ni esquinas cruzadas. Una red lineal no puede ofrecer otra cosa, con una capa o con tres, así que no le queda más que adivinar. Los codos de ReLU pueden cerrarse alrededor del centro. Aquí la activación lo decide todo.',
    },
  },
  bends: {
    title: '¿Cuántos codos hacen falta para un anillo?',
    text: () => [
      'Cada unidad oculta con ReLU aporta un pliegue recto. En la página, A tiene 1, B tiene 2 y C tiene 8, y la tarea es otra vez el anillo alrededor de otro.',
      'Después se entrenan redes con 1, 2, 3, 4 y 8 unidades ocultas, 200 veces cada una, siempre con otros pesos iniciales.',
    ],
    question: () => '¿Con cuántas unidades ocultas, como mínimo, acierta al menos uno de los 200 entrenamientos el 95 % de los puntos de prueba?',
    choices: { one: '1', two: '2', three: '3', four: '4', eight: '8' },
    table: (facts) => {
      const many = facts[1]?.many;
      return {
        caption: `Exactitud de prueba en ${count(many?.seeds ?? 0)} entrenamientos`,
        head: ['Unidades ocultas', 'de media', 'el mejor'],
        rows: ['1', '2', '3', '4', '8'].map((units, k) => [units, whole(many?.means[k] ?? NaN), whole(many?.bests[k] ?? NaN)]),
      };
    },
    why: {
      three: 'Un triángulo es la figura más simple que se cierra, así que bastan tres pliegues, si el entrenamiento los encuentra. Muchas veces no lo hace: mira cuánto queda la media por debajo del mejor entrenamiento, y cómo sube con más unidades. Con unidades de sobra es probable que suficientes acaben en lugares útiles.',
    },
  },
  others: {
    title: 'Otras activaciones, y cómo fallan',
    text: () => [
      'Una vez más el anillo alrededor de otro, con tres capas ocultas de 8 unidades: A con ReLU, B con Tanh, C con Sigmoid. Tanh y Sigmoid se doblan con suavidad, y son planas lejos de 0.',
      'Justo después, una tasa de aprendizaje 80 veces mayor, con una capa oculta: A con ReLU, B con LeakyReLU, C con Tanh.',
    ],
    question: () => 'Con la tasa de aprendizaje pequeña: ¿cuál seguirá al final casi como si adivinara?',
    choices: { relu: 'ReLU', tanh: 'Tanh', sigmoid: 'Sigmoid', none: 'Ninguna de ellas' },
    measured: (facts) => [
      `Tasa de aprendizaje pequeña: ${each(runsOf(facts), (run) => `${shareOf(run, 'test')} de los puntos de prueba`)}.`,
      `Tasa de aprendizaje enorme: ${each(runsOf(facts, 1), (run) => `${shareOf(run, 'test')} (unidades ocultas muertas: ${count(run.dead)} de ${count(run.units)})`)}.`,
    ],
    why: {
      sigmoid: 'La pendiente de Sigmoid nunca pasa de un cuarto, y cada capa multiplica por ella: después de tres capas no queda casi nada de la señal de la que aprenden las primeras. Se desvanece. Con ReLU la pendiente es 1 donde una unidad está encendida, pero 0 donde está apagada: un paso enorme puede empujar una unidad tan lejos que quede apagada para todos los puntos. Entonces ya no le llega nada, y está muerta. LeakyReLU nunca es del todo plana, así que ninguna de sus unidades muere, aunque eso solo no hace buena una tasa de aprendizaje así.',
    },
  },
  more: {
    title: '¿Por qué no entrenar más tiempo?',
    text: (before) => [
      `Otra vez los pacientes, con la tasa de aprendizaje mayor del paso 2 y el doble de épocas. A es lineal, B tiene ReLU, y C tiene dos capas de ReLU: ${count(before[2]?.parameters ?? 0)} pesos y sesgos para aprender de ${count(before[2]?.rows.train ?? 0)} pacientes.`,
    ],
    question: () => 'De la época 300 al final, ¿qué subirá más de 4 puntos porcentuales?',
    choices: {
      both: 'La exactitud de C con los pacientes de entrenamiento y con los de prueba',
      train: 'La exactitud de C solo con los pacientes de entrenamiento',
      test: 'La exactitud de C solo con los pacientes de prueba',
      neither: 'Ninguna de las dos',
    },
    measured: (facts, { early = 0 }) => {
      const [a, , c] = runsOf(facts);
      return [
        `C con los pacientes de entrenamiento: ${shareOf(c, 'train', 'early')} después de ${count(early)} épocas, ${shareOf(c, 'train')} al final. Con los pacientes de prueba: ${shareOf(c, 'test', 'early')}, y después ${shareOf(c, 'test')}. A, que no puede doblarse, tiene ${shareOf(a, 'train')} y ${shareOf(a, 'test')}.`,
      ];
    },
    why: {
      train: 'Con suficientes codos y tiempo, una red puede aprenderse de memoria sus pacientes de entrenamiento, lo que no sirve para otros: se sobreajusta. La curva que hay que mirar es la de prueba.',
    },
  },
};
