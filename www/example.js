// What a page of its own may do with an embedded playground: listen to it, and say what it found.
const element = document.querySelector('relu-playground');
const found = document.getElementById('found');

/** @param {Event} event */
function say(event) {
  const { epoch, playing, models } = /** @type {CustomEvent} */ (event).detail;
  if (!found || playing) return;
  const figures = models.map((/** @type {{ title: string, testAccuracy?: number }} */ { title, testAccuracy }) => `${title}: ${(100 * (testAccuracy ?? 0)).toFixed(0)} %`);
  found.textContent = epoch === 0 ? 'Not trained yet.' : `This page has heard: after ${epoch.toLocaleString('en')} epochs, ${figures.join(', ')} of the test points.`;
}

element?.addEventListener('ready', say);
element?.addEventListener('epoch', say);
