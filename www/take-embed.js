// The page in another page: what is to show there, what to paste for it, and how it looks.
import { make, setText } from './dom.js';
import { Link } from './link.js';
import { isLocal } from './qr.js';
import { CHARTS, CONTROLS, PANELS, PARTS, USUAL, withChart } from './show.js';
import { elementSnippet, frameSnippet } from './snippets.js';
import { EMBED } from './text-embed.js';
import { LANGUAGE, sentenceOf } from './text.js';

/** @typedef {import('./panels.js').Page} Page */

/** Milliseconds that a button's answer stays. */
const SEEN = 4000;

/** The page's own address, beside which embed.js lies. */
const root = () => new URL('./', document.baseURI).href;

/** A text to copy. */
class Snippet {
  /** @param {string} title @param {string} copy */
  constructor(title, copy) {
    this.text = '';
    this.pre = make('pre', { tabIndex: 0, translate: false, role: 'group', ariaLabel: title });
    this.sign = make('span', { className: 'value', role: 'status' });
    const button = make('button', { type: 'button' }, copy);
    button.addEventListener('click', () => this.copy());
    this.box = make('div', {}, make('h4', {}, title), this.pre, make('p', {}, button, ' ', this.sign));
  }

  /** @param {string} text */
  set(text) {
    this.text = text;
    setText(this.pre, text);
    this.box.hidden = text === '';
  }

  /** Puts it on the clipboard, or selects it where the browser does not allow that. */
  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      setText(this.sign, EMBED.copied);
    } catch {
      getSelection()?.selectAllChildren(this.pre);
      setText(this.sign, EMBED.selected);
    }
    setTimeout(() => setText(this.sign, ''), SEEN);
  }
}

class EmbedSection {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** What the snippets are of. */
    this.key = '';
    /** The same, where it can be embedded. @type {import('./snippets.js').Embed | undefined} */
    this.shown = undefined;
    this.boxes = [...this.choices(CONTROLS), ...this.choices(CHARTS), ...this.choices(PANELS), ...this.choices(PARTS)];
    this.element = new Snippet(EMBED.element, EMBED.copyElement);
    this.frame = new Snippet(EMBED.frame, EMBED.copyFrame);
    this.note = make('p', { className: 'error', hidden: true });
    /** The real thing, while it is shown here. @type {import('./embed.js').ReluPlayground | undefined} */
    this.preview = undefined;
    this.button = make('button', { type: 'button', ariaExpanded: 'false' }, EMBED.show);
    this.button.addEventListener('click', () => this.togglePreview());
    const group = (/** @type {string} */ title, /** @type {readonly string[]} */ names) =>
      make('fieldset', {}, make('legend', {}, title), make('div', { className: 'shows' }, ...names.map((name) => this.label(name))));
    this.box = make('fieldset', { className: 'embed' }, make('legend', {}, EMBED.title),
      make('p', {}, EMBED.about, ' ', make('a', { href: `${root()}example.html`, target: '_blank', rel: 'noopener' }, EMBED.example)),
      group(EMBED.controls, CONTROLS), group(EMBED.charts, CHARTS), group(EMBED.panels, PANELS), make('p', { className: 'note' }, EMBED.opens), group(EMBED.parts, PARTS),
      this.note, this.element.box, this.frame.box,
      // A page that is in a frame already need not be in one more.
      ...(document.documentElement.classList.contains('embedded') ? [] : [make('p', {}, this.button)]));
  }

  /** @param {readonly string[]} names */
  choices(names) {
    return names.map((name) => {
      const input = make('input', { type: 'checkbox', checked: USUAL.includes(name) });
      input.addEventListener('change', () => this.page.loop.wake());
      return { name, input };
    });
  }

  /** @param {string} name */
  label(name) {
    const { input } = this.boxes.find((box) => box.name === name) ?? {};
    return make('label', { className: 'check' }, ...(input ? [input] : []), ' ', /** @type {Record<string, string>} */ (EMBED.names)[name] ?? name);
  }

  /** What is chosen, with what comes with it. */
  get names() {
    return withChart(this.boxes.filter(({ input }) => input.checked).map(({ name }) => name));
  }

  draw() {
    const { session } = this.page;
    const key = [session.revision, this.names, LANGUAGE.chosen, LANGUAGE.name].join(' ');
    if (key === this.key) return;
    this.key = key;
    void this.write(key);
  }

  /** @param {string} key */
  async write(key) {
    const { session } = this.page;
    const { data } = session.recipe;
    let [fragment, problem] = ['', ''];
    try {
      this.page.link ??= new Link(this.page);
      fragment = (await this.page.link.text()).replace(/(^|&)(show|lang)=[^&]*/g, '').replace(/^&/, '') || 'v=1';
    } catch (error) {
      problem = EMBED.none(sentenceOf(error));
    }
    if (key !== this.key) return;
    const embed = { root: root(), recipe: fragment, names: this.names, language: LANGUAGE.chosen, title: EMBED.frameTitle };
    this.element.set(problem ? '' : elementSnippet(embed));
    this.frame.set(problem ? '' : frameSnippet(embed));
    const isFar = typeof data === 'object' && data.name === 'own' && session.tableText === undefined;
    this.tell([problem, isFar ? EMBED.file : '', isLocal(embed.root) ? EMBED.local : '']);
    this.shown = problem ? undefined : embed;
    this.update();
  }

  /** The preview is of what is to be pasted. */
  update() {
    if (!this.preview || !this.shown) return;
    this.preview.recipe = this.shown.recipe;
    this.preview.controls = this.shown.names.join(' ');
  }

  /** @param {string[]} sentences */
  tell(sentences) {
    setText(this.note, sentences.filter(Boolean).join(' '));
    this.note.hidden = this.note.textContent === '';
  }

  async togglePreview() {
    if (this.preview) {
      this.preview.remove();
      this.preview = undefined;
    } else {
      try {
        await import(`${root()}embed.js`);
      } catch (error) {
        this.tell([EMBED.notShown(sentenceOf(error))]);
        return;
      }
      const preview = /** @type {import('./embed.js').ReluPlayground} */ (document.createElement('relu-playground'));
      // A page may not be in a frame of itself: to the browser this is another one.
      preview.setAttribute('src', `${root()}?embedded`);
      preview.setAttribute('loading', 'eager');
      preview.title = EMBED.frameTitle;
      this.preview = preview;
      this.update();
      this.box.append(preview);
    }
    setText(this.button, this.preview ? EMBED.hide : EMBED.show);
    this.button.ariaExpanded = String(this.preview !== undefined);
  }
}

/** @param {Page} page @returns {import('./take.js').Section} */
export const embedSection = (page) => new EmbedSection(page);
