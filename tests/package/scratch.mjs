// A project of its own, as a user has it: it installs the tarball, and nothing but that.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const tarball = process.env.TARBALL;
assert.ok(tarball, 'TARBALL names the tarball that `cargo xtask package` makes');

/** The tools of tests/browser: TypeScript, Playwright. */
export const browserTests = fileURLToPath(new URL('../browser/', import.meta.url));

/** The README that the package has. */
export const readme = readFileSync(new URL('../../npm/README.md', import.meta.url), 'utf8');

/**
 * The README's blocks of code under a heading, in their order.
 * @param {string} heading
 * @param {string} language
 */
export function blocks(heading, language) {
  const [, section] = readme.split(`\n## ${heading}\n`);
  assert.ok(section, `the README has the section ${heading}`);
  const [text] = section.split('\n## ');
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, code]) => code);
}

/**
 * Makes a project that has the package and these files, until the test ends.
 * @param {import('node:test').TestContext} t
 * @param {Record<string, string>} files
 */
export async function project(t, files) {
  const folder = mkdtempSync(join(tmpdir(), 'relu-playground-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = { name: 'scratch', private: true, type: 'module' };
  for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
    writeFileSync(join(folder, name), text);
  }
  await inFolder(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
  return folder;
}

/**
 * Runs a program in a folder, and gives what it printed.
 * @param {string} folder
 * @param {string} program
 * @param {string[]} args
 */
export async function inFolder(folder, program, args) {
  try {
    const { stdout } = await run(program, args, { cwd: folder, shell: process.platform === 'win32' });
    return stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}: ${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** The browser of the end-to-end tests. */
export async function browser() {
  const { chromium } = createRequire(join(browserTests, 'package.json'))('@playwright/test');
  // As root, and in most containers, Chromium's sandbox cannot start.
  return chromium.launch({ executablePath: process.env.CHROMIUM, chromiumSandbox: false });
}
