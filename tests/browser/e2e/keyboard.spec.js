import { chromiumOnly, expect, test } from './fixture.js';
import { button, fixture, open, row, status } from './page.js';

test('the lesson by keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText('Training…');
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText(/^Paused after/);
  await page.keyboard.press('r');
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toHaveText('Paused after 2 epochs.');
  await page.keyboard.press('a');
  await expect(button(page, 'ReLU')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('a');
  await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');
});

test('keys belong to the field that is typed in, and to the button that has the focus', async ({ page }) => {
  await open(page);
  await page.getByLabel('Train to').focus();
  for (const key of ['r', 'a', 'Space', 'ArrowRight']) await page.keyboard.press(key);
  await page.getByLabel('Speed').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Speed')).toHaveValue('3');
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');

  await button(page, 'New seed').focus();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('Seed of the weights')).not.toHaveValue('42');
  await expect(status(page)).toHaveText('Ready. Press Play.');
});

test('Space plays after a button was clicked, too', async ({ page }) => {
  await open(page);
  await button(page, 'ReLU').click();
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText('Training…');
  await button(page, 'Pause').click();
  await expect(status(page)).toHaveText(/^Paused after/);
  // Held, it acts once, and does not scroll the page.
  await page.keyboard.down('Space');
  await page.keyboard.down('Space');
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(status(page)).toHaveText('Training…');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('after a chart or a slider was used, the keys still work', async ({ page }) => {
  await open(page);
  await button(page, 'Step').click();
  for (const used of [page.locator('#accuracy'), page.getByLabel('Speed')]) {
    await used.click();
    await page.keyboard.press('a');
    await expect(button(page, 'ReLU')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('a');
    await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Space');
    await expect(status(page)).toHaveText('Training…');
    await page.keyboard.press('Space');
    await page.keyboard.press('r');
    await expect(status(page)).toHaveText('Ready. Press Play.');
  }
});

test('arrows scroll the table where it has the focus, and train nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  const table = page.getByRole('group', { name: 'Table of figures' });
  await table.focus();
  for (let k = 0; k < 5; k += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await expect(status(page)).toHaveText('Ready. Press Play.');
});

test('a reading does not outlive its run', async ({ page }) => {
  await open(page);
  for (let k = 0; k < 9; k += 1) await page.keyboard.press('ArrowRight');
  await expect(status(page)).toHaveText('Paused after 9 epochs.');
  const chart = page.getByRole('slider', { name: 'Read accuracies off the chart' });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuenow', '8');
  await page.keyboard.press('r');
  await expect(chart).toHaveAttribute('aria-valuenow', '0');
  await expect(chart.locator('.tip')).toBeHidden();
});

test('every control is reached by Tab, in the order of the page, and shows its focus', async ({ page }) => {
  await open(page);
  const reached = [];
  for (let k = 0; k < 24; k += 1) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => {
        const element = document.activeElement;
        const ring = getComputedStyle(element).outlineStyle !== 'none' || element.type === 'radio';
        return `${element.id || element.lang || element.dataset.activation || element.name || element.getAttribute('aria-label') || element.tagName}${ring ? '' : ' without ring'}`;
      }),
    );
  }
  expect(reached).toEqual([
    'present', 'SUMMARY', 'play', 'step', 'reset', 'new-seed', 'speed', 'linear', 'relu', 'more', 'keep-weights', 'model',
    'target', 'progress', 'accuracy', 'loss', 'SUMMARY', 'SUMMARY', 'SUMMARY', 'Table of figures', 'copy-link', 'handout', 'data', 'seed',
  ]);
});

test('arrow keys read exact values off the charts', async ({ page }) => {
  await open(page);
  await page.getByLabel('Train to').fill('50');
  await page.keyboard.press('Enter');
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText('Done: 50 epochs trained.');
  const chart = page.getByRole('slider', { name: 'Read losses off the chart' });
  await chart.focus();
  await page.keyboard.press('Home');
  for (let k = 0; k < 7; k += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  const { train_loss: train, test_loss: testLoss } = fixture('run_relu_s42.json');
  const wanted = `C 12-5-ReLU-1: train ${train[6].toFixed(4)}, test ${testLoss[6].toFixed(4)}`;
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`^Epoch 6; .*${wanted}$`));
  await expect(page.locator('#loss .tip')).toContainText(wanted.replace(' 12-5-ReLU-1', ''));
  await expect(page.locator('#accuracy .tip')).toBeVisible();
  await expect(status(page)).toHaveText('Done: 50 epochs trained.');
  await page.keyboard.press('Escape');
  await expect(page.locator('#loss .tip')).toBeHidden();
});

test('hovering reads values, too', async ({ page }) => {
  await open(page);
  await button(page, 'Step').click();
  await expect.poll(() => row(page, 'A')).not.toContain('–');
  const chart = page.locator('#accuracy');
  await chart.hover({ position: { x: 300, y: 100 } });
  await expect(chart.locator('.tip')).toContainText('Epoch 0');
  await page.mouse.move(0, 0);
  await expect(chart.locator('.tip')).toBeHidden();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the lesson is played and read', chromiumOnly('needs touch, emulated'), async ({ page }) => {
    await open(page);
    await button(page, 'Play').tap();
    await expect(status(page)).toHaveText('Training…');
    await button(page, 'ReLU').tap();
    await expect(button(page, 'ReLU')).toHaveAttribute('aria-pressed', 'true');
    const chart = page.locator('#accuracy');
    await chart.tap({ position: { x: 150, y: 100 } });
    await expect(chart.locator('.tip')).toBeVisible();
    await expect(chart.locator('.tip')).toContainText(/Epoch \d+/);
    await chart.tap({ position: { x: 250, y: 100 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
