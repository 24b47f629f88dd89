import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // A test process has been seen to go wrong at random under Node 24.21; what fails twice is broken.
    retry: 1,
  },
});
