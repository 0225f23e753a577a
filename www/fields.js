// Labelled fields of the panels, each with a place for the sentence on what cannot be used.
import { make, setText } from './dom.js';
import { sentenceOf, TEXT } from './text.js';

let last = 0;

/** An id that no other element has. */
const newId = () => `field-${(last += 1)}`;

/**
 * A list to choose from.
 * @param {string} label
 * @param {Record<string, string>} options titles by value
 * @param {(value: string) => void} change
 */
export function choice(label, options, change) {
  const select = make('select', { id: newId() });
  select.append(...Object.entries(options).map(([value, title]) => make('option', { value }, title)));
  select.addEventListener('change', () => change(select.value));
  const box = make('div', { className: 'field' }, make('label', { htmlFor: select.id }, label), select);
  return {
    box,
    select,
    /** @param {string} value */
    show: (value) => {
      if (select.value !== value) select.value = value;
    },
  };
}

/**
 * A number to type. What is refused stays, to be mended, with the sentence on it.
 * @param {string} label
 * @param {{ min?: number, max?: number, step?: number | 'any', optional?: string }} range with `optional`
 *   the field may be empty, and shows that word then
 * @param {(value: number) => void} change gets NaN where an optional field is empty
 */
export function field(label, range, change) {
  const { min, max, step = 1, optional } = range;
  const error = make('p', { id: newId(), className: 'error', role: 'alert', hidden: true });
  const input = make('input', {
    id: newId(), type: 'number', inputMode: step === 1 ? 'numeric' : 'decimal', step: String(step),
    min: min === undefined ? '' : String(min), max: max === undefined ? '' : String(max), placeholder: optional ?? '',
  });
  input.setAttribute('aria-describedby', error.id);
  input.addEventListener('change', () => {
    const isRead = tried(error, () => {
      const isLeftOut = optional !== undefined && input.value === '' && !input.validity.badInput;
      if (Number.isNaN(input.valueAsNumber) && !isLeftOut) throw new Error(TEXT.noNumber);
      change(input.valueAsNumber);
    });
    input.setAttribute('aria-invalid', String(!isRead));
  });
  const box = make('div', { className: 'field' }, make('label', { htmlFor: input.id }, label), input, error);
  return {
    box,
    input,
    /** Shows a number, unless the visitor is at the field. @param {number | null} value null leaves it empty */
    show: (value) => {
      const text = value === null ? '' : String(value);
      if (document.activeElement === input) return;
      // The recipe is another: what was refused before is of no use any more.
      input.setAttribute('aria-invalid', 'false');
      error.hidden = true;
      if (input.value !== text) input.value = text;
    },
  };
}

/** A box to tick. @param {string} label @param {(isOn: boolean) => void} change */
export function check(label, change) {
  const input = make('input', { type: 'checkbox' });
  input.addEventListener('change', () => change(input.checked));
  const box = make('label', { className: 'check' }, input, label);
  return { box, input };
}

/** Does something; where it cannot be done, says why. @param {HTMLElement} error @param {() => void} action */
export function tried(error, action) {
  let sentence = '';
  try {
    action();
  } catch (fault) {
    sentence = sentenceOf(fault);
  }
  setText(error, sentence);
  error.hidden = sentence === '';
  return sentence === '';
}
