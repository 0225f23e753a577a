// A visitor's file on the page, by the module that its views will use.
import { expect, test } from './fixture.js';
import { open } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Rows of a large file, and columns of 10 bytes each. */
const [ROWS, COLUMNS] = [95_000, 21];

const TOO_LARGE = 'the file has 50.1 MB; there can be up to 50 MB';

/** Makes `CsvFile` and a large file ready in the page. @param {Page} page */
async function ready(page) {
  await open(page);
  await page.evaluate(
    async ([rows, columns]) => {
      const { CsvFile } = await import(new URL('reader.js', document.scripts[0].src).href);
      const names = Array.from({ length: columns }, (_, at) => `x${at}`).join();
      const line = (row) => Array.from({ length: columns }, (_, at) => (0.1 + row + at / 100).toFixed(6).padStart(9, '0')).join();
      const block = Array.from({ length: 1000 }, (_, row) => `${line(row)}\n`).join('');
      const large = new File([`${names}\n`, ...Array(rows / 1000).fill(block)], 'large.csv');
      Object.assign(globalThis, { CsvFile, large });
    },
    [ROWS, COLUMNS],
  );
}

/** Reads the large file, and watches progress and frames the while. @param {Page} page */
function watched(page) {
  return page.evaluate(async () => {
    const shares = [];
    const frames = [performance.now()];
    let reading = true;
    const frame = () => {
      frames.push(performance.now());
      if (reading) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const start = performance.now();
    const file = await globalThis.CsvFile.read(globalThis.large, { onProgress: (share) => shares.push(share) });
    reading = false;
    const took = performance.now() - start;
    const gaps = frames.slice(1).map((at, k) => at - frames[k]);
    gaps.sort((a, b) => a - b);
    const { name, rows, delimiter, encoding, header, checksum, columns } = file;
    return {
      about: { name, rows, delimiter, encoding, header, checksum, columns },
      shares,
      took,
      usualGap: gaps[Math.floor(gaps.length / 2)],
      longestGap: gaps.at(-1),
      size: globalThis.large.size,
    };
  });
}

/** @param {Awaited<ReturnType<typeof watched>>} reading */
function expectGradual({ shares, took }) {
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.length).toBeLessThanOrEqual(took / 50 + 2);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
}

/** The sentence that a file is refused with. @param {Page} page @param {() => Blob | string} make makes it in the page */
async function refusal(page, make) {
  const source = await page.evaluateHandle(make);
  return page.evaluate(async (file) => {
    const reading = globalThis.CsvFile.read(file);
    return reading.then(
      () => 'it was read',
      (error) => error.message,
    );
  }, source);
}

test('a file of 20 MB is read while the page’s frames go on', async ({ page }) => {
  await ready(page);
  const reading = await watched(page);
  expect(reading.size).toBeGreaterThan(19_000_000);
  expect(reading.about).toMatchObject({ name: 'large.csv', rows: ROWS, delimiter: ',', encoding: 'utf-8', header: true });
  expect(reading.about.columns).toHaveLength(COLUMNS);
  expect(reading.about.checksum).toMatch(/^[0-9a-f]{8}$/);
  expectGradual(reading);
  expect(reading.usualGap).toBeLessThan(40);
  expect(reading.longestGap).toBeLessThan(250);
});

test('what is chosen comes to the page, and the file stays open until it is closed', async ({ page }) => {
  await ready(page);
  const { table, again, closed } = await page.evaluate(async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row % 7},${'uv'.charAt(row % 2)},${row % 3 ? 'yes' : 'no'}`);
    const file = await globalThis.CsvFile.read(`a,b,y\n${rows.join('\n')}\n,u,no\n`);
    const choice = await file.suggest('y');
    const answer = {
      table: await file.choose(choice),
      again: await file.choose({ ...choice, columns: ['b'], missing: 'fill' }),
    };
    file.close();
    return { ...answer, closed: await file.suggest().catch((error) => `${error.name}: ${error.message}`) };
  });
  expect(table).toMatchObject({ task: 'two_classes', notes: { rows: 31, withoutValue: 1 } });
  expect(table.target.classes).toEqual(['no', 'yes']);
  expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(Object.values(table.columns[1].values).slice(0, 3)).toEqual([0, 1, 0]);
  expect(again.notes.withoutValue).toBe(0);
  expect(closed).toBe('AbortError: the file was closed');
});

test('a reading can be cancelled, and another file ends it', async ({ page }) => {
  await ready(page);
  const outcomes = await page.evaluate(async () => {
    const { CsvFile, large } = globalThis;
    const name = (reading) => reading.then(() => 'it was read', (error) => error.name);
    const ending = new AbortController();
    /** @type {Promise<any>} */
    let next;
    return {
      early: await name(CsvFile.read(large, { signal: AbortSignal.abort() })),
      cancelled: await name(CsvFile.read(large, { signal: ending.signal, onProgress: () => ending.abort() })),
      replaced: await name(CsvFile.read(large, { onProgress: () => (next ??= CsvFile.read('a,b\n1,2\n')) })),
      rows: (await next).rows,
    };
  });
  expect(outcomes).toEqual({ early: 'AbortError', cancelled: 'AbortError', replaced: 'AbortError', rows: 1 });
});

test('a file that is no table gets a sentence', async ({ page }) => {
  await ready(page);
  const png = () => new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)]);
  expect(await refusal(page, png)).toBe('this is a PNG picture, not a table');
  expect(await refusal(page, () => '')).toBe('the file is empty');
  expect(await refusal(page, () => new Blob([new Uint8Array(50_000_001)]))).toBe(TOO_LARGE);
});

test.describe('without workers', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => delete globalThis.Worker);
  });

  test('the page reads between its frames', async ({ page }) => {
    await ready(page);
    const reading = await watched(page);
    expect(reading.about).toMatchObject({ name: 'large.csv', rows: ROWS, header: true });
    expectGradual(reading);
    expect(reading.usualGap).toBeLessThan(40);
    const target = await page.evaluate(async () => {
      const file = await globalThis.CsvFile.read('a,y\n' + '1,0\n2,1\n'.repeat(10));
      return (await file.choose({ target: 'y', columns: ['a'] })).target.classes;
    });
    expect(target).toEqual(['0', '1']);
  });

  test('a reading can be cancelled', async ({ page }) => {
    await ready(page);
    const name = await page.evaluate(async () => {
      const ending = new AbortController();
      const options = { signal: ending.signal, onProgress: () => ending.abort() };
      return globalThis.CsvFile.read(globalThis.large, options).catch((error) => error.name);
    });
    expect(name).toBe('AbortError');
  });

  test('a file that is too large is refused before its bytes are read', async ({ page }) => {
    await ready(page);
    const large = () =>
      Object.assign(new Blob([new Uint8Array(50_000_001)]), { arrayBuffer: () => Promise.reject(new Error('was read')) });
    expect(await refusal(page, large)).toBe(TOO_LARGE);
    const gone = () => Object.assign(new Blob(['a']), { arrayBuffer: () => Promise.reject(new Error('it is gone')) });
    expect(await refusal(page, gone)).toBe('This file could not be read (it is gone). Choose it again.');
  });
});

test('a reader that gives way gets a sentence, and its worker ends', async ({ page }) => {
  const body = `export default async () => {};
    export class CsvReader {
      static checkSize() {}
      step() { throw new WebAssembly.RuntimeError('unreachable'); }
      free() {}
    }`;
  await page.context().route('**/relu_lab.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await ready(page);
  const ended = page.waitForEvent('worker').then((worker) => worker.waitForEvent('close'));
  expect(await refusal(page, () => 'a,b\n1,2\n')).toMatch(/^The reader of tables failed, .* \(unreachable\)/);
  await ended;
});

test.describe('when the worker does not arrive', () => {
  test.use({ expectedComplaint: /reader-worker\.js|ERR_FAILED|NS_ERROR_ABORT/ });

  test('the page reads the file itself', async ({ page }) => {
    await page.route('**/reader-worker.js', (route) => route.abort());
    await ready(page);
    const reading = await watched(page);
    expect(reading.about.rows).toBe(ROWS);
  });
});

test.describe('when the reader does not arrive', () => {
  test.use({ expectedComplaint: /relu_lab_bg\.wasm|ERR_FAILED|NS_ERROR_ABORT/ });

  test('a sentence says so', async ({ page }) => {
    await ready(page);
    await page.context().route('**/relu_lab_bg.wasm', (route) => route.abort());
    expect(await refusal(page, () => 'a,b\n1,2\n')).toMatch(/^The reader of tables could not be loaded \(.*\)\. Check the connection/);
  });
});
