/** @param {import('./panels.js').Page} page @param {HTMLElement} box */
export function create(page, box) {
  box.append(page.session.first.name);
  return { draw: () => {} };
}
