// The page in Spanish: chosen by the browser, by the link or by hand, all of it, and nothing else changed.
import { expect, test } from './fixture.js';

/** @typedef {import('@playwright/test').Page} Page */

const SPANISH = 'es-MX';
const READY = { en: 'Ready. Press Play.', es: 'Listo. Pulsa Entrenar.' };

/** @param {Page} page */
const status = (page) => page.locator('#status');

/** @param {Page} page @param {'en' | 'es'} language @param {string} [hash] */
async function open(page, language, hash = '') {
  // What is written on canvases is kept, as it is written in the end.
  await page.addInitScript(() => {
    const drawn = new Set();
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function keep(text, ...place) {
      drawn.add(text);
      fillText.call(this, text, ...place);
    };
    Object.assign(globalThis, { drawn });
  });
  await page.goto(`./${hash}`);
  await expect(status(page)).toContainText(READY[language]);
}

/** Everything that the page says now, read or heard or drawn, save the log, which is PyTorch's. @param {Page} page @returns {Promise<string[]>} */
const said = (page) =>
  page.evaluate(() => {
    const all = new Set([...globalThis.drawn].filter((text) => /\p{L}{2}/u.test(text)).map((text) => `canvas: ${text}`));
    const nodes = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      (node.nodeType === 1 && (!node.translate || node.matches('script, noscript, pre, #language')) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const texts = node.nodeType === 3 ? [node.data] : ['aria-label', 'aria-valuetext', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? '');
      if (node.nodeType === 1 && node.matches('meta[name="description"]')) texts.push(node.content);
      for (const text of texts) if (/\p{L}{2}/u.test(text)) all.add(text.trim().replace(/\s+/g, ' '));
    }
    return [...all].sort();
  });

/** Waits for the frames that draw what was changed. @param {Page} page */
const settled = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 300); }));

/** Opens every panel. @param {Page} page */
async function openPanels(page) {
  for (const summary of await page.locator('[data-panel] > summary').all()) {
    await summary.click();
  }
  await expect.poll(() => page.locator('[data-panel] > .body').evaluateAll((bodies) => bodies.filter((body) => body.children.length > 0).length)).toBe(await page.locator('[data-panel]').count());
  for (const summary of await page.locator('.body details > summary:visible').all()) await summary.click();
}

const CSV = `size,colour,price\n${Array.from({ length: 30 }, (_, k) => `${k % 7}.5,${k % 3 ? 'red' : 'blue'},${k % 2 ? 'cheap' : 'dear'}`).join('\n')}\n`;

/** All that there is to be seen, in the order in which it is come by. @param {Page} page @param {'en' | 'es'} language */
async function tour(page, language) {
  /** @type {Set<string>} */
  const all = new Set();
  const look = async () => {
    await settled(page);
    for (const text of await said(page)) all.add(text);
  };
  await open(page, language);
  await look();
  await page.locator('#more').click();
  for (let step = 0; step < 3; step += 1) await page.locator('#step').click();
  await page.locator('[data-activation="relu"]').first().click();
  await page.locator('#step').click();
  await page.locator('#accuracy').focus();
  await page.keyboard.press('Home');
  await openPanels(page);
  await look();
  await page.locator('.diagram').focus();
  await page.keyboard.press('End');
  await page.locator('table.rows button[data-row]').first().click();
  await look();
  await page.locator('#learning-rate').fill('-1');
  await page.locator('#learning-rate').press('Enter');
  await look();
  for (const data of ['circles', 'blobs_4', 'wave']) {
    await page.locator('#data').selectOption(data);
    await page.locator('#step').click();
    await look();
  }
  await page.locator('#own-text').fill(CSV);
  await page.locator('#own-text ~ button, .field.grow + button').click();
  await expect(page.locator('table.columns tr')).toHaveCount(4);
  await look();
  await page.locator('.own .primary').click();
  await page.locator('#step').click();
  await look();
  return all;
}

/** What is a name, or code, and so the same in both. */
const NAMES = new RegExp([
  'ReLU playground', 'Leaky ?ReLU', 'ReLU', 'ELU', 'Tanh', 'Sigmoid', 'GELU', 'SiLU', 'Softplus', 'Adam', 'AdamW', 'RMSprop', 'CC BY 4.0', 'Tab', 'PNG', 'SVG',
  'Xavier normal', 'Kaiming normal', 'Momentum', 'Nesterov', '(canvas: )?(diabetes|size|colour|price|colour=(red|blue)|red|blue|cheap|dear)', '(red|cheap) \\(\\d+\\), (blue|dear) \\(\\d+\\)',
  // A model's title, with its letter.
  '([ABC]:? )?[\\d-]+(-(ReLU|ELU))?[\\d-]*( linear)?', '(\\d+: |canvas: )ReLU(\\(z\\))?',
].map((name) => `^${name}$`).join('|'));

test('an English visitor loads nothing of another language', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, 'en');
  await openPanels(page);
  await page.locator('#new-seed').click();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#seed=\d+&v=1$/);
  expect(asked.filter((url) => /\/es\/|language\.js/.test(url))).toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test.describe('a browser in Spanish', () => {
  test.use({ locale: SPANISH });

  test('has the page in Spanish, with its numbers', async ({ page }) => {
    await open(page, 'es');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page).toHaveTitle('ReLU playground: mira qué hace una función de activación');
    await expect(page.getByRole('button', { name: 'Español' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('#learn-from')).toHaveText('299 pacientes con insuficiencia cardíaca');
    await page.getByRole('button', { name: 'Paso', exact: true }).click();
    await expect(status(page)).toHaveText('En pausa después de 1 época.');
    await expect(page.locator('#figures tbody tr').first()).toContainText(/0,\d{5}.*\d,\d\d %/);
    await expect(page.locator('#log')).toContainText(/Epoch: 0, Loss: 0\.\d{5}, .*Test acc: /);
    await expect(page.locator('#recipe-text')).toContainText('train_test_split(test_size=0.2, random_state=10)');
    expect(await page.evaluate(() => [...globalThis.drawn])).toEqual(expect.arrayContaining(['época', '0,5', '1000']));
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  test('loads of it what the first view says, and the rest when something is done', async ({ page }) => {
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^\/(v\/\w+\/)?/, '')));
    await open(page, 'es');
    await settled(page);
    const named = await page.evaluate(() => [...document.querySelectorAll('link, script')].map((each) => new URL(each.href ?? each.src).pathname.replace(/^\/(v\/\w+\/)?/, '')));
    const more = asked.filter((path) => path && path !== 'offline.js' && !named.includes(path)).sort();
    expect(more).toEqual(['edition.js', 'es/page.js', 'es/text.js', 'language.js']);
    await page.locator('#step').click();
    await expect.poll(() => asked.filter((path) => path.startsWith('es/errors')).length).toBe(3);
    expect(asked.filter((path) => path.startsWith('es/text-'))).toEqual([]);
  });

  test('names what cannot be used in Spanish', async ({ page }) => {
    await open(page, 'es');
    const rate = page.getByLabel('Tasa de aprendizaje');
    await rate.fill('-0.5');
    await rate.press('Enter');
    await expect(page.locator('#learning-rate-error')).toHaveText('la tasa de aprendizaje es -0,5; debe ser un número finito mayor que 0 (de 1e-38 a 1e38), por ejemplo 0,01');
    await page.evaluate(() => { location.hash = '#seed=1&colour=red&v=1'; });
    await expect(status(page)).toContainText('esta página no conoce su “colour”. La página sigue como estaba.');
    await page.evaluate(() => { location.hash = '#a=300:relu&v=1'; });
    await expect(status(page)).toContainText('El enlace pide algo que no se puede entrenar: la capa oculta 1 tiene 300 unidades; una capa tiene un número entero de 1 a 256.');
    await page.locator('[data-panel="data"] > summary').click();
    await page.locator('#own-text').fill('a,b\n1,2\n3\n');
    await page.getByRole('button', { name: 'Leer lo pegado' }).click();
    await expect(page.locator('.own .error')).toHaveText('la fila 2 tiene 1 columna, el encabezado tiene 2; pon las mismas en la línea 3 del archivo');
  });

  test('can have the page in English all the same, and keeps it', async ({ page }) => {
    await open(page, 'es');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(status(page)).toHaveText(READY.en);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page).toHaveTitle('ReLU playground: see what an activation function does');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#lang=en&v=1');
    await page.reload();
    await expect(status(page)).toHaveText(READY.en);
  });
});

test('no English is left on the page in Spanish', async ({ page, browser, baseURL }) => {
  test.slow();
  const english = await tour(page, 'en');
  const context = await browser.newContext({ locale: SPANISH, baseURL, serviceWorkers: 'block' });
  const spanish = await tour(await context.newPage(), 'es');
  await context.close();
  expect(english.size).toBeGreaterThan(250);
  expect(Math.abs(english.size - spanish.size)).toBeLessThan(12);
  const left = [...english].filter((text) => spanish.has(text) && !NAMES.test(text));
  expect(left).toEqual([]);
  // Nor a sentence of which a part is.
  const prose = [...spanish].map((text) => text.replace(/\w+\([^)]*\)|\(BMC [^)]*\)|\bmodel\./g, ''));
  expect(prose.filter((text) => /\b(the|of|and|with|rows?|epochs?|layers?|units?|is|are|from|until|points?|classe?s?|scale|model)\b/i.test(text))).toEqual([]);
});

test('another language changes what the page says and nothing else, and back again', async ({ page }) => {
  test.slow();
  await open(page, 'en');
  for (let step = 0; step < 4; step += 1) await page.locator('#step').click();
  await page.locator('[data-activation="relu"]').first().click();
  for (let step = 0; step < 2; step += 1) await page.locator('#step').click();
  await openPanels(page);
  await page.locator('#own-text').fill(CSV);
  await page.locator('.field.grow + button').click();
  await expect(page.locator('table.columns tr')).toHaveCount(4);
  await page.locator('.diagram').focus();
  await page.keyboard.press('End');
  await page.locator('table.rows button[data-row]').nth(2).click();
  await page.locator('.paint').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press(' ');
  await page.locator('#seed').fill('-3');
  await page.locator('#seed').press('Enter');
  await settled(page);
  const state = () => page.evaluate(() => ({
    log: document.getElementById('log').textContent.replace(/[A-Z] [\d-]+.*/g, ''),
    epochs: Array.from(document.querySelectorAll('#figures tbody td:nth-of-type(1)'), (cell) => cell.textContent),
    fields: Array.from(document.querySelectorAll('input, select, textarea'), (field) => (field.type === 'file' ? '' : `${field.value} ${field.checked}`)),
    open: Array.from(document.querySelectorAll('details'), ({ open: isOpen }) => isOpen),
    faded: document.querySelectorAll('#faded-list li').length,
    shapes: Array.from(document.querySelectorAll('.body *')).length,
  }));
  const [before, saidBefore] = [await state(), await said(page)];
  expect(before.faded).toBe(1);
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await settled(page);
  const [after, saidAfter] = [await state(), (await said(page)).filter((text) => !text.startsWith('canvas: '))];
  expect(after).toEqual(before);
  expect(saidBefore.filter((text) => saidAfter.includes(text) && !NAMES.test(text))).toEqual([]);
  await expect(page.locator('#seed-error')).toHaveText('la semilla es -3; debe ser un número entero de 0 a 4294967295');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('lang=es&v=1');
  await page.evaluate(() => globalThis.drawn.clear());
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await settled(page);
  expect(await state()).toEqual(before);
  const words = (/** @type {string[]} */ texts) => texts.filter((text) => !text.startsWith('canvas: '));
  expect(words(await said(page))).toEqual(words(saidBefore));
  // Training goes on from where it was.
  await page.locator('#step').click();
  await expect(page.locator('#figures tbody tr').first()).toContainText(/^.*ReLU-13/);
});

test('training goes on while the language changes', async ({ page }) => {
  await open(page, 'en');
  await page.locator('#speed').fill('0');
  await page.locator('#play').click();
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(status(page)).toHaveText('Entrenando…');
  await expect(page.locator('#play')).toHaveText('Pausar');
  await page.locator('#speed').fill('7');
  await expect(status(page)).toHaveText('Terminado: 1000 épocas de entrenamiento.', { timeout: 30_000 });
});

test('a link has the language that was chosen, and opens in it', async ({ page }) => {
  await open(page, 'es', '#seed=7&lang=es&v=1');
  await expect(page.locator('#seed')).toHaveValue('7');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.locator('#split-seed').fill('3');
  await page.locator('#split-seed').press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#split-seed=3&seed=7&lang=es&v=1');
  // A link that says nothing of it leaves the language; one that does changes it.
  await page.evaluate(() => { location.hash = '#seed=8&v=1'; });
  await expect(status(page)).toContainText('La receta del enlace está en la página.');
  await page.evaluate(() => { location.hash = '#seed=9&lang=en&v=1'; });
  await expect(status(page)).toContainText('The recipe of the link is on the page.');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('#seed')).toHaveValue('9');
});

test('a link that is refused leaves the language as it is', async ({ page }) => {
  await open(page, 'en');
  await page.evaluate(() => { location.hash = '#data=moons&hidden=9x9&lang=es&v=1'; });
  await expect(status(page)).toContainText('This link');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.evaluate(() => { location.hash = '#seed=8&lang=es&v=1'; });
  await expect(status(page)).toContainText('La receta del enlace está en la página.');
});

test('a part that opens while a language is on its way is in that language', async ({ page }) => {
  await open(page, 'en');
  let go = () => {};
  const held = new Promise((resolve) => { go = resolve; });
  await page.route('**/es/errors.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Español' }).click();
  await settled(page);
  await page.locator('[data-panel="luck"] > summary').click();
  await expect(page.locator('[data-panel="luck"] progress')).toBeAttached();
  go();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.locator('[data-panel="luck"]')).toContainText('Entrenar con 200 semillas');
  await expect(page.locator('[data-panel="luck"]')).toContainText('Qué cambia con la semilla');
});

test('a language typed by hand will do, and one that there is not is passed over', async ({ page }) => {
  await open(page, 'es', '#lang=es');
  await page.evaluate(() => { location.hash = '#seed=4&lang=tlh&v=1'; });
  await expect(page.locator('#seed')).toHaveValue('4');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.evaluate(() => { location.hash = '#seed=5&lang=../es&v=1'; });
  await expect(status(page)).toContainText('El enlace está dañado');
  await expect(page.locator('#seed')).toHaveValue('4');
});

test.describe('a language that does not arrive', () => {
  test.use({ expectedComplaint: /ERR_FAILED|NS_ERROR_ABORT|Failed to (load|fetch)/ });

  test('changes nothing, and the page says so', async ({ page, browserName }) => {
    await open(page, 'en');
    await page.route('**/es/errors.js', (route) => route.abort());
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(status(page)).toContainText('That part could not be opened');
    await expect(page.locator('#play')).toHaveText('Play');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    // Firefox does not ask for a module again that did not arrive: there the page must be loaded again, as it says.
    if (browserName === 'firefox') return;
    await page.unroute('**/es/errors.js');
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.locator('#play')).toHaveText('Entrenar');
  });

  test('leaves the page in English', async ({ page }) => {
    await page.route('**/es/text.js', (route) => route.abort());
    await open(page, 'en', '#seed=5&lang=es&v=1');
    await expect(page.locator('#seed')).toHaveValue('5');
    await page.locator('#step').click();
    await expect(status(page)).toContainText('Paused after 1 epoch.');
  });
});

test.describe('a part that does not arrive', () => {
  test.use({ locale: SPANISH, expectedComplaint: /ERR_FAILED|NS_ERROR_ABORT|Failed to (load|fetch)/ });

  test('is told of in Spanish', async ({ page }) => {
    await page.route('**/app.js', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/^Una parte de la página no se pudo cargar \(.+\)\. Revisa la conexión y vuelve a cargar la página\.$/);
  });

  test('is told of in Spanish, be it the program', async ({ page }) => {
    await page.route('**/relu_lesson_bg.wasm', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/^El programa de entrenamiento no se pudo cargar/);
  });
});

for (const width of [320, 390, 768, 1280, 1920]) {
  test(`in Spanish all fits ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, 'es', '#lang=es');
    await page.locator('#more').click();
    for (let step = 0; step < 3; step += 1) await page.locator('#step').click();
    await page.locator('[data-activation="relu"]').first().click();
    await page.locator('#step').click();
    await page.locator('#loss').focus();
    await page.keyboard.press('Home');
    await expect(page.locator('#loss .tip')).toBeVisible();
    await openPanels(page);
    await page.locator('#own-text').fill(CSV);
    await page.locator('.field.grow + button').click();
    await expect(page.locator('table.columns tr')).toHaveCount(4);
    const found = await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button, label, legend, th, summary')].filter((element) => element.offsetParent && !element.matches('.visually-hidden'));
      return {
        sideways: document.documentElement.scrollWidth - innerWidth,
        cut: buttons.filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline').map((element) => element.textContent),
      };
    });
    expect(found).toEqual({ sideways: 0, cut: [] });
  });
}

for (const [width, height] of [[390, 844], [768, 1024], [1280, 720], [1920, 1080]]) {
  test(`in Spanish the chart is on the first screen of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'es', '#lang=es');
    await expect(page.locator('#accuracy')).toBeInViewport({ ratio: 0.6 });
    await expect(page.locator('#play')).toBeInViewport();
    await expect(page.locator('[data-activation="relu"]').first()).toBeInViewport();
  });
}
