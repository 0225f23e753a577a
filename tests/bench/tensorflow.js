// TensorFlow.js, as its guides write training: variables, `variableGrads`, an optimiser, everything in
// `tidy`; layers by its fused product, which is its fastest.
import * as tf from './pkg/tensorflow.js';

export const VERSION = tf.version_core;

export class TensorFlow {
  /** @param {import('./data.js').Problem} problem @param {'wasm' | 'cpu'} backend */
  static async on(problem, backend) {
    tf.setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');
    await TensorFlow.use(backend);
    return new TensorFlow(problem);
  }

  /** Two backends are in the page; one is in use. @param {string} backend */
  static async use(backend) {
    await tf.setBackend(backend);
  }

  constructor(problem) {
    this.problem = problem;
    this.parts = [problem.train, problem.test].map(({ x, targets }) => ({
      x: tf.tensor2d(x, [targets.length, problem.sizes[0]]),
      targets: tf.tensor2d(targets, [targets.length, 1]),
    }));
    this.optimizer = tf.train.sgd(problem.optimizer.lr);
    this.layers = [];
    this.reset();
  }

  reset() {
    this.dispose();
    const { sizes, parameters } = this.problem;
    this.layers = tf.tidy(() => sizes.slice(1).map((outputs, at) => ({
      weight: tf.variable(tf.transpose(tf.tensor2d(parameters[2 * at], [outputs, sizes[at]]))),
      bias: tf.variable(tf.tensor1d(parameters[2 * at + 1])),
    })));
  }

  dispose() {
    for (const { weight, bias } of this.layers) tf.dispose([weight, bias]);
  }

  forward(x) {
    const last = this.layers.length - 1;
    return this.layers.reduce((a, { weight, bias }, at) =>
      tf.fused.matMul({ a, b: weight, bias, activation: at < last ? this.problem.activation : 'linear' }), x);
  }

  train(epochs) {
    this.figures = [0, 1, 2, 3].map(() => new Float32Array(epochs));
    const [train, test] = this.parts;
    for (let epoch = 0; epoch < epochs; epoch++) {
      tf.tidy(() => {
        let logits;
        const { value, grads } = tf.variableGrads(() => {
          logits = tf.keep(this.forward(train.x));
          return tf.losses.sigmoidCrossEntropy(train.targets, logits);
        });
        this.optimizer.applyGradients(grads);
        this.note(epoch, 0, value, logits, train.targets);
        logits.dispose();
        const answers = this.forward(test.x);
        this.note(epoch, 1, tf.losses.sigmoidCrossEntropy(test.targets, answers), answers, test.targets);
      });
    }
  }

  note(epoch, part, loss, logits, targets) {
    this.figures[part][epoch] = loss.dataSync()[0];
    this.figures[2 + part][epoch] = tf.mean(tf.equal(tf.round(tf.sigmoid(logits)), targets)).dataSync()[0];
  }

  losses(epoch) {
    return [this.figures[0][epoch], this.figures[1][epoch]];
  }
}
