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
    files: ['tests/browser/**/*.{js,mjs}', 'npm/*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    // Functions that run in WebKit's page, by WebDriver, or in any engine's.
    files: ['tests/browser/webkit/*.{js,mjs}', 'tests/browser/{bits,speed}.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    // What Safari 15.4 cannot parse, or does not know to be an import that is not through yet.
    files: ['www/**/*.js'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: 'Program > ExpressionStatement > AwaitExpression, Program > * > VariableDeclarator > AwaitExpression, Program > * > * > VariableDeclarator > AwaitExpression', message: 'WebKit lets others import a module before its top-level await is over.' },
        { selector: 'StaticBlock', message: 'Safari has static blocks since 16.4.' },
        { selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]', message: 'Safari has lookbehind since 16.4.' },
        { selector: 'Literal[regex.flags=/v/]', message: 'Safari has the flag v since 17.' },
      ],
    },
  },
  {
    // Some of them in Node.js, some in the page, and some hand functions from one to the other.
    files: ['tests/bench/*.js', 'tests/package/*.mjs'],
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
