// The page's link: what is in it, and what a page opened with it shows.
import { expect, test } from './fixture.js';
import { button, fullSpeed, lastOf, log, model, open, panel, playToTheEnd, row, status } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** The part of the location behind its `#`, with it. @param {Page} page */
const hash = (page) => page.evaluate(() => location.hash);

/** @param {Page} page @param {string | RegExp} expected */
async function expectHash(page, expected) {
  if (expected instanceof RegExp) await expect.poll(() => hash(page)).toMatch(expected);
  else await expect.poll(() => hash(page)).toBe(expected);
}

/** @param {Page} page @param {string} label @param {string} value */
async function type(page, label, value) {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
}

/** Opens the page with a link. @param {Page} page @param {string} fragment */
async function openLink(page, fragment) {
  await page.goto(`./#${fragment}`);
  await expect(status(page)).toContainText('Ready. Press Play.');
}

/** Everything that the table and the log show. @param {Page} page */
const shown = async (page) => ({ log: await log(page), rows: [await row(page, 'A'), await row(page, 'B'), await row(page, 'C')] });

test('the lesson has no link, and loads nothing for one', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(await hash(page)).toBe('');
  expect(asked.filter((url) => url.includes('link'))).toEqual([]);
  await button(page, 'New seed').click();
  await expectHash(page, /^#seed=\d+&v=1$/);
  expect(asked.filter((url) => url.includes('link')).length).toBeGreaterThan(0);
  await type(page, 'Seed of the weights', '42');
  await expectHash(page, '');
  expect(page.url()).not.toContain('#');
});

test('changes go into the link and not into the history, and a reload gives the same curves exactly', async ({ page }) => {
  await page.goto('./?class=7b');
  await expect(status(page)).toHaveText('Ready. Press Play.');
  const entries = await page.evaluate(() => history.length);
  await page.getByLabel('Data set').selectOption('circles');
  await type(page, 'Points', '200');
  await type(page, 'Seed of the weights', '3');
  await type(page, 'Train to', '400');
  await page.getByLabel('Optimiser', { exact: true }).selectOption('adam');
  await model(page, 'B').check();
  await button(page, 'ReLU').click();
  const link = '#data=circles&rows=200&noise=0.1&optimizer=adam&seed=3&epochs=400&b=20:relu,20:relu&v=1';
  await expectHash(page, link);
  await fullSpeed(page);
  await playToTheEnd(page, '400');
  const before = await shown(page);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await expect(page.getByLabel('Points')).toHaveValue('200');
  await expect(page.getByLabel('Train to')).toHaveValue('400');
  await expect(page.getByLabel('Optimiser', { exact: true })).toHaveValue('adam');
  expect(new URL(page.url()).search + (await hash(page))).toBe(`?class=7b${link}`);
  await fullSpeed(page);
  await playToTheEnd(page, '400');
  expect(await shown(page)).toEqual(before);
});

test('changes on the way are in the link: kept weights, another learning rate', async ({ page }) => {
  await open(page);
  await page.getByLabel('Speed').fill('0');
  await page.getByLabel('keep trained weights').check();
  for (let step = 0; step < 7; step += 1) await button(page, 'Step').click();
  await button(page, 'ReLU').click();
  await expectHash(page, '#a.changes=7,activation:relu&v=1');
  for (let step = 0; step < 4; step += 1) await button(page, 'Step').click();
  await type(page, 'Learning rate', '0.05');
  const link = '#a.changes=7,activation:relu;11,lr:0.05&b.changes=11,lr:0.05&c.changes=11,lr:0.05&v=1';
  await expectHash(page, link);
  await fullSpeed(page);
  await playToTheEnd(page);
  const before = await shown(page);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(await shown(page)).toEqual(before);
  expect(await hash(page)).toBe(link);
});

test('a learning rate that one model begins with, and the others change to, comes back', async ({ page }) => {
  await open(page);
  for (let step = 0; step < 3; step += 1) await button(page, 'Step').click();
  await model(page, 'A').check();
  await button(page, 'ReLU').click();
  await type(page, 'Learning rate', '0.05');
  await expectHash(page, '#lr=0.05&b.lr=0.01&c.lr=0.01&a=5:relu&b.changes=3,lr:0.05&c.changes=3,lr:0.05&v=1');
  await button(page, 'Reset').click();
  await fullSpeed(page);
  await playToTheEnd(page);
  const before = await shown(page);
  await page.reload();
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(await shown(page)).toEqual(before);
});

test('a cosine that one model begins anew, and the others had begun, comes back', async ({ page }) => {
  await open(page);
  await panel(page, 'Training');
  await page.getByLabel('Schedule').selectOption('cosine');
  await type(page, 'Train to', '60');
  for (let step = 0; step < 3; step += 1) await button(page, 'Step').click();
  await model(page, 'A').check();
  await button(page, 'ReLU').click();
  await type(page, 'Train to', '90');
  const link = '#schedule=cosine&epochs=90&b.schedule=cosine:60&c.schedule=cosine:60&a=5:relu&v=1';
  await expectHash(page, link);
  await button(page, 'Reset').click();
  await playToTheEnd(page, '90');
  const before = await shown(page);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await playToTheEnd(page, '90');
  expect(await shown(page)).toEqual(before);
  expect(await hash(page)).toBe(link);
});

test('a link opens that has the lesson’s data, and more than the lesson’s training program can do', async ({ page }) => {
  for (const [fragment, told] of [
    ['init=kaiming_normal&v=1', 'torch.manual_seed(42)'],
    ['optimizer=adamw&v=1', 'AdamW(lr=0.001), weight_decay=0.01'],
    ['optimizer=rmsprop&batch=32&v=1', 'RMSprop(lr=0.01), 32 training rows in each update'],
    ['schedule=step:30:0.5&l1=0.01&v=1', 'StepLR(step_size=30, gamma=0.5), L1 0.01'],
  ]) {
    await page.goto('about:blank');
    await page.goto(`./#${fragment}`);
    await expect(status(page)).toHaveText('Ready. Press Play.');
    await expect(page.locator('#recipe-text')).toContainText(told);
    await button(page, 'Step').click();
    await expect(status(page)).toHaveText('Paused after 1 epoch.');
  }
});

test('painted points and weights set by hand open', async ({ page }) => {
  const run = 'PoPoPoPpPoPqPoPrPoPs';
  await openLink(page, `data=painted&points=0:${run},1:fQAAfQABfQACfQADfQAE&a.changes=5,w:0:2:1:0.1,b:1:0:-2&lr=0.1&epochs=60&v=1`);
  await expect(page.getByText('10 points').first()).toBeVisible();
  await fullSpeed(page);
  await playToTheEnd(page, '60');
});

test('a damaged link opens the lesson with a sentence', async ({ page }) => {
  for (const [fragment, sentence] of [
    ['seed=3', 'The link is not complete: its end is missing. Copy the whole link, from its first letter to its last.'],
    ['seed=3&v=9', 'This link was made by a newer version of the page.'],
    ['seed=1e999&v=1', 'The link is damaged: it says “1e999”, which is nothing that this page writes.'],
    ['lr=0&v=1', 'The link asks for what cannot be trained: the learning rate is 0;'],
    [`a=${Array(2000).fill('5:relu').join()}&v=1`, 'The link asks for what cannot be trained: the network has 2000 hidden layers'],
    ['%E0%A4%A', 'The link is damaged'],
  ]) {
    await page.goto('about:blank');
    await openLink(page, fragment);
    await expect(status(page)).toContainText(sentence);
    await expect(status(page)).toContainText('The lesson is here instead.');
    await expect(page.getByText('5-ReLU-1').first()).toBeVisible();
  }
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(await row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
  // What is on the page is copied, and not what was asked for.
  await button(page, 'Copy link').click();
  await expectHash(page, '');
});

test('a link that is pasted into the page opens, and Back and Forward go between them', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  await page.evaluate(() => {
    location.hash = 'data=moons&noise=0.2&v=1';
  });
  await expect(status(page)).toHaveText('Ready. Press Play. The recipe of the link is on the page.');
  await expect(page.getByLabel('Data set')).toHaveValue('moons');
  await type(page, 'Seed of the weights', '7');
  await expectHash(page, '#data=moons&noise=0.2&seed=7&v=1');
  await page.evaluate(() => {
    location.hash = 'seed=oops&v=1';
  });
  await expect(status(page)).toContainText('it says “oops”');
  await expect(status(page)).toContainText('The page stays as it was.');
  await expect(page.getByLabel('Seed of the weights')).toHaveValue('7');
  await page.evaluate(() => history.back());
  await expect(status(page)).toContainText('The recipe of the link is on the page.');
  await expect(page.getByLabel('Data set')).toHaveValue('moons');
  await page.evaluate(() => history.back());
  await expect(page.getByLabel('Data set')).toHaveValue('heart');
  await page.evaluate(() => history.forward());
  await expect(page.getByLabel('Data set')).toHaveValue('moons');
  await expectHash(page, '#data=moons&noise=0.2&seed=7&v=1');
});

test('the choice of a model is no recipe: the link stays as it was given', async ({ page }) => {
  await openLink(page, 'v=1&data=moons&seed=9');
  await model(page, 'C').check();
  await type(page, 'Train to', '500');
  await expectHash(page, /^#data=moons&noise=[\d.]+&seed=9&epochs=500&v=1$/);
});

test('the location is not changed more than twice a second', async ({ page }) => {
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    globalThis.changes = [];
    history.replaceState = (...given) => {
      globalThis.changes.push(performance.now());
      replace(...given);
    };
  });
  await open(page);
  for (let seed = 100; seed < 140; seed += 1) {
    await type(page, 'Seed of the weights', String(seed));
  }
  await expectHash(page, '#seed=139&v=1');
  const changes = await page.evaluate(() => globalThis.changes);
  changes.slice(1).forEach((at, k) => expect(at - changes[k]).toBeGreaterThan(400));
});

test('a browser that refuses to change the location is asked again, later', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    globalThis.refusals = 0;
    history.replaceState = (...given) => {
      globalThis.refusals += 1;
      if (globalThis.refusals === 1) throw new DOMException('too many calls', 'SecurityError');
      replace(...given);
    };
  });
  await page.goto('./');
  await page.clock.runFor(100);
  await type(page, 'Seed of the weights', '5');
  await expect.poll(async () => {
    await page.clock.runFor(100);
    return page.evaluate(() => globalThis.refusals);
  }).toBe(1);
  await page.clock.runFor(9000);
  expect(await hash(page)).toBe('');
  await page.clock.runFor(1500);
  await expectHash(page, '#seed=5&v=1');
});

test.describe('the button', () => {
  test('puts the link on the clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await type(page, 'Seed of the weights', '3');
    await button(page, 'Copy link').click();
    await expect(status(page)).toHaveText('Ready. Press Play. Link copied.');
    await expect(page.locator('#copy-link + span')).toBeInViewport();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expect(page.url()).toContain('#seed=3&v=1');
  });

  for (const [why, clipboard] of [
    ['has none', undefined],
    ['denies it', { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) }],
  ]) {
    test(`shows the link selected where the browser ${why}`, async ({ page }) => {
      await page.addInitScript((isDenied) => {
        const writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
        Object.defineProperty(navigator, 'clipboard', { value: isDenied ? { writeText } : undefined });
      }, clipboard !== undefined);
      await open(page);
      await type(page, 'Seed of the weights', '3');
      await button(page, 'Copy link').focus();
      await page.keyboard.press('Enter');
      const field = page.getByLabel('Link to this recipe');
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(/#seed=3&v=1$/);
      await expect(status(page)).toContainText('copy it with Ctrl+C');
      expect(await page.evaluate(() => String(getSelection()))).toBe(await field.inputValue());
      // Keys belong to the text now.
      await page.keyboard.press('a');
      await expect(field).toBeVisible();
      await type(page, 'Seed of the weights', '4');
      await expectHash(page, '#seed=4&v=1');
      await expect(field).toBeHidden();
    });
  }
});

/** Opens a link a part of which is held back, until the page goes on without. Returns what lets it go. */
async function openLate(page, fragment, part) {
  await page.clock.install();
  /** @type {(() => void)[]} */
  const held = [];
  await page.route(part, (route) => {
    held.push(() => route.continue());
  });
  await page.goto(`./#${fragment}`);
  await expect.poll(() => held.length).toBe(1);
  await page.clock.runFor(5000);
  await expect(button(page, 'Play')).toBeDisabled();
  await expect(status(page)).toHaveText('Loading the training program…');
  await pass(page, () => button(page, 'Play').isEnabled(), true, 1000);
  await page.clock.runFor(100);
  return held[0];
}

/** Waits for something on a page whose clock stands still. */
async function pass(page, look, expected, time = 100) {
  await expect.poll(async () => {
    await page.clock.runFor(time);
    return look();
  }).toEqual(expected);
}

/** Time in which what is due would be written. */
const calm = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 700); }));

for (const [part, fragment, opened] of [
  ['script', 'seed=3&v=1', { file: '**/link-text.js', seed: '3', data: 'heart' }],
  // It arrives with the link, which is nothing that the visitor has done.
  ['whole training program', 'data=moons&seed=3&v=1', { file: '**/relu_playground_bg.wasm', seed: '3', data: 'moons' }],
]) {
  test(`nothing can be pressed before the link is open; one whose ${part} is late is not waited for, and opens`, async ({ page }) => {
    const letGo = await openLate(page, fragment, opened.file);
    await expect(page.getByLabel('Seed of the weights')).toHaveValue('42');
    letGo();
    await pass(page, () => page.getByLabel('Seed of the weights').inputValue(), opened.seed);
    await expect(page.getByLabel('Data set')).toHaveValue(opened.data);
    expect(await hash(page)).toBe(`#${fragment}`);
  });

  for (const [what, act, seed] of [
    ['changed', (page) => type(page, 'Seed of the weights', '7'), '7'],
    ['trained', (page) => button(page, 'Step').click(), '42'],
  ]) {
    test(`a link whose ${part} is late takes nothing away that was ${what} meanwhile`, async ({ page }) => {
      const letGo = await openLate(page, fragment, opened.file);
      await act(page);
      await page.clock.runFor(2000);
      letGo();
      await pass(page, () => status(page).textContent(), expect.stringContaining('The link took so long to arrive that it was not opened: the page has been used meanwhile.'));
      await expect(page.getByLabel('Seed of the weights')).toHaveValue(seed);
      await expect(page.getByLabel('Data set')).toHaveValue('heart');
      expect((await row(page, 'A'))[0]).toBe(what === 'trained' ? '1' : '0');
      // Loading the page again opens it, until there is something else to tell.
      expect(await hash(page)).toBe(`#${fragment}`);
      await type(page, 'Seed of the weights', '8');
      await pass(page, () => hash(page), '#seed=8&v=1');
    });
  }
}

test('a link that is pasted while a change is unwritten keeps its place, however long it takes', async ({ page }) => {
  /** @type {(() => void)[]} */
  const held = [];
  await page.route('**/relu_playground_bg.wasm', (route) => {
    held.push(() => route.continue());
  });
  await open(page);
  await type(page, 'Seed of the weights', '5');
  await expectHash(page, '#seed=5&v=1');
  // The next change waits half a second for its turn.
  await type(page, 'Seed of the weights', '6');
  await page.evaluate(() => {
    location.hash = 'data=moons&noise=0.3&v=1';
  });
  await expect.poll(() => held.length).toBe(1);
  // A choice of model revises the session, as the program does when it arrives.
  await model(page, 'C').check();
  await calm(page);
  expect(await hash(page)).toBe('#data=moons&noise=0.3&v=1');
  held[0]();
  await expect(page.getByLabel('Data set')).toHaveValue('moons');
  await calm(page);
  expect(await hash(page)).toBe('#data=moons&noise=0.3&v=1');
});

test('a change that is written at the very moment another link is pasted does not take its place', async ({ page }) => {
  await open(page);
  await type(page, 'Seed of the weights', '5');
  await expectHash(page, '#seed=5&v=1');
  await calm(page);
  // Its turn has come: the timer is due at once, and the event of the new link comes after it.
  await page.evaluate(() => {
    const seed = document.getElementById('seed');
    seed.value = '6';
    seed.dispatchEvent(new Event('change'));
    setTimeout(() => {
      location.hash = 'seed=9&v=1';
      const until = performance.now() + 50;
      while (performance.now() < until);
    });
  });
  await expect(page.locator('#recipe-text')).toContainText('torch.manual_seed(9)');
  await calm(page);
  expect(await hash(page)).toBe('#seed=9&v=1');
});

test.describe('when a part does not arrive', () => {
  test.use({ expectedComplaint: /link\.js|relu_playground|ERR_FAILED|NS_ERROR_ABORT/ });

  test('a link to other data says so, and the lesson is there', async ({ page }) => {
    await page.route('**/relu_playground*', (route) => route.abort());
    await openLink(page, 'data=moons&v=1');
    await expect(status(page)).toContainText(/A part of the page that the link needs has not arrived .* The lesson is here instead\./);
    await fullSpeed(page);
    await playToTheEnd(page);
    expect(await row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
  });

  test('a link is not opened, the page says so, and goes on', async ({ page }) => {
    await page.route('**/link.js', (route) => route.abort());
    await openLink(page, 'seed=3&v=1');
    await expect(status(page)).toContainText(/That part could not be opened .*Check the connection/);
    await button(page, 'Step').click();
    await expect(status(page)).toHaveText('Paused after 1 epoch.');
  });
});

/** Opens the panel of data and has it read a table. @param {Page} page @param {string} name @param {string | Buffer} text */
async function pick(page, name, text) {
  const details = page.locator('details[data-panel="data"]');
  if (!(await details.evaluate((each) => each.open))) await details.locator('summary').click();
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: typeof text === 'string' ? Buffer.from(text) : text });
}

/** A table of two features and a target. @param {number} rows */
const table = (rows) => `age,income,label\n${Array.from({ length: rows }, (_, k) => `${(k * 37) % 101},${((k * k * 7) % 89) / 7},${(k * 37) % 101 > 50 ? 'yes' : 'no'}`).join('\n')}\n`;

test('a small table of one’s own is in the link, and the page says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await pick(page, 'small.csv', table(120));
  await expect(page.getByText('whoever gets the link gets the table', { exact: false })).toBeVisible();
  await button(page, 'Train on this table').click();
  await expectHash(page, /^#data=own&file=small\.csv&checksum=[\da-f]{8}&target=label&columns=age,income&task=two_classes&lr=0\.1&csv=[\w-]+&v=1$/);
  const link = await hash(page);
  await button(page, 'Copy link').click();
  await expect(status(page)).toHaveText('Ready. Press Play. Link copied. Your table is in it.');
  await expect(page.locator('#copy-link + span')).toHaveText('Link copied. Your table is in it.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('&csv=');
  await fullSpeed(page);
  await playToTheEnd(page);
  const before = await shown(page);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await expect(page.getByLabel('Data set')).toHaveValue('own');
  await fullSpeed(page);
  await playToTheEnd(page);
  expect(await shown(page)).toEqual(before);
  expect(await hash(page)).toBe(link);
  await page.goto('about:blank');
  await openLink(page, link.slice(1).replace(/checksum=\w{8}/, 'checksum=00000000'));
  await expect(status(page)).toContainText('The link is damaged: the table in it cannot be unpacked.');
});

test('for a large table the link asks for the file, and goes on when it is there', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Digits that pack badly.
  const large = table(3000).replace(/\n(\d+),/g, (_, x, at) => `\n${x}.${(at * 7919) % 99991},`);
  await open(page);
  await pick(page, 'large.csv', large);
  await page.getByLabel('Use income').uncheck();
  await button(page, 'Train on this table').click();
  await type(page, 'Train to', '100');
  await button(page, 'Copy link').click();
  await expect(status(page)).toContainText(/Link copied\.$/);
  const link = /^#data=own&file=large\.csv&checksum=[\da-f]{8}&target=label&columns=age&task=two_classes&lr=0\.1&epochs=100&v=1$/;
  await expectHash(page, link);
  await fullSpeed(page);
  await playToTheEnd(page, '100');
  const before = await shown(page);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play. The link is about the file “large.csv”, which is not in it. Choose that file under “Data” to open the link.');
  // Looking around loses nothing.
  await model(page, 'B').check();
  await pick(page, 'other.csv', table(50));
  await expect(page.getByText('other.csv: 50 rows')).toBeVisible();
  await expectHash(page, link);
  await pick(page, 'renamed.csv', large);
  await expect(status(page)).toContainText('The recipe of the link is on the page.');
  await expect(page.getByLabel('Use income')).not.toBeChecked();
  await fullSpeed(page);
  await playToTheEnd(page, '100');
  expect(await shown(page)).toEqual(before);
  await expectHash(page, link);
});

test('with the file here, a recipe that is refused gets its own sentence, and another choice of columns asks for the file', async ({ page }) => {
  await open(page);
  // In the one-byte letters of old spreadsheets, which no link has in it.
  const old = Buffer.from(table(60).replace('income', 'gr\u00f6sse'), 'latin1');
  await pick(page, 'old.csv', old);
  await button(page, 'Train on this table').click();
  const link = /^#data=own&file=old\.csv&checksum=[\da-f]{8}&target=label&columns=age,gr~C3~B6sse&task=two_classes&lr=0\.1&v=1$/;
  await expectHash(page, link);
  const fragment = (await hash(page)).slice(1);
  const paste = (text) => page.evaluate((to) => {
    location.hash = to;
  }, text);
  await paste(fragment.replace('lr=0.1', 'lr=0'));
  await expect(status(page)).toContainText('The link asks for what cannot be trained: the learning rate is 0;');
  await expect(status(page)).toContainText('The page stays as it was.');
  await expect(status(page)).not.toContainText('Choose that file');
  await paste(fragment.replace('lr=0.1', 'lr=0.2'));
  await expect(status(page)).toContainText('The recipe of the link is on the page.');
  await expect(page.locator('#recipe-text')).toContainText('SGD(lr=0.2)');
  // The table is still here when other data are on the page.
  await page.getByLabel('Data set').selectOption('circles');
  await paste(fragment.replace('lr=0.1', 'lr=0.3'));
  await expect(page.locator('#recipe-text')).toContainText('SGD(lr=0.3)');
  const asksForFile = 'The link is about the file “old.csv”, which is not in it. Choose that file under “Data” to open the link.';
  await paste(fragment.replace('columns=age,', 'columns='));
  await expect(status(page)).toContainText(asksForFile);
  await paste(fragment.replace(/checksum=\w+/, 'checksum=00000000'));
  await expect(status(page)).toContainText(asksForFile);
});
