// The page itself at full speed, three models and all charts drawn, beside the same models undrawn.

/** Read over so many ms. */
const SPAN = 3_000;

/** Epochs a second of each model, drawn and bare, in turn. */
export async function throughPage(browser, bench, url, cases, rounds) {
  const [drawn, bare, frames] = [[], [], []];
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    bare.push(await bench.evaluate(([models, ms]) => globalThis.bench.bare(models, ms), [cases, SPAN / 3]));
    const seen = await play(browser, url);
    drawn.push(seen.epochs);
    frames.push(seen.frames);
  }
  return { drawn, bare, frames, drawing: await drawing(browser, url) };
}

/** Milliseconds of each of the last frames in which three models come to 1,000 epochs, five a frame: nearly all of
 * it is drawing. */
async function drawing(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.took = [];
    globalThis.requestAnimationFrame = (work) => ask((time) => {
      const start = performance.now();
      work(time);
      globalThis.took.push(performance.now() - start);
    });
  });
  await page.goto(url);
  await page.getByText('Ready. Press Play.').waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByText('Done: 1,000 epochs trained.').waitFor();
  const took = await page.evaluate(() => globalThis.took.slice(-80, -5));
  await page.close();
  return took;
}

/** A visitor who presses Play with a far target and the slider at its end. */
async function play(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.getByText('Ready. Press Play.').waitFor();
  await page.getByLabel('Speed').fill('7');
  await page.getByLabel('Train to').fill('1000000');
  await page.getByLabel('Train to').press('Enter');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(1_000);
  const seen = await page.evaluate(async (span) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const progress = () => document.querySelector('#progress').value;
    const start = await frame();
    const first = progress();
    let [now, count] = [start, 0];
    for (; now - start < span; count++) now = await frame();
    const each = 1000 / (now - start);
    return { epochs: (progress() - first) * each, frames: count * each };
  }, SPAN);
  await page.close();
  return seen;
}
