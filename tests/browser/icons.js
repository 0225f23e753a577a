// Makes the manifest's pictures of www/icon.svg: `npm run icons`, after that file was changed.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const WWW = new URL('../../www/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', WWW), 'utf8');
// A mask takes any shape that has the middle four fifths: so much of the icon is in there, without round corners.
const maskable = svg.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"').replace('width="32" height="32" rx="7"', 'x="-4" y="-4" width="40" height="40"');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: false });
for (const [name, size, picture] of [['icon-192', 192, svg], ['icon-512', 512, svg], ['icon-maskable', 512, maskable]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${picture.replace('<svg ', `<svg width="${size}" height="${size}" `)}`);
  await page.screenshot({ path: new URL(`${name}.png`, WWW).pathname, omitBackground: true });
}
await browser.close();
