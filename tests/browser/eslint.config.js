// Run from the top folder, so that paths here are those of the repository.
import js from '@eslint/js';
import playwright from 'eslint-plugin-playwright';
import globals from 'globals';

export default [
  { ignores: ['**/node_modules/', '**/test-results/', 'tests/bench/pkg/'] },
  js.configs.recommended,
  {
    rules: {
      'consistent-return': 'error',
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-shadow': 'error',
      'no-throw-literal': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['www/**/*.js'],
    ignores: ['www/**/*worker.js', 'www/sw.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['www/**/*worker.js', 'www/sw.js'],
    languageOptions: { globals: { ...globals.worker, ...globals.serviceworker } },
  },
  {
    files: ['tests/browser/**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    // Some of them in Node.js, some in the page, and some hand functions from one to the other.
    files: ['tests/bench/*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    ...playwright.configs['flat/recommended'],
    files: ['tests/browser/e2e/**/*.js'],
    languageOptions: {
      // A test's callbacks to `page.evaluate` run in the page.
      globals: { ...globals.node, ...globals.browser },
    },
    rules: {
      ...playwright.configs['flat/recommended'].rules,
      // A helper that asserts is named so: `expectNoScrollbar(page)`.
      'playwright/expect-expect': ['error', { assertFunctionPatterns: ['^expect'] }],
      'playwright/consistent-spacing-between-blocks': 'off',
      'playwright/no-conditional-in-test': 'off',
    },
  },
];
