// The panel of how it is trained: the optimiser's own settings, schedule, batches, penalties, test share.
import { check, choice, field, tried } from './fields.js';
import { make, setText } from './dom.js';
import { MORE, SCHEDULES } from './text-panels.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {import('./pkg/relu_playground.js').OptimizerRecipe} OptimizerRecipe */
/** @typedef {import('./pkg/relu_playground.js').Schedule} Schedule */

/** What a step schedule begins with. */
const STEP = { name: /** @type {const} */ ('step'), stepSize: 300, gamma: 0.1 };

/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  return new TrainingPanel(page, box);
}

class TrainingPanel {
  /** @param {Page} page @param {HTMLElement} box */
  constructor(page, box) {
    this.page = page;
    this.session = page.session;
    this.revision = -1;
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    box.append(
      this.group(MORE.penalties, this.makePenalties(), make('p', { className: 'note' }, MORE.atOnce)),
      this.group(MORE.schedule, this.makeSchedule()),
      this.group(MORE.batches, this.makeBatches()),
      this.group(MORE.optimizer, this.makeOptimizer()),
      this.group(MORE.split, this.makeSplit()),
      this.error,
    );
  }

  /** @param {string} title @param {Node[]} fields @param {Node[]} more */
  group(title, fields, ...more) {
    return make('fieldset', {}, make('legend', {}, title), make('div', { className: 'fields' }, ...fields), ...more);
  }

  /** @param {RecipeInput} patch */
  share(patch) {
    this.page.controls.share(patch);
  }

  /** Other settings of the same optimiser; the models restart. @param {Partial<OptimizerRecipe> & object} patch */
  optimize(patch) {
    this.share({ optimizer: /** @type {OptimizerRecipe} */ ({ ...this.session.first.trainer.optimizer, ...patch }) });
  }

  makePenalties() {
    const tuned = (/** @type {string} */ label, /** @type {'weightDecay' | 'l1'} */ name) =>
      field(label, { min: 0, step: 'any' }, (value) => this.page.controls.tune({ [name]: value }));
    this.weightDecay = tuned(MORE.weightDecay, 'weightDecay');
    this.l1 = tuned(MORE.l1, 'l1');
    return [this.weightDecay.box, this.l1.box];
  }

  makeSchedule() {
    this.schedule = choice(MORE.scheduleName, SCHEDULES, (name) => {
      const schedule = /** @type {Schedule} */ (name === 'step' ? STEP : { name });
      tried(this.error, () => this.optimize({ schedule }));
    });
    const now = () => this.session.recipe.optimizer.schedule;
    const set = (/** @type {object} */ patch) =>
      this.optimize({ schedule: /** @type {Schedule} */ ({ ...now(), ...patch }) });
    this.stepSize = field(MORE.stepSize, { min: 1 }, (stepSize) => set({ stepSize }));
    this.gamma = field(MORE.gamma, { min: 0, step: 'any' }, (gamma) => set({ gamma }));
    this.tMax = field(MORE.tMax, { min: 1, optional: MORE.allEpochs }, (tMax) => {
      set({ tMax: Number.isNaN(tMax) ? null : tMax });
    });
    return [this.schedule.box, this.stepSize.box, this.gamma.box, this.tMax.box];
  }

  makeBatches() {
    this.batchSize = field(MORE.batchSize, { min: 1, optional: MORE.allRows }, (size) => {
      this.share({ batchSize: Number.isNaN(size) ? null : size });
    });
    this.shuffle = check(MORE.shuffle, (shuffle) => this.page.controls.tryShare({ shuffle }));
    return [this.batchSize.box, this.shuffle.box];
  }

  makeOptimizer() {
    const setting = (/** @type {string} */ label, /** @type {(value: number) => object} */ patch) =>
      field(label, { min: 0, step: 'any' }, (value) => this.optimize(patch(value)));
    const betas = () => /** @type {{ betas: [number, number] }} */ (this.session.recipe.optimizer).betas;
    this.momentum = setting(MORE.momentum, (momentum) => (momentum ? { momentum } : { momentum, nesterov: false }));
    this.nesterov = check(MORE.nesterov, (nesterov) => {
      if (!tried(this.error, () => this.optimize({ nesterov })) && this.nesterov) this.nesterov.input.checked = false;
    });
    this.beta1 = setting(MORE.beta1, (beta) => ({ betas: [beta, betas()[1]] }));
    this.beta2 = setting(MORE.beta2, (beta) => ({ betas: [betas()[0], beta] }));
    this.alpha = setting(MORE.alpha, (alpha) => ({ alpha }));
    this.eps = setting(MORE.eps, (eps) => ({ eps }));
    return [this.momentum, this.nesterov, this.beta1, this.beta2, this.alpha, this.eps].map(({ box }) => box);
  }

  makeSplit() {
    this.testShare = field(MORE.testShare, { min: 0, max: 1, step: 'any' }, (testSize) => this.share({ testSize }));
    return [this.testShare.box];
  }

  draw() {
    if (this.revision === this.session.revision) return;
    this.revision = this.session.revision;
    const { recipe } = this.session;
    const settings = this.session.first.trainer.optimizer;
    this.weightDecay?.show(settings.weightDecay);
    this.l1?.show(settings.l1);
    this.drawSchedule(recipe.optimizer.schedule);
    this.batchSize?.show(recipe.batchSize);
    if (this.shuffle) {
      this.shuffle.input.checked = recipe.shuffle;
      this.shuffle.box.hidden = recipe.batchSize === null;
    }
    this.testShare?.show(recipe.testSize);
    this.drawOptimizer(settings);
    setText(this.error, '');
    this.error.hidden = true;
  }

  /** @param {Schedule} schedule */
  drawSchedule(schedule) {
    this.schedule?.show(schedule.name);
    const shown = (/** @type {ReturnType<typeof field> | undefined} */ each, /** @type {boolean} */ isOn) => {
      if (each) each.box.hidden = !isOn;
    };
    shown(this.stepSize, schedule.name === 'step');
    shown(this.gamma, schedule.name === 'step');
    shown(this.tMax, schedule.name === 'cosine');
    if (schedule.name === 'step') {
      this.stepSize?.show(schedule.stepSize);
      this.gamma?.show(schedule.gamma ?? STEP.gamma);
    }
    if (schedule.name === 'cosine') this.tMax?.show(schedule.tMax ?? null);
  }

  /** Shows the settings that the optimiser has. @param {OptimizerRecipe} settings */
  drawOptimizer(settings) {
    const [beta1, beta2] = 'betas' in settings ? settings.betas : [];
    const values = /** @type {const} */ ([
      [this.momentum, 'momentum' in settings ? settings.momentum : undefined],
      [this.beta1, beta1],
      [this.beta2, beta2],
      [this.alpha, 'alpha' in settings ? settings.alpha : undefined],
      [this.eps, 'eps' in settings ? settings.eps : undefined],
    ]);
    for (const [each, value] of values) {
      if (!each) continue;
      each.box.hidden = value === undefined;
      if (value !== undefined) each.show(value);
    }
    if (this.nesterov) {
      this.nesterov.box.hidden = settings.name !== 'sgd';
      this.nesterov.input.checked = settings.name === 'sgd' && settings.nesterov;
    }
  }
}
