// <relu-playground recipe="data=circles&a=5:relu" controls="play activation"></relu-playground>
//
// The page in another page: this one module, and nothing to install. docs/embed.md says what it takes and tells.
const KEY = 'relu-playground';
/** What is shown where nothing was asked for. */
const USUAL = 'play activation accuracy legend';
/** Height of the frame until the page in it has told its own, and the most that it may tell, in CSS pixels. */
const [FIRST, MOST] = [560, 20_000];

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: block; border: 1px solid #8888; border-radius: 8px; overflow: hidden; }
:host([hidden]) { display: none; }
iframe { display: block; width: 100%; height: ${FIRST}px; border: 0; animation: wait 4s step-end; }
@keyframes wait { from { opacity: 0; } }`);

export class ReluPlayground extends HTMLElement {
  static observedAttributes = ['recipe', 'controls', 'lang', 'src', 'title'];
  #frame = document.createElement('iframe');
  #isReady = false;
  /** What the frame was told to open last. */
  #opened = '';
  /** What was asked for before the page was ready. @type {string[]} */
  #asked = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const frame = Object.assign(this.#frame, { allow: 'clipboard-write', referrerPolicy: 'no-referrer' });
    frame.setAttribute('part', 'frame');
    root.append(frame);
  }

  connectedCallback() {
    addEventListener('message', this);
    // A frame that was moved loads its page anew.
    [this.#isReady, this.#opened] = [false, ''];
    this.#frame.setAttribute('loading', this.getAttribute('loading') ?? 'lazy');
    this.#open();
  }

  disconnectedCallback() {
    removeEventListener('message', this);
  }

  /** @param {string} _name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(_name, before, now) {
    if (this.isConnected && before !== now) this.#open();
  }

  /** Presses Play, once there is something to train. */
  play() {
    this.#frame.setAttribute('loading', 'eager');
    this.#ask('play');
  }

  pause() {
    this.#ask('pause');
  }

  /** Back to epoch 0, and the same initial weights. */
  reset() {
    this.#ask('reset');
  }

  get recipe() {
    return this.getAttribute('recipe') ?? '';
  }

  set recipe(text) {
    this.setAttribute('recipe', text);
  }

  get controls() {
    return this.getAttribute('controls') ?? USUAL;
  }

  set controls(text) {
    this.setAttribute('controls', text);
  }

  /** The page's address, with recipe and look behind its `#`. */
  get url() {
    const beside = new URL('./', import.meta.url);
    const src = this.getAttribute('src');
    let url = beside;
    try {
      if (src) url = new URL(src, document.baseURI);
    } catch {
      // What is no address is passed over.
    }
    if (!/^https?:$/.test(url.protocol)) url = beside;
    // A whole link is one to its recipe.
    const pairs = this.recipe.trim().replace(/^[^#]*#/, '').split('&').filter((pair) => pair && !pair.startsWith('show='));
    const has = (/** @type {string} */ key) => pairs.some((pair) => pair.startsWith(`${key}=`));
    const version = has('v') ? [] : ['v=1'];
    const given = this.getAttribute('lang');
    const lang = (given ?? (has('lang') ? null : this.closest('[lang]')?.getAttribute('lang')))?.split('-')[0]?.toLowerCase() ?? '';
    const language = /^[a-z]{2,3}$/.test(lang) ? [`lang=${lang}`] : [];
    const names = (this.controls.toLowerCase().match(/[^\s,]+/g) ?? USUAL.split(' ')).map((name) => name.replace(/[^\w-]/g, '~'));
    const rest = language.length > 0 ? pairs.filter((pair) => !pair.startsWith('lang=')) : pairs;
    url.hash = [`show=${names}`, ...language, ...rest, ...version].join('&');
    return url;
  }

  #open() {
    const [frame, { href }] = [this.#frame, this.url];
    frame.title = this.title || 'ReLU playground';
    if (href === this.#opened) return;
    // Another address would be an entry in the history of the page around: the frame's page is asked to open it, once it can.
    if (!this.#opened.startsWith(href.replace(/#.*/, '#'))) frame.src = href;
    else if (this.#isReady) this.#send('open', this.url.hash);
    else return;
    [this.#opened, this.#isReady] = [href, false];
  }

  /** @param {string} what */
  #ask(what) {
    if (this.#isReady) this.#send(what);
    else this.#asked.push(what);
  }

  /** @param {string} what @param {string} [hash] */
  #send(what, hash) {
    this.#frame.contentWindow?.postMessage({ [KEY]: what, hash }, this.url.origin);
  }

  /** What the frame tells, and nobody else. @param {MessageEvent} event */
  handleEvent({ source, origin, data }) {
    if (!source || source !== this.#frame.contentWindow || origin !== this.url.origin) return;
    const { [KEY]: about, height, ...detail } = Object(data);
    if (about === 'size' && height > 0 && height < MOST) {
      Object.assign(this.#frame.style, { height: `${Math.ceil(height)}px`, animation: 'none' });
      this.#send('fit');
    }
    if (about !== 'ready' && about !== 'epoch') return;
    if (about === 'ready') {
      this.#isReady = true;
      // Attributes may have changed while it was on its way.
      this.#open();
    }
    if (!this.#isReady) return;
    for (const what of this.#asked.splice(0)) this.#send(what);
    this.dispatchEvent(new CustomEvent(about, { detail }));
  }
}

if (!customElements.get(KEY)) customElements.define(KEY, ReluPlayground);
