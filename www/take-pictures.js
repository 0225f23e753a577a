// Charts as pictures: each as an SVG and as a PNG, with title, legend and axes inside.
import { make, setText } from './dom.js';
import { choice } from './fields.js';
import { fileName, inLanguage, palette, toPng } from './picture-file.js';
import { picturesOf } from './pictures.js';
import { save } from './save.js';
import { PICTURES } from './text-pictures.js';
import { sentenceOf } from './text.js';

/** @typedef {import('./pictures.js').Picture} Picture */
/** A chart in the list. @typedef {{ item: HTMLElement, name: HTMLElement, note: HTMLElement, buttons: HTMLButtonElement[] }} Line */

/** Whether the browser can copy a picture. */
const CAN_COPY = 'ClipboardItem' in globalThis && Boolean(navigator.clipboard?.write);

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function pictureSection(page) {
  return new Pictures(page);
}

class Pictures {
  /** @param {import('./panels.js').Page} page */
  constructor(page) {
    const { session, loop } = page;
    this.page = page;
    const { whole } = session;
    if (!whole) throw new Error('the whole program is not loaded');
    this.whole = whole;
    this.shown = '';
    const names = Object.fromEntries(session.models.map(({ name }) => [name, name]));
    this.model = choice(PICTURES.model, names, () => loop.wake());
    this.model.select.value = page.inside?.model.name ?? session.first.name;
    this.scheme = choice(PICTURES.colors, PICTURES.schemes, () => {});
    this.list = make('ul', { className: 'pictures' });
    this.status = make('p', { role: 'status' });
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    /** @type {Map<string, Line>} */
    this.lines = new Map();
    this.box = make('fieldset', {}, make('legend', {}, PICTURES.title), make('p', {}, PICTURES.about),
      make('div', { className: 'fields' }, this.model.box, this.scheme.box), this.list, this.status, this.error);
  }

  /** All charts as they are now. */
  get pictures() {
    const { page, whole } = this;
    const { models, first } = page.session;
    const model = models.find(({ name }) => name === this.model.select.value) ?? first;
    return picturesOf({ page, whole, model });
  }

  draw() {
    const { session, luck, inside } = this.page;
    const trained = session.models.map(({ trainer }) => [trainer.epoch > 0, trainer.diverged]);
    const key = [session.revision, ...trained, luck?.study?.results?.done ? 1 : 0, this.model.select.value, inside?.bend.chosen.size, document.documentElement.lang].join(' ');
    if (key === this.shown) return;
    this.shown = key;
    for (const picture of this.pictures) this.drawLine(picture);
  }

  /** @param {Picture} picture */
  drawLine({ name, title, lacking = '' }) {
    const line = this.lines.get(name) ?? this.makeLine(name);
    setText(line.name, title);
    setText(line.note, lacking);
    line.note.hidden = lacking === '';
    for (const button of line.buttons) {
      button.disabled = lacking !== '';
      button.ariaLabel = `${title}: ${button.textContent}`;
    }
  }

  /** @param {string} name */
  makeLine(name) {
    const heading = make('span', { className: 'picture' });
    const note = make('span', { className: 'note' });
    const button = (/** @type {string} */ label, /** @type {() => Promise<string>} */ action) => {
      const element = make('button', { type: 'button' }, label);
      element.addEventListener('click', () => this.act(action));
      return element;
    };
    const buttons = [
      button('SVG', () => this.save(name, 'svg')),
      button('PNG', () => this.save(name, 'png')),
      ...(CAN_COPY ? [button(PICTURES.copy, () => this.copy(name))] : []),
    ];
    const line = { item: make('li', {}, heading, ...buttons, note), name: heading, note, buttons };
    this.lines.set(name, line);
    this.list.append(line.item);
    return line;
  }

  /** Does something, and says what came of it. @param {() => Promise<string>} action */
  async act(action) {
    this.error.hidden = true;
    setText(this.status, PICTURES.drawing);
    try {
      setText(this.status, await action());
    } catch (error) {
      setText(this.status, '');
      setText(this.error, PICTURES.failed(sentenceOf(error)));
      this.error.hidden = false;
    }
  }

  /** @param {string} name */
  async svg(name) {
    const picture = this.pictures.find((each) => each.name === name);
    if (!picture || picture.lacking) throw new Error(picture?.lacking ?? name);
    return inLanguage(await picture.make(palette(/** @type {'light' | 'dark'} */ (this.scheme.select.value))));
  }

  /** @param {string} name @param {'svg' | 'png'} ending */
  async save(name, ending) {
    const svg = await this.svg(name);
    const file = fileName(name, this.page.session.recipe.data, ending);
    save(file, ending === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await toPng(svg));
    return PICTURES.saved(file);
  }

  /** @param {string} name */
  async copy(name) {
    // Some browsers forget that someone pressed a button, unless the picture is promised at once.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': this.svg(name).then(toPng) })]);
    return PICTURES.copied;
  }
}
