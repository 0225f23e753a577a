// A visitor's own table: picked, dropped or pasted, looked at, and chosen from.
import { choice, check } from './fields.js';
import { make, setText } from './dom.js';
import { count, sentenceOf } from './text.js';
import { COLUMN_KINDS, MISSING, MORE, TASKS } from './text-panels.js';
import { CsvFile } from './reader.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./pkg/relu_lab.js').Choice} Choice */
/** @typedef {import('./pkg/relu_lab.js').OwnTable} OwnTable */
/** @typedef {import('./pkg/relu_lab.js').SheetColumn} SheetColumn */
/** @typedef {import('./pkg/relu_playground.js').Own} Own */

/** Values up to which a choice is tried as soon as it is made. */
const QUICK = 2_000_000;
/** Bytes up to which a file's text is kept, for links. */
const KEPT_TEXT = 200_000;

export class OwnFile {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** @type {CsvFile | undefined} */
    this.file = undefined;
    /** What was read. @type {{ name: string, source: Blob | string } | undefined} */
    this.source = undefined;
    /** @type {AbortController | undefined} */
    this.reading = undefined;
    this.status = make('p', { role: 'status' });
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    this.preview = make('div', { hidden: true });
    this.box = make('fieldset', { className: 'own' }, make('legend', {}, MORE.ownFile),
      this.makeSources(), this.makeProgress(), this.error, this.status, this.preview);
    this.makePreview();
  }

  makeSources() {
    const input = make('input', { type: 'file', accept: '.csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain', id: 'own-file' });
    this.picker = input;
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void this.read(file, file.name);
      // The same file can be picked again once it was mended.
      input.value = '';
    });
    const text = make('textarea', { id: 'own-text', rows: 2, spellcheck: false });
    text.addEventListener('input', () => {
      read.disabled = text.value === '';
    });
    const read = make('button', { type: 'button', disabled: true }, MORE.readPasted);
    read.addEventListener('click', () => void this.read(text.value, MORE.pasted));
    return make('div', {},
      make('p', {}, MORE.ownNote),
      make('div', { className: 'fields' },
        make('div', { className: 'field' }, make('label', { htmlFor: 'own-file' }, MORE.pickFile), input),
        make('div', { className: 'field grow' }, make('label', { htmlFor: 'own-text' }, MORE.paste), text), read));
  }

  makeProgress() {
    this.bar = make('progress', { max: 1, value: 0, ariaLabel: MORE.readingShare });
    this.cancel = make('button', { type: 'button' }, MORE.cancel);
    this.cancel.addEventListener('click', () => {
      this.reading?.abort();
      // The button goes with the reading.
      this.picker?.focus();
    });
    this.progress = make('div', { className: 'fields', hidden: true }, this.bar, this.cancel);
    return this.progress;
  }

  /** @param {Blob | string} source @param {string} name @param {boolean} [header] */
  async read(source, name, header) {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.complain('');
    setText(this.status, MORE.reading(name));
    this.show(this.progress, true);
    try {
      const file = await CsvFile.read(source, {
        ...(header === undefined ? {} : { header }),
        signal: reading.signal,
        onProgress: (share) => {
          if (this.bar) this.bar.value = share;
        },
      });
      this.file = file;
      this.source = { name, source };
      const wanted = this.page.link?.wanted(file.checksum);
      if (wanted && wanted.header !== file.header) {
        void this.read(source, name, wanted.header);
        return;
      }
      await this.suggest(undefined);
      this.preview.hidden = false;
      setText(this.status, MORE.wasRead(name, file.rows, file.columns.length));
      if (wanted) await this.supply(wanted);
    } catch (error) {
      // A reading that was ended by hand, or by the next one, is no fault.
      if (reading === this.reading) this.end(reading.signal.aborted ? '' : sentenceOf(error));
    } finally {
      if (reading === this.reading) this.show(this.progress, false);
    }
  }

  /** A link waited for this very file: what it chose is chosen and trained on. @param {Own} wanted */
  async supply(wanted) {
    const { file, source, page } = this;
    if (!file || !source) return;
    this.drawColumns(wanted);
    this.task?.show(wanted.task);
    this.missing?.show(wanted.missing);
    const table = await file.choose(this.choice);
    this.tell(table);
    page.link?.supply(table, await textOf(source.source));
  }

  /** A reading ended without a table; what there was before stays, a file that was read too. @param {string} fault */
  end(fault) {
    this.complain(fault);
    setText(this.status, fault ? MORE.nothingChanged : MORE.cancelled);
  }

  makePreview() {
    this.header = check(MORE.hasHeader, (isOn) => {
      if (this.source) void this.read(this.source.source, this.source.name, isOn);
    });
    this.table = make('table', { className: 'columns' });
    this.table.addEventListener('change', (event) => void this.chosen(event));
    this.task = choice(MORE.predictAs, TASKS, () => void this.tryChoice());
    this.missing = choice(MORE.rowsWithout, MISSING, () => void this.tryChoice());
    this.notes = make('p', { role: 'status' });
    this.train = make('button', { type: 'button', className: 'primary' }, MORE.trainOnTable);
    this.train.addEventListener('click', () => void this.use());
    this.preview.append(
      this.header.box,
      make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: MORE.columns }, this.table),
      make('div', { className: 'fields' }, this.task.box, this.missing.box, this.train), this.notes,
    );
  }

  /** Takes the core's choice for a target. @param {string | undefined} target */
  async suggest(target) {
    if (!this.file) return;
    const suggested = await this.file.suggest(target);
    if (this.header) this.header.input.checked = this.file.header;
    this.drawColumns(suggested);
    this.task?.show(suggested.task ?? '');
    await this.tryChoice();
  }

  /** @param {Choice} chosen */
  drawColumns({ target, columns }) {
    const head = [MORE.use, MORE.predict, MORE.column, MORE.kind, MORE.values, MORE.without];
    const rows = (this.file?.columns ?? []).map((column, k) => {
      const use = make('input', { type: 'checkbox', value: String(k), checked: columns.includes(column.name), ariaLabel: MORE.useColumn(column.name) });
      use.disabled = column.refusal !== undefined || column.name === target;
      const predict = make('input', { type: 'radio', name: 'own-target', value: String(k), checked: column.name === target, ariaLabel: MORE.predictColumn(column.name) });
      predict.disabled = column.kind === 'empty';
      return make('tr', {},
        make('td', {}, use), make('td', {}, predict), make('th', { scope: 'row', translate: false }, column.name),
        make('td', {}, COLUMN_KINDS[column.kind] ?? column.kind),
        make('td', { className: 'wide-text' }, column.refusal === undefined ? MORE.summaryOf(column.summary) : sentenceOf(column.refusal)),
        make('td', {}, count(column.missing)));
    });
    this.table?.replaceChildren(
      make('thead', {}, make('tr', {}, ...head.map((title) => make('th', { scope: 'col' }, title)))),
      make('tbody', {}, ...rows),
    );
  }

  /** A column was ticked, or another target chosen. @param {Event} event */
  async chosen({ target }) {
    if (!(target instanceof HTMLInputElement) || !this.file) return;
    if (target.type !== 'radio') {
      await this.tryChoice();
      return;
    }
    await this.suggest(this.file.columns[Number(target.value)]?.name);
    // The rows were made anew: the keyboard stays where it was, if it has not gone on.
    if (document.activeElement === document.body) {
      /** @type {HTMLElement | null | undefined} */ (this.table?.querySelector(`[type="radio"][value="${target.value}"]`))?.focus();
    }
  }

  /** What is chosen now. @returns {Choice} */
  get choice() {
    const names = (/** @type {string} */ selector) =>
      [...(this.table?.querySelectorAll(selector) ?? [])].map((input) =>
        this.file?.columns[Number(/** @type {HTMLInputElement} */ (input).value)]?.name ?? '');
    const [target = ''] = names('[type="radio"]:checked');
    const columns = names('[type="checkbox"]:checked').filter((name) => name !== target);
    const task = /** @type {Choice['task']} */ (this.task?.select.value || null);
    return { target, columns, task, missing: /** @type {Choice['missing']} */ (this.missing?.select.value) };
  }

  /** Says what a choice would give, where that is quickly known. */
  async tryChoice() {
    const { file } = this;
    if (!file || !this.notes) return;
    this.complain('');
    setText(this.notes, '');
    if (file.rows * file.columns.length > QUICK) return;
    try {
      const chosen = await file.choose(this.choice);
      if (file === this.file) this.tell(chosen);
    } catch (error) {
      // Another file may have taken its place meanwhile.
      if (file === this.file) this.complain(sentenceOf(error));
    }
  }

  /** Trains on what is chosen. */
  async use() {
    const { file, source, page } = this;
    if (!file || !source || !this.notes) return;
    try {
      const chosen = this.choice;
      const table = await file.choose(chosen);
      this.tell(table);
      /** @type {Own} */
      const own = { name: 'own', file: source.name, checksum: file.checksum, header: file.header, ...chosen, task: table.task };
      page.controls.takeTable(own, table, await textOf(source.source));
      this.complain('');
    } catch (error) {
      this.complain(sentenceOf(error));
    }
  }

  /** Says what a choice gives. @param {OwnTable} chosen */
  tell({ target, columns, task, notes, majority, variance }) {
    // Not the table itself, which what was said would keep.
    const told = { target: target.name, rows: target.values.length, columns: columns.length, task, notes };
    if (this.notes) setText(this.notes, MORE.chosen({ ...told, ...(majority === undefined ? {} : { majority }), ...(variance === undefined ? {} : { variance }) }));
  }

  /** @param {string} fault */
  complain(fault) {
    setText(this.error, fault);
    this.error.hidden = fault === '';
  }

  /** @param {HTMLElement | undefined} part @param {boolean} isOn */
  show(part, isOn) {
    if (part) part.hidden = !isOn;
    if (isOn && this.bar) this.bar.value = 0;
  }

  /** Takes a file that was dropped on the page. */
  draw() {
    const { dropped } = this.page;
    if (!dropped) return;
    this.page.dropped = undefined;
    void this.read(dropped, dropped.name);
  }
}

/** The text of a small source, for a link. @param {Blob | string} source */
async function textOf(source) {
  if (typeof source === 'string') return source.length <= KEPT_TEXT ? source : undefined;
  if (source.size > KEPT_TEXT) return undefined;
  try {
    // Only what comes back as the same bytes has the same checksum.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await source.arrayBuffer());
  } catch {
    return undefined;
  }
}
