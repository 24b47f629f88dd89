import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { besideTheBundle } from './bundle/beside-the-bundle.ts';

export default defineConfig({
  plugins: [besideTheBundle()],
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/bundle/global-setup.ts',
    setupFiles: 'test/untouched-prototype.ts',
    // A process for each file: V8 takes WebAssembly, which Vite's module loader has, in one thread of a process only.
    pool: 'forks',
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
  },
});
