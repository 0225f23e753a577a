// The panel that asks whether a difference was luck: it trains the compared models over many seeds.
import { choice, field } from './fields.js';
import { onTheme } from './canvas.js';
import { LUCK } from './text-luck.js';
import { make, setText } from './dom.js';
import { Now } from './now.js';
import { Results } from './luck-results.js';
import { SEEDS, Study } from './study.js';
import { studyFiles } from './take-study.js';
import { sentenceOf } from './text.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./study.js').Vary} Vary */

/** Least time between two updates of the results while they come in, and of the progress, in ms. */
const CALM = 300;
const BRISK = 100;

/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  return (page.luck = new Luck(page, box));
}

export class Luck {
  /** @param {Page} page @param {HTMLElement} box */
  constructor(page, box) {
    this.page = page;
    this.session = page.session;
    /** @type {Study | undefined} */
    this.study = undefined;
    /** The recipes that it is about, to tell whether the page has others by now. */
    this.asked = '';
    /** What the state says beside the progress, in the language that is spoken then. */
    this.told = () => '';
    /** Whether a frame is asked for. */
    this.due = false;
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    this.form = makeForm(page);
    this.form.start.addEventListener('click', () => void this.run());
    this.state = makeState();
    this.state.cancel.addEventListener('click', () => {
      this.study?.cancel();
      // The button goes: the keyboard goes on from the one that trains again.
      this.form.start.focus();
    });
    this.results = new Results(page);
    this.updates = new Now(CALM);
    this.stale = make('p', { className: 'stale', hidden: true }, LUCK.stale);
    this.files = studyFiles(page);
    box.append(make('p', {}, LUCK.about), this.form.box, this.error, this.state.box, this.stale, this.results.box, this.files.box);
    onTheme(() => {
      this.updates.key = '';
      page.loop.wake();
    });
    page.studied = () => (this.study?.results?.done && this.study.about ? this.studied(this.study) : undefined);
    page.verdict = () => (this.study?.isRunning || this.isStale ? undefined : this.results.told(Number(this.form.reference.select.value)));
  }

  /** Whether what was trained is not what is on the page now. */
  get isStale() {
    const recipes = this.session.models.map(({ trainer }) => trainer.recipe());
    return this.study !== undefined && questionOf(recipes, this.study.vary) !== this.asked;
  }

  /** What can be saved of a study. @param {Study} study @returns {import('./take-study.js').Studied} */
  studied(study) {
    return { study, name: (model) => this.results.name(model), reference: Number(this.form.reference.select.value) };
  }

  /** Trains the models that are on the page now. */
  async run() {
    if (this.study?.isRunning) return;
    const { session, page, form } = this;
    this.error.hidden = true;
    const recipes = session.models.map(({ trainer }) => trainer.recipe());
    /** @type {Study} */
    let study;
    try {
      study = new Study({
        recipes, seeds: form.seeds.input.valueAsNumber, first: form.first.input.valueAsNumber,
        vary: /** @type {Vary} */ (form.vary.select.value), table: session.table,
      });
    } catch (error) {
      this.fail(sentenceOf(error));
      return;
    }
    this.study?.free();
    this.study = study;
    this.asked = questionOf(recipes, study.vary);
    this.results.show(study, session.models);
    this.told = () => LUCK.started(study.seeds, recipes.length);
    study.addEventListener('change', () => this.wakeSoon());
    try {
      const { seeds, isCancelled } = await study.start();
      this.told = () => (isCancelled ? LUCK.cancelled(seeds, study.seeds, study.first) : LUCK.done(seeds, study.first));
    } catch (error) {
      this.told = () => '';
      this.fail(LUCK.failed(sentenceOf(error)));
    }
    page.loop.wake();
  }

  /** Runs end many times a frame, and a frame draws all of the page: the workers have better use for the time. */
  wakeSoon() {
    if (this.due) return;
    this.due = true;
    setTimeout(() => {
      this.due = false;
      this.page.loop.wake();
    }, BRISK);
  }

  /** @param {string} sentence */
  fail(sentence) {
    setText(this.error, sentence);
    this.error.hidden = false;
  }

  draw() {
    const { study, form, state } = this;
    this.files.draw();
    const isRunning = study?.isRunning ?? false;
    setText(form.start, LUCK.start(form.seeds.input.valueAsNumber));
    // It keeps the focus, also while there is nothing to press.
    form.start.ariaDisabled = String(isRunning);
    state.bar.hidden = !isRunning;
    if (!study) return;
    if (state.progress.value !== study.progress) state.progress.value = study.progress;
    setText(state.runs, LUCK.runs(study.runs, study.allRuns));
    setText(state.status, [this.told(), ...(study.isOnPage ? [LUCK.onPage] : [])].join(' '));
    this.stale.hidden = isRunning || !study.results?.done || !this.isStale;
    const reference = Number(form.reference.select.value);
    const key = [study.results?.done, isRunning, reference, this.results.shown].join(' ');
    this.updates.run(isRunning, key, () => this.results.draw(reference));
    // What has to wait is drawn later, though nothing else should happen.
    if (this.updates.key !== key) this.wakeSoon();
  }
}

/** What to ask, and the button that asks it. @param {Page} page */
function makeForm({ session, loop }) {
  const wake = () => loop.wake();
  // What is missing is said when it is asked for: a sentence that came first would move the button away.
  const seeds = field(LUCK.seeds, { min: SEEDS.min, max: SEEDS.max, optional: '' }, wake);
  seeds.input.value = '200';
  seeds.input.addEventListener('input', wake);
  const vary = choice(LUCK.vary, LUCK.varies, wake);
  const first = field(LUCK.first, { min: 0, optional: '' }, wake);
  first.input.value = '0';
  const names = session.models.map(({ name }, k) => /** @type {[string, string]} */ ([String(k), name]));
  const reference = choice(LUCK.compareWith, Object.fromEntries(names), wake);
  const start = make('button', { type: 'button', className: 'primary' });
  const box = make('div', { className: 'fields' }, seeds.box, vary.box, first.box, reference.box, start);
  return { box, seeds, vary, first, reference, start };
}

/** How far it is. */
function makeState() {
  const progress = make('progress', { max: 1, value: 0, ariaLabel: LUCK.progress });
  const runs = make('span', { className: 'value' });
  const cancel = make('button', { type: 'button' }, LUCK.cancel);
  const bar = make('div', { className: 'field', hidden: true }, progress, runs, cancel);
  const status = make('p', { role: 'status' });
  return { box: make('div', {}, bar, status), bar, progress, runs, cancel, status };
}

/**
 * What a study asks: the recipes without what it sets itself.
 * @param {import('./pkg/relu_playground.js').Recipe[]} recipes @param {Vary} vary
 */
function questionOf(recipes, vary) {
  return JSON.stringify(recipes.map(({ seed, splitSeed, ...recipe }) => [
    recipe, vary === 'split' ? seed : null, vary === 'weights' ? splitSeed : null,
  ]));
}
