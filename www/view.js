// Turns the session into what stands on the page. It reads the session and never changes it.
import { byId, make, mark, setText } from './dom.js';
import { ACTIVATIONS, count, nats, percent, SETTINGS, TEXT } from './text.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./session.js').Faded} Faded */

/** Epochs between two lines of the log, as in the lesson. */
const LOG_STEP = 100;
/** Most lines of a model's log; a longer one keeps its newest. */
const MOST_LINES = 500;
/** Least time between two updates of the charts' text equivalents while training, in ms. */
const CALM = 1000;

/** Most changes that a legend tells one by one. */
const MOST_CHANGES = 2;

/** A model's name, shape of network and activation. @param {Model | Faded} run */
const short = ({ name, trainer }) => `${name} ${trainer.title}`;

/** The same, and what changes while it is trained. @param {Model | Faded} run */
function describe(run) {
  const { trainer } = run;
  const recipe = trainer.recipe();
  /** What there was before each change. @type {Record<string, unknown>} */
  const now = { activation: recipe.activation, lr: recipe.optimizer.lr, weightDecay: recipe.optimizer.weightDecay, l1: recipe.optimizer.l1 };
  const past = [];
  const ahead = [];
  for (const { epoch, parameters, ...settings } of recipe.changes) {
    for (const [name, value] of Object.entries(settings)) {
      if (epoch <= trainer.epoch) past.push(TEXT.until(setting(name, now[name]), epoch));
      else ahead.push(TEXT.from(setting(name, value), epoch));
      now[name] = value;
    }
    if (parameters) (epoch <= trainer.epoch ? past : ahead).push(TEXT.edited(typeof parameters === 'string' ? 0 : parameters.length, epoch));
  }
  const more = Math.max(0, past.length - MOST_CHANGES);
  const told = [...(more > 0 ? [TEXT.changes(more)] : []), ...past.slice(more), ...ahead.slice(0, MOST_CHANGES)];
  return told.length ? `${short(run)} (${told.join(', ')})` : short(run);
}

/** A setting in words. @param {string} name @param {unknown} value */
const setting = (name, value) =>
  (name === 'activation' ? title(/** @type {string | string[]} */ (value)) : `${SETTINGS[name] ?? name}=${value}`);

/** @param {string | string[] | undefined} activation */
function title(activation) {
  return [activation ?? []].flat().map((name) => ACTIVATIONS[name] ?? name).join(', ');
}

/** What guessing without looking would score. @param {import('./pkg/relu_playground.js').Trainer} trainer */
const baseline = (trainer) =>
  (trainer.task === 'number' ? TEXT.meanError(trainer.meanError) : TEXT.majority(trainer.majorityAccuracy));

export class View {
  /** @param {Session} session */
  constructor(session) {
    this.session = session;
    /** What is said beside the state of training. @type {string | undefined} */
    this.notice = undefined;
    /** What is said besides, as long as it is so. @type {string | undefined} */
    this.aside = undefined;
    this.spokenAt = -Infinity;
    this.revision = -1;
    /** Names of the runs, which change only with the session's revision. @type {Map<Model | Faded, string>} */
    this.labels = new Map();
    /** The same with their changes of activation. @type {Map<Model | Faded, string>} */
    this.stories = new Map();
    /** What the log shows of each model. @type {Map<Model, { run: object, lines: number, list: HTMLElement, head: HTMLElement }>} */
    this.logs = new Map();
    /** The cells of the table. @type {{ model: Model, head: HTMLElement, cells: HTMLElement[] }[]} */
    this.rows = [];
    this.makeRows();
  }

  /** @param {Model | Faded} run */
  label(run) {
    return this.labels.get(run) ?? '';
  }

  /** @param {Model | Faded} run */
  story(run) {
    return this.stories.get(run) ?? '';
  }

  /** Rows of the table and blocks of the log, one a model. */
  makeRows() {
    const body = /** @type {HTMLTableSectionElement} */ (byId('figures').querySelector('tbody'));
    this.rows.push(...this.session.models.map((model) => {
      const head = make('th', { scope: 'row' });
      const cells = Array.from({ length: 5 }, () => make('td'));
      body.append(make('tr', {}, head, ...cells));
      const list = make('pre');
      const name = make('h3');
      byId('log').append(make('div', {}, name, list));
      this.logs.set(model, { run: {}, lines: 0, list, head: name });
      return { model, head, cells };
    }));
  }

  draw() {
    if (this.revision !== this.session.revision) {
      this.revision = this.session.revision;
      this.drawRecipes();
    }
    this.drawStatus();
    this.drawTable();
    this.drawLog();
    this.drawTexts();
  }

  /** All that follows from the recipes, and not from how far they are trained. */
  drawRecipes() {
    const { session } = this;
    const runs = [...session.models, ...session.faded];
    this.labels = new Map(runs.map((run) => [run, short(run)]));
    this.stories = new Map(runs.map((run) => [run, describe(run)]));
    for (const { model, head } of this.rows) {
      head.replaceChildren(mark(model.slot), ` ${this.label(model)}`);
    }
    for (const [model, log] of this.logs) setText(log.head, this.label(model));
    this.drawLegend();
    this.drawFaded();
    setText(byId('notes'), this.coinciding().join(' '));
    this.drawData();
  }

  /** What is learned from, and how it is prepared. */
  drawData() {
    const { recipe, first } = this.session;
    const { rows } = first.trainer;
    const { task, features } = first.trainer;
    // Where a number is predicted no row is right or wrong: the loss takes the first place.
    byId('charts').classList.toggle('number', task === 'number');
    setText(byId('learn-from'), TEXT.learnFrom(recipe.data, rows.train + rows.test));
    setText(byId('accuracy-unit'), TEXT.accuracyUnit(recipe.data));
    setText(byId('loss-unit'), TEXT.lossUnit(recipe.data, task));
    setText(byId('recipe-text'), TEXT.recipe(recipe, rows, features.length, task));
  }

  /** What the page is doing, in a sentence. */
  drawStatus() {
    const { session } = this;
    const epoch = session.at ?? session.epoch;
    const diverged = session.models.filter(({ trainer }) => trainer.diverged);
    const sentences = [];
    if (diverged.length > 0) {
      const runs = diverged.map((model) => TEXT.divergedRun(this.label(model), model.trainer.epoch - 1));
      sentences.push(TEXT.diverged(runs));
    }
    if (session.playing) sentences.push(TEXT.training);
    else if (epoch === 0) sentences.push(TEXT.ready);
    else if (!session.finished) sentences.push(TEXT.paused(epoch));
    else if (diverged.length < session.models.length) sentences.push(TEXT.done(epoch));
    setText(byId('status'), [...sentences, this.notice, this.aside].filter(Boolean).join(' '));

    setText(byId('play'), session.playing ? TEXT.pause : TEXT.play);
    const progress = /** @type {HTMLInputElement} */ (byId('progress'));
    const text = TEXT.progress(epoch, session.span);
    progress.max = String(session.span);
    progress.value = String(epoch);
    setText(byId('progress-text'), text);
    // While training it would be another 60 times a second.
    if (!session.playing) progress.ariaValueText = `${TEXT.epoch} ${text}`;
  }

  /** Says something once more than the state does, until the next action. @param {string | undefined} notice */
  notify(notice) {
    this.notice = notice;
  }

  drawTable() {
    for (const { model, cells } of this.rows) {
      const { trainer } = model;
      const reading = trainer.reading(trainer.epoch - 1);
      const figures = reading
        ? [nats(reading.trainLoss), nats(reading.testLoss), percent(reading.trainAccuracy), percent(reading.testAccuracy)]
        : ['–', '–', '–', '–'];
      [count(trainer.epoch), ...figures].forEach((text, k) => setText(/** @type {Element} */ (cells[k]), text));
    }
  }

  drawLegend() {
    const { session } = this;
    const dash = make('span', { className: 'mark', ariaHidden: 'true' }, '┅');
    byId('legend').replaceChildren(
      ...session.models.map((model) => make('li', {}, mark(model.slot), ` ${this.story(model)}`)),
      make('li', { className: 'note' }, TEXT.curves),
      make('li', { className: 'note' }, dash, ` ${baseline(session.first.trainer)}`),
    );
  }

  /** The earlier curves, each with a button to remove it. */
  drawFaded() {
    const { faded } = this.session;
    byId('faded').hidden = faded.length === 0;
    byId('faded-list').replaceChildren(
      ...faded.map((run) => {
        const name = this.fadedLabel(run);
        const remove = make('button', { type: 'button', className: 'remove', ariaLabel: TEXT.removeFaded(name) }, '×');
        remove.dataset['run'] = String(run.id);
        return make('li', { className: 'faded' }, mark(run.slot), ` ${name} `, remove);
      }),
    );
  }

  /** @param {Faded} run */
  fadedLabel(run) {
    return TEXT.faded(TEXT.fadedLabel(this.story(run), run.trainer.recipe()), run.trainer.epoch);
  }

  /** Models whose recipes are equal, in sentences. */
  coinciding() {
    /** @type {Map<string, string[]>} */
    const names = new Map();
    for (const { name, trainer } of this.session.models) {
      const recipe = JSON.stringify(trainer.recipe());
      names.set(recipe, [...(names.get(recipe) ?? []), name]);
    }
    return [...names.values()].filter((same) => same.length > 1).map(TEXT.coincide);
  }

  /** Adds the lines that are due; starts anew where a run did. */
  drawLog() {
    for (const [model, log] of this.logs) {
      const { trainer } = model;
      const due = Math.ceil(trainer.epoch / LOG_STEP);
      if (log.run !== trainer || due < log.lines) {
        log.list.replaceChildren();
        Object.assign(log, { run: trainer, lines: Math.max(0, due - MOST_LINES) });
      }
      for (; log.lines < due; log.lines += 1) {
        log.list.append(`${trainer.line(LOG_STEP * log.lines)}\n`);
        if (log.list.childNodes.length > MOST_LINES) log.list.firstChild?.remove();
      }
    }
  }

  /** The charts in words, for those who do not see them: calmly while training, at once at rest. */
  drawTexts() {
    const now = performance.now();
    if (this.session.playing && now - this.spokenAt < CALM) return;
    this.spokenAt = now;
    for (const metric of /** @type {const} */ (['accuracy', 'loss'])) {
      const figures = this.session.models.map((model) => `${this.label(model)}: ${this.figures(metric, model)}`);
      setText(byId(`${metric}-text`), [TEXT.chart(metric, this.session.target), ...figures].join(' '));
    }
  }

  /** @param {'accuracy' | 'loss'} metric @param {Model} model */
  figures(metric, { trainer }) {
    const reading = trainer.reading(trainer.epoch - 1);
    if (!reading) return `${TEXT.noReading}.`;
    const [train, test] = metric === 'accuracy'
      ? [percent(reading.trainAccuracy), percent(reading.testAccuracy)]
      : [nats(reading.trainLoss), nats(reading.testLoss)];
    return `${TEXT.reading(trainer.epoch - 1)}, ${TEXT.train} ${train}, ${TEXT.test} ${test}.`;
  }
}
