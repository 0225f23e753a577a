// The QR code of presenter mode: small beside the page, and large when it is asked for.
import { make, setText } from './dom.js';
import { currentLink, drawCode, isLocal } from './qr.js';
import { CODE } from './text-present.js';
import { sentenceOf } from './text.js';

export class QrView {
  /** @param {import('./panels.js').Page} page */
  constructor(page) {
    this.page = page;
    this.link = currentLink(page);
    this.link.addEventListener('change', () => this.draw());
    /** Why the training program, which draws the code, is not here. @type {{ error: unknown } | undefined} */
    this.failure = undefined;
    this.button = make('button', { type: 'button', className: 'small-code', ariaLabel: CODE.enlarge, ariaKeyShortcuts: 'Q' }, CODE.loading);
    this.button.addEventListener('click', () => this.toggle());
    this.large = make('div');
    this.sentence = make('p');
    this.address = make('p', { className: 'address' });
    this.place = make('p', { hidden: true }, CODE.local);
    const close = make('button', { type: 'button', autofocus: true }, CODE.close);
    close.addEventListener('click', () => this.close());
    this.dialog = make('dialog', { className: 'large-code', ariaLabel: CODE.title },
      make('h2', {}, CODE.title), this.large, this.sentence, this.address, this.place, close);
    // A click on what lies around the code, too.
    this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.close());
  }

  /** What the code needs. */
  async load() {
    this.failure = undefined;
    try {
      await Promise.all([this.page.controls.needWhole(), this.link.update()]);
    } catch (error) {
      this.failure = { error };
    }
    this.draw();
  }

  draw() {
    const { link, page: { session } } = this;
    const { href } = link;
    const svg = session.whole && href !== undefined ? drawCode(session.whole, href) : undefined;
    const isLong = session.whole !== undefined && href !== undefined && !svg;
    this.button.replaceChildren(svg ? svg.cloneNode(true) : this.problem !== undefined || isLong ? CODE.none : CODE.loading);
    this.large.replaceChildren(...(svg ? [svg] : []));
    setText(this.sentence, svg ? '' : isLong ? CODE.tooLong(href?.length ?? 0) : this.problem ?? CODE.loading);
    this.sentence.hidden = svg !== undefined;
    setText(this.address, svg ? href ?? '' : '');
    this.place.hidden = href === undefined || !isLocal(href);
  }

  /** Why there is no code, where there will be none, in the language that is spoken now. */
  get problem() {
    return this.failure ? CODE.notLoaded(sentenceOf(this.failure.error)) : this.link.problem;
  }

  get isOpen() {
    return this.dialog.open;
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.dialog.showModal();
  }

  close() {
    if (this.isOpen) this.dialog.close();
  }
}
