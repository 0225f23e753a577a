// The package in a page: made by Vite, served by Vite while one works on it, and without any bundler.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { build, createServer as createDevServer, preview } from 'vite';
import { blocks, browser, project } from './scratch.mjs';

const MAIN = blocks('With a bundler', 'js')[0];
const PAGE = blocks('In a page without a bundler', 'html')[0];

/** The lesson's line at epoch 900, instead of the README's example. */
const LESSON = `
import init, { Trainer } from 'relu-playground';
await init();
const trainer = new Trainer();
trainer.train(1000);
document.body.textContent = trainer.line(900);
`;
const LESSON_LINE = 'Epoch: 900, Loss: 0.42997, Accuracy: 79.50% | Test loss: 0.49956, Test acc: 75.00%';

/** A page of one script, as Vite wants it. */
const page = (script) => ({
  'index.html': '<!doctype html><title>Scratch</title><link rel="icon" href="data:,"><body><script type="module" src="./main.js"></script>',
  'main.js': script,
});

const quiet = { configFile: false, logLevel: 'warn' };
const local = { host: '127.0.0.1', port: 0 };

let chromium;
before(async () => { chromium = await browser(); });
after(() => chromium.close());

/**
 * What a page says once its script is through; anything that fails on the way fails the test.
 * @param {import('node:http').Server} server
 * @param {RegExp} expected
 */
async function expectText(server, expected) {
  const tab = await chromium.newPage();
  const failures = [];
  tab.on('pageerror', (error) => failures.push(error.message));
  tab.on('requestfailed', (request) => failures.push(request.url()));
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction(() => /\d/.test(document.body.innerText), undefined, { timeout: 20_000 }).catch(() => {});
  const text = await tab.innerText('body');
  await tab.close();
  assert.deepEqual(failures, []);
  assert.match(text.trim(), expected);
}

/** A line as a pattern of all of it. */
const exactly = (line) => new RegExp(`^${line.replace(/[.|]/g, '\\$&')}$`);

for (const [name, script, expected] of [
  ['the README’s example', MAIN, /^2-8-ReLU-1: 0\.98\d+$/],
  ['the lesson', LESSON, exactly(LESSON_LINE)],
]) {
  test(`Vite builds ${name}, module and all`, async (t) => {
    const root = await project(t, page(script));
    const { output } = await build({ root, ...quiet });
    const files = output.map(({ fileName }) => fileName);
    assert.ok(files.some((file) => /^assets\/relu_playground_bg-.*\.wasm$/.test(file)), files.join(' '));
    const server = await preview({ root, ...quiet, preview: local });
    t.after(() => server.close());
    await expectText(server.httpServer, expected);
  });
}

test('Vite serves it while one works on it', async (t) => {
  const root = await project(t, page(LESSON));
  const server = await createDevServer({ root, ...quiet, server: local });
  t.after(() => server.close());
  await server.listen();
  await expectText(server.httpServer, exactly(LESSON_LINE));
});

test('a page without a bundler takes it as it is', async (t) => {
  const root = await project(t, { 'index.html': PAGE });
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer(({ url }, response) => {
    const path = url === '/' ? '/index.html' : url;
    response.setHeader('content-type', types[extname(path)] ?? 'text/plain');
    createReadStream(join(root, path)).on('error', () => response.writeHead(404).end()).pipe(response);
  });
  t.after(() => server.close());
  await new Promise((resolve) => { server.listen(local.port, local.host, resolve); });
  await expectText(server, /^0\.997$/);
});
