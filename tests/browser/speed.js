// Epochs a second of the lesson's model C (12-5-ReLU-1) in each engine, with SIMD and without, nothing drawn:
// xvfb-run --auto-servernum node tests/browser/speed.js
import { chromium, firefox } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { Driver } from './webkit/driver.js';
import { serve } from './webkit/server.js';

/** Runs in the page. @param {string} folder */
async function speed(folder) {
  const pkg = document.querySelector('link[href$="pkg/relu_lesson.js"]').href;
  const program = await import(new URL(`${folder}relu_lesson.js`, pkg).href);
  await program.default();
  const trainer = new program.Trainer({ hidden: [5], activation: 'relu', epochs: 1_000_000 });
  trainer.train(2000);
  let best = 0;
  for (let round = 0; round < 8; round += 1) {
    const start = performance.now();
    trainer.train(20_000);
    best = Math.max(best, 20_000 / (performance.now() - start));
  }
  return Math.round(best * 1000);
}

/** One of Playwright's browsers. */
async function playwright(type, options, url) {
  const browser = await type.launch(options);
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByText('Ready. Press Play.').waitFor();
  const figures = [await page.evaluate(speed, ''), await page.evaluate(speed, 'plain/')];
  const version = browser.version();
  await browser.close();
  return [version, ...figures];
}

async function webkit(url) {
  const driver = await Driver.start();
  try {
    const browser = await driver.browser();
    await browser.go(url);
    const figures = [await browser.evaluate(speed, ''), await browser.evaluate(speed, 'plain/')];
    await browser.close();
    return [browser.version, ...figures];
  } finally {
    await driver.stop();
  }
}

process.env.FIREFOX ??= '/usr/bin/firefox-esr';
const server = await serve();
const stock = { channel: 'moz-firefox', executablePath: fileURLToPath(new URL('firefox.js', import.meta.url)) };
const rows = {
  Chromium: await playwright(chromium, { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: false }, server.url),
  Firefox: await playwright(firefox, stock, server.url),
  WebKitGTK: await webkit(server.url),
};
for (const [name, [version, simd, scalar]] of Object.entries(rows)) {
  process.stdout.write(`${name} ${version}: ${simd} epochs/s with SIMD, ${scalar} without, ${(simd / scalar).toFixed(2)} times as fast\n`);
}
server.close();
