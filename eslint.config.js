import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

const rawIpc = (name) => ({
  name: 'electron',
  importNames: [name],
  message:
    'Use the typed channels: preload/bridge.ts and main/app/ipc/handle.ts alone touch the untyped ones.',
});

export default defineConfig(
  globalIgnores(['out/', 'test-results/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Numbers in texts are meant to be spelled as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `as T` where an index is known to be in range; `!` would say less.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // An empty text counts as absent in the few places that use || on texts.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      'no-restricted-imports': ['error', { paths: [rawIpc('ipcMain'), rawIpc('ipcRenderer')] }],
    },
  },
  {
    // Names and sentences of others must not steer the terminal.
    files: ['main/cli/**/*.ts'],
    ignores: ['main/cli/output.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr'].map((property) => ({
          object: 'process',
          property,
          message: 'Print with main/cli/output.ts, which escapes what a terminal would obey.',
        })),
      ],
    },
  },
  {
    files: ['main/app/ipc/handle.ts', 'preload/bridge.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
