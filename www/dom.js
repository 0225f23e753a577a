// What every part does with the page's elements.

/**
 * The element with that id.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element '${id}'`);
  return /** @type {T} */ (element);
}

/** Sets a text where it differs: an unchanged node costs no layout. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * A new element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean>} fields
 * @param {(Node | string)[]} children
 */
export function make(tag, fields = {}, ...children) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}

/** The class that gives a model's colour. @param {number} slot */
export const modelClass = (slot) => `model-${'abc'.charAt(slot)}`;

/** A model's shape. @param {number} slot */
export const shape = (slot) => '●■▲'.charAt(slot);

/** A model's shape in its colour, for the eye alone. @param {number} slot */
export function mark(slot) {
  return make('span', { className: `mark ${modelClass(slot)}`, ariaHidden: 'true' }, shape(slot));
}
