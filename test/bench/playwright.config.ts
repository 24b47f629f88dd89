import { defineConfig } from 'playwright/test';

/** `npm run bench:window`: what the window takes, one thing after another; nothing of it decides a test. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: 'window.spec.ts',
  outputDir: '../../test-results',
  timeout: 900_000,
  expect: { timeout: 300_000 },
  workers: 1,
  reporter: 'line',
});
