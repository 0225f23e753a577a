// The panel of how curves are drawn: a look, and no part of a recipe.
import { check } from './fields.js';
import { make, setText } from './dom.js';
import { fixed } from './text.js';
import { MORE } from './text-panels.js';

/** @param {import('./panels.js').Page} page @param {HTMLElement} box */
export function create(page, box) {
  const smoothing = make('input', { type: 'range', id: 'smoothing', min: '0', max: '0.99', step: '0.01', value: '0' });
  const value = make('span', { className: 'value' });
  const set = () => {
    const beta = Number(smoothing.value);
    setText(value, beta === 0 ? MORE.raw : fixed(beta, 2));
    for (const plot of page.plots) plot.setLook({ isLog: log.input.checked, smoothing: beta });
    page.loop.wake();
  };
  const log = check(MORE.logEpochs, set);
  smoothing.addEventListener('input', set);
  set();
  box.append(log.box,
    make('div', { className: 'field' }, make('label', { htmlFor: 'smoothing' }, MORE.smoothing), smoothing, value),
    make('p', { className: 'note' }, MORE.curvesNote));
  return { draw: () => {} };
}
