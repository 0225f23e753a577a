// The recipe as a PyTorch script or notebook.
import { make, setText } from './dom.js';
import { choice } from './fields.js';
import { currentLink } from './qr.js';
import { save } from './save.js';
import { CODE } from './text-code.js';

/** What is chosen where all models stand in one script. */
const ALL = 'all';

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function codeSection(page) {
  return new CodeSection(page);
}

class CodeSection {
  /** @param {import('./panels.js').Page} page */
  constructor(page) {
    this.page = page;
    this.link = currentLink(page);
    this.link.addEventListener('change', () => page.loop.wake());
    /** The script that is shown. @type {import('./pkg/relu_playground.js').PythonScript | undefined} */
    this.script = undefined;
    /** What it was written from. */
    this.key = '';
    // The lesson's last model is the one it is about.
    this.chosen = page.session.models.at(-1)?.name ?? ALL;
    this.model = choice(CODE.model, {}, (name) => {
      this.chosen = name;
      page.loop.wake();
    });
    // Its name is in the page's language, what is in it is not.
    this.text = make('span', { lang: 'en', translate: false });
    this.view = make('pre', { className: 'script', tabIndex: 0, role: 'group', ariaLabel: CODE.script }, this.text);
    this.status = make('p', { role: 'status' });
    this.apart = make('p', { hidden: true }, CODE.apart);
    this.needs = make('p', { className: 'note' });
    const button = (/** @type {string} */ title, /** @type {() => void} */ press) => {
      const made = make('button', { type: 'button' }, title);
      made.addEventListener('click', press);
      return made;
    };
    this.saveData = button(CODE.saveData, () => this.save(this.script?.dataName, this.script?.dataText(), 'text/csv'));
    const buttons = [
      button(CODE.copy, () => void this.copy()),
      button(CODE.savePy, () => this.save(`${this.script?.stem}.py`, this.script?.text(), 'text/x-python')),
      button(CODE.saveNotebook, () => this.save(`${this.script?.stem}.ipynb`, this.script?.notebook(), 'application/x-ipynb+json')),
      this.saveData,
    ];
    this.parts = make('div', {}, make('div', { className: 'buttons' }, ...buttons), this.status, this.needs, this.view);
    this.box = make('fieldset', { className: 'take-code' }, make('legend', {}, CODE.title),
      make('p', {}, CODE.about), this.model.box, this.apart, this.parts);
  }

  /** Writes the script anew where the recipe, the choice or the link is another. */
  draw() {
    const { session } = this.page;
    const key = [session.revision, this.chosen, this.link.href].join(' ');
    if (key === this.key || !session.whole) return;
    this.key = key;
    this.offer();
    const models = session.models.filter(({ name }) => this.chosen === ALL || this.chosen === name);
    this.script?.free();
    this.script = new session.whole.PythonScript();
    for (const { name, trainer } of models) this.script.add(name, trainer);
    const isWritten = this.script.write(this.link.href);
    this.apart.hidden = isWritten;
    this.parts.hidden = !isWritten;
    const { dataName } = this.script;
    this.saveData.hidden = dataName === undefined;
    this.needs.hidden = dataName === undefined;
    setText(this.needs, dataName === undefined ? '' : CODE.needsData(dataName));
    setText(this.status, '');
    setText(this.text, this.script.text());
  }

  /** The models to choose from, by their titles. */
  offer() {
    const options = this.page.session.models.map(({ name, trainer }) => [name, `${name}: ${trainer.title}`]);
    this.model.select.replaceChildren(...[...options, [ALL, CODE.all]].map(([value = '', title = '']) => make('option', { value }, title)));
    this.model.show(this.chosen);
  }

  /** @param {string | undefined} name @param {string | undefined} content @param {string} type */
  save(name, content, type) {
    if (name === undefined || content === undefined) return;
    save(name, content, type);
    setText(this.status, CODE.saved(name));
  }

  /** Puts the script on the clipboard, or selects it where the browser does not allow that. */
  async copy() {
    try {
      await navigator.clipboard.writeText(this.script?.text() ?? '');
      setText(this.status, CODE.copied);
    } catch {
      this.view.focus();
      getSelection()?.selectAllChildren(this.text);
      setText(this.status, CODE.selected);
    }
  }
}
