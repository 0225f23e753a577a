// The training loop as good JavaScript by hand: typed arrays, nothing allocated in an epoch, and each row
// goes forward and back through all layers at once, while everything about it is in the cache. Sums
// are in double precision, which an engine computes as fast and need not round.

/** @typedef {import('./data.js').Problem} Problem */

/** `output = weights · input + bias`, for the row that begins at `at`. */
function dense({ inputs, outputs, weights, bias }, input, at, output) {
  const whole = inputs & ~3;
  for (let unit = 0, w = 0; unit < outputs; unit++) {
    let a = bias[unit], b = 0, c = 0, d = 0;
    let i = 0;
    for (; i < whole; i += 4, w += 4) {
      a += weights[w] * input[at + i];
      b += weights[w + 1] * input[at + i + 1];
      c += weights[w + 2] * input[at + i + 2];
      d += weights[w + 3] * input[at + i + 3];
    }
    for (; i < inputs; i++, w++) a += weights[w] * input[at + i];
    output[unit] = a + b + (c + d);
  }
}

/** Adds to the gradients of a layer what a row says, and where wanted gives that of its input. */
function back({ inputs, outputs, weights, weightSums, biasSums }, delta, input, at, below) {
  if (below) below.fill(0);
  for (let unit = 0; unit < outputs; unit++) {
    const slope = delta[unit];
    // Behind a ReLU about half of them.
    if (slope === 0) continue;
    biasSums[unit] += slope;
    const w = unit * inputs;
    if (below) {
      for (let i = 0; i < inputs; i++) {
        weightSums[w + i] += slope * input[at + i];
        below[i] += slope * weights[w + i];
      }
    } else {
      for (let i = 0; i < inputs; i++) weightSums[w + i] += slope * input[at + i];
    }
  }
}

/** In place. */
function activate(values, kind) {
  if (kind === 'relu') {
    for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = 0;
  } else if (kind === 'tanh') {
    for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i]);
  }
}

/** From the gradient of what an activation gives to that of what it is given. */
function deactivate(delta, values, kind) {
  if (kind === 'relu') {
    for (let i = 0; i < delta.length; i++) if (values[i] === 0) delta[i] = 0;
  } else if (kind === 'tanh') {
    for (let i = 0; i < delta.length; i++) delta[i] *= 1 - values[i] * values[i];
  }
}

export class JavaScript {
  /** @param {Problem} problem */
  constructor(problem) {
    this.problem = problem;
    this.parts = [problem.train, problem.test].map(({ x, targets }) => ({ x: Float64Array.from(x), targets }));
    this.layers = problem.sizes.slice(1).map((outputs, at) => {
      const inputs = problem.sizes[at];
      const [weights, bias] = [new Float64Array(inputs * outputs), new Float64Array(outputs)];
      return {
        inputs, outputs, weights, bias, weightSums: new Float64Array(inputs * outputs), biasSums: new Float64Array(outputs),
        values: new Float64Array(outputs), delta: new Float64Array(outputs),
      };
    });
    this.tensors = this.layers.flatMap(({ weights, bias, weightSums, biasSums }) => [
      { values: weights, sums: weightSums }, { values: bias, sums: biasSums },
    ]).map((tensor) => ({ ...tensor, first: tensor.values.slice(), second: tensor.values.slice() }));
    this.reset();
  }

  reset() {
    this.steps = 0;
    this.tensors.forEach(({ values, first, second }, at) => {
      values.set(this.problem.parameters[at]);
      first.fill(0);
      second.fill(0);
    });
  }

  /** @param {number} epochs */
  train(epochs) {
    const [train, test] = this.parts;
    const rows = train.targets.length;
    const batch = this.problem.batchSize ?? rows;
    this.figures = [0, 1, 2, 3].map(() => new Float32Array(epochs));
    const [trainLoss, testLoss, trainAccuracy, testAccuracy] = this.figures;
    for (let epoch = 0; epoch < epochs; epoch++) {
      this.loss = 0;
      this.right = 0;
      for (let from = 0; from < rows; from += batch) {
        const to = Math.min(from + batch, rows);
        this.pass(train, from, to, true);
        if (this.problem.optimizer.name === 'adam') this.adam(); else this.sgd();
      }
      trainLoss[epoch] = this.loss / rows;
      trainAccuracy[epoch] = this.right / rows;
      this.loss = 0;
      this.right = 0;
      this.pass(test, 0, test.targets.length, false);
      testLoss[epoch] = this.loss / test.targets.length;
      testAccuracy[epoch] = this.right / test.targets.length;
    }
  }

  /** Training and test loss of an epoch. @param {number} epoch */
  losses(epoch) {
    return [this.figures[0][epoch], this.figures[1][epoch]];
  }

  /** Rows forward, and back where they are trained on. */
  pass({ x, targets }, from, to, training) {
    const { layers } = this;
    const { activation } = this.problem;
    const last = layers.length - 1;
    const head = layers[last];
    let [loss, right] = [0, 0];
    for (let row = from; row < to; row++) {
      const start = row * layers[0].inputs;
      dense(layers[0], x, start, layers[0].values);
      for (let at = 1; at <= last; at++) {
        activate(layers[at - 1].values, activation);
        dense(layers[at], layers[at - 1].values, 0, layers[at].values);
      }
      const [logit, target] = [head.values[0], targets[row]];
      const e = Math.exp(-Math.abs(logit));
      loss += Math.max(logit, 0) - logit * target + Math.log1p(e);
      if (logit > 0 === target > 0) right++;
      if (!training) continue;
      head.delta[0] = ((logit < 0 ? e : 1) / (1 + e) - target) / (to - from);
      for (let at = last; at > 0; at--) {
        const below = layers[at - 1];
        back(layers[at], layers[at].delta, below.values, 0, below.delta);
        deactivate(below.delta, below.values, activation);
      }
      back(layers[0], layers[0].delta, x, start, null);
    }
    this.loss += loss;
    this.right += right;
  }

  /** The update, which also empties the sums. */
  sgd() {
    const { lr } = this.problem.optimizer;
    for (const { values, sums } of this.tensors) {
      for (let i = 0; i < values.length; i++) {
        values[i] -= lr * sums[i];
        sums[i] = 0;
      }
    }
  }

  adam() {
    this.steps++;
    const size = this.problem.optimizer.lr / (1 - 0.9 ** this.steps);
    const root = Math.sqrt(1 - 0.999 ** this.steps);
    for (const { values, sums, first, second } of this.tensors) {
      for (let i = 0; i < values.length; i++) {
        first[i] += 0.1 * (sums[i] - first[i]);
        second[i] = 0.999 * second[i] + 0.001 * sums[i] * sums[i];
        values[i] -= (size * first[i]) / (Math.sqrt(second[i]) / root + 1e-8);
        sums[i] = 0;
      }
    }
  }
}
