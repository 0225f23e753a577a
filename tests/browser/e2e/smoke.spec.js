import { expect, test } from './fixture.js';

test('the page loads with its module and without a complaint', async ({ page }) => {
  const module = page.waitForResponse('**/pkg/relu_playground_bg.wasm');
  const response = await page.goto('./');
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/\S/);
  expect((await module).headers()['content-type']).toBe('application/wasm');
});
