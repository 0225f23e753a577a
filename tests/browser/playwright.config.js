// The end-to-end tests: the built page in the system's own Chromium.
import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// `cargo xtask test` sets these three; alone, `npx playwright test` does without.
const port = Number(process.env.PORT ?? 4173);
const xtask = process.env.XTASK ? `"${process.env.XTASK}"` : 'cargo xtask';
const executablePath =
  process.env.CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const url = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  reporter: 'list',
  // Training is bound by the processor: more pages at once than two only wait.
  workers: 2,
  fullyParallel: true,
  // Machines are shared: a test that only passes the second time is listed as flaky, to be mended.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: url,
    // A service worker would answer in the place of the server; a test of it says so.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // As root, and in most containers, Chromium's sandbox cannot start.
      chromiumSandbox: false,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `${xtask} serve --no-build --port ${port}`,
    cwd: '../..',
    url,
    // Never another page that happens to be on that port.
    reuseExistingServer: false,
    // Alone, `cargo xtask` may have to compile first.
    timeout: 120_000,
  },
});
