// A server of the built page whose builds a test can change, and which it can take away.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const DIST = new URL('../../../dist/', import.meta.url).pathname;

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export class Site {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'playground-site-'));
    /** The build that is served. */
    this.build = join(this.folder, 'first');
    /** Files that are missing or other than they were: what is sent in their place, by the end of their paths. @type {Map<string, string | undefined>} */
    this.faults = new Map();
    /** Whether the script that keeps the page is told that little is to be loaded. */
    this.isThrifty = false;
    this.port = 0;
    cpSync(DIST, this.build, { recursive: true });
  }

  /** The version that is served. */
  get version() {
    return readdirSync(join(this.build, 'v'))[0];
  }

  /** Starts to serve, at the port there was. */
  async start() {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise((resolve) => this.server.listen(this.port, resolve));
    this.port = this.server.address().port;
  }

  /** The network is cut. */
  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }

  /**
   * Serves a newer build, and nothing of the one before. What it says is another, so that one can tell.
   * @param {string} name of the build, which the page shows @param {boolean} [isWhole] whether all of it is there
   */
  deploy(name, isWhole = true) {
    const next = join(this.folder, name);
    cpSync(DIST, next, { recursive: true });
    const [old] = readdirSync(join(next, 'v'));
    const version = `${name}00000000`;
    renameSync(join(next, 'v', old), join(next, 'v', version));
    for (const path of ['index.html', 'sw.js', join('v', version, 'text.js'), join('v', version, 'text-panels.js')]) {
      const file = join(next, path);
      const text = readFileSync(file, 'utf8').replaceAll(old, version).replaceAll('Ready. Press Play.', `Ready ${name}. Press Play.`);
      writeFileSync(file, text);
    }
    this.faults.clear();
    if (!isWhole) this.faults.set('/inside.js', undefined);
    this.build = next;
    return version;
  }

  answer({ url }, response) {
    // Under a path, as a school's server may have it.
    const path = decodeURIComponent(url.replace(/[?#].*/s, '')).replace(/^\/a\/path\//, '/');
    const [fault] = [...this.faults].filter(([end]) => path.endsWith(end));
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = join(this.build, name);
    if (fault?.[1] === undefined && (fault || !existsSync(file))) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not here');
      return;
    }
    const thrift = this.isThrifty && name === '/sw.js' ? "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });" : '';
    const isOfVersion = path.startsWith('/v/');
    response.writeHead(200, {
      'Content-Type': fault ? 'text/html' : (TYPES[extname(file)] ?? 'application/octet-stream'),
      'Cache-Control': isOfVersion ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(fault ? fault[1] : Buffer.concat([Buffer.from(thrift), readFileSync(file)]));
  }
}
