// The end-to-end tests: the built page in the system's own Chromium and Firefox. (webkit/ has those in WebKit,
// which Playwright cannot drive as Debian has it.)
//
// What is tagged `@chromium` needs Chromium, and its annotation says why. Firefox runs the rest: by default the
// files where engines can differ, and with ENGINES=all every file.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';

// `cargo xtask test` sets these three; alone, `npx playwright test` does without.
const port = Number(process.env.PORT ?? 4173);
const xtask = process.env.XTASK ? `"${process.env.XTASK}"` : 'cargo xtask';
const executablePath =
  process.env.CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
process.env.FIREFOX = firefox;

/** Only what can be there: a run by hand may have Chromium alone. */
const isWanted = existsSync(firefox) || Boolean(process.env.CI);

/** Files whose tests Firefox runs in every `cargo xtask test`. */
const WHERE_ENGINES_DIFFER = [
  'activation', 'engines', 'first-view', 'hidden', 'inner', 'inside', 'keyboard', 'lesson', 'present', 'travel',
];

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
    baseURL: url,
    // A service worker would answer in the place of the server; a test of it says so.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
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
    },
    ...(isWanted ? [{
      name: 'firefox',
      testMatch: process.env.ENGINES === 'all' ? undefined : WHERE_ENGINES_DIFFER.map((name) => `${name}.spec.js`),
      grepInvert: /@chromium/,
      // It is slower to start and to drive.
      timeout: 120_000,
      use: {
        ...devices['Desktop Firefox'],
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: fileURLToPath(new URL('firefox.js', import.meta.url)),
          // As on phones, whose sizes are tested, and as in the Chromium of these tests: bars take no room.
          firefoxUserPrefs: { 'ui.useOverlayScrollbars': 1 },
        },
      },
    }] : []),
  ],
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
