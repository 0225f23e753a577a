// Serves dist/ to WebKit, with a script before all others that keeps what the page complains of: plain WebDriver
// has no words for a console.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const DIST = new URL('../../../dist/', import.meta.url);

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Runs in the page. */
const WATCH = `
globalThis.complaints = [];
for (const kind of ['error', 'warn', 'assert']) {
  const say = console[kind];
  console[kind] = (...given) => {
    if (kind !== 'assert' || !given[0]) complaints.push('console ' + kind + ': ' + given.join(' '));
    say.apply(console, given);
  };
}
addEventListener('error', ({ message, target }) => complaints.push(message || 'did not load: ' + (target.src || target.href)), true);
addEventListener('unhandledrejection', ({ reason }) => complaints.push('unhandled: ' + reason));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => complaints.push(violatedDirective + ' forbids ' + blockedURI));
`;

/** The probe of engine.js that no engine passes: an instruction that there is not, in the place of SIMD's. */
const lacking = (script) => {
  const changed = script.replace(/253, ?15/, '255,15');
  if (changed === script) throw new Error('engine.js has another probe now');
  return changed;
};

/** A server on a port of its own. @param {{ isPlain?: boolean }} [about] whether the engine is to think that it has no SIMD */
export async function serve({ isPlain = false } = {}) {
  /** What was asked for. @type {string[]} */
  const asked = [];
  /** What was not there. @type {string[]} */
  const missing = [];
  const server = createServer(async ({ url }, response) => {
    const path = new URL(url, 'http://page').pathname.replace(/\/$/, '/index.html');
    asked.push(path);
    try {
      const bytes = path === '/watch.js' ? WATCH : await readFile(new URL(`.${path}`, DIST));
      const body = altered(path, bytes, isPlain);
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch (error) {
      if (path !== '/favicon.ico') missing.push(`${path}: ${error.message}`);
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, missing, close: () => server.close() };
}

/** @param {string} path @param {Buffer | string} bytes @param {boolean} isPlain */
function altered(path, bytes, isPlain) {
  if (path.endsWith('.html')) return bytes.toString().replace('<link rel="icon"', '<script src="/watch.js"></script><link rel="icon"');
  return isPlain && path.endsWith('/engine.js') ? lacking(bytes.toString()) : bytes;
}
