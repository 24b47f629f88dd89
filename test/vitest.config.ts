import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { besideTheBundle } from './bundle/beside-the-bundle.ts';

/** What reads, writes and computes in its own process, and leaves nothing there: its files share a process. */
const inProcess = ['test/{datasets,preload,renderer,worker}/**/*.test.ts'];

export default defineConfig({
  plugins: [besideTheBundle()],
  test: {
    root: resolve(import.meta.dirname, '..'),
    globalSetup: 'test/bundle/global-setup.ts',
    setupFiles: 'test/untouched-prototype.ts',
    // Processes, not threads: Vitest's own one compiles WebAssembly, which V8 takes in one thread of a process only.
    pool: 'forks',
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    // As `main/sqlite/immutable-name.ts` sets it, which a test file before in the same process may not have read.
    env: { SQLITE_USE_URI: '1' },
    projects: [
      { extends: true, test: { name: 'in process', include: inProcess, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: inProcess } },
    ],
  },
});
