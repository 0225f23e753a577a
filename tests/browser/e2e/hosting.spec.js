// What `cargo xtask serve` sends, which is what docs/HOSTING.md advises and its files configure.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { expect, test } from './fixture.js';

const ROOT = new URL('../../../', import.meta.url);
const [version] = readdirSync(new URL('dist/v/', ROOT));
/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT));
const [, policy] = /"Content-Security-Policy" content="([^"]+)"/.exec(read('www/index.html').toString());

/** The answer as it was sent, not unpacked. @param {string} url @param {string} encodings */
const sent = (url, encodings) => new Promise((resolve, reject) => {
  get(url, { headers: { 'Accept-Encoding': encodings } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  }).on('error', reject);
});

for (const [path, type] of [
  ['', 'text/html'],
  ['sw.js', 'text/javascript'],
  ['manifest.webmanifest', 'application/manifest+json'],
  ['icon.svg', 'image/svg+xml'],
  ['icon-512.png', 'image/png'],
  [`v/${version}/app.js`, 'text/javascript'],
  [`v/${version}/style.css`, 'text/css'],
  [`v/${version}/lesson-steps.json`, 'application/json'],
  [`v/${version}/pkg/relu_lesson_bg.wasm`, 'application/wasm'],
]) {
  test(`/${path.replace(version, '…')} is sent compressed, with its type, how long to keep it, and what guards it`, async ({ baseURL }) => {
    const plain = read(`dist/${path || 'index.html'}`);
    const answers = await Promise.all(['gzip, deflate, br', 'gzip', 'identity'].map((encodings) => sent(baseURL + path, encodings)));
    const isPacked = type !== 'image/png';
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(isPacked ? ['br', 'gzip', undefined] : [undefined, undefined, undefined]);
    const unpack = isPacked ? [brotliDecompressSync, gunzipSync, (/** @type {Buffer} */ body) => body] : [];
    for (const [at, { status, headers, body }] of answers.entries()) {
      expect(status).toBe(200);
      expect((unpack[at]?.(body) ?? body).equals(plain)).toBe(true);
      expect(headers['content-type']).toBe(type);
      expect(headers['cache-control']).toBe(path.startsWith('v/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      expect(headers).toMatchObject({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      });
    }
  });
}

test('what is not there is not kept', async ({ baseURL }) => {
  const { status, headers } = await sent(`${baseURL}v/${version}/none.js`, 'br');
  expect([status, headers['cache-control']]).toEqual([404, 'no-cache']);
});

test('the files for other servers name the page’s own policy', () => {
  for (const file of ['docs/HOSTING.md', 'docs/hosting/nginx.conf', 'docs/hosting/static-web-server.toml']) {
    expect(read(file).toString()).toContain(policy);
  }
});

test('the manifest names icons that are there, of the sizes that it says', async ({ page }) => {
  const manifest = JSON.parse(read('dist/manifest.webmanifest').toString());
  await page.goto('./');
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(sizes === 'any' ? 'any' : size).toBe(sizes);
  }
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
});
