import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  projects: [
    { name: 'application', testIgnore: 'packaged-*.spec.ts' },
    { name: 'package', testMatch: 'package.setup.ts' },
    { name: 'packaged application', testMatch: 'packaged-*.spec.ts', dependencies: ['package'] },
  ],
});
