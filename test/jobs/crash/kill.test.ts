import { expect } from 'vitest';
import { built } from '../../fixtures/built.ts';
import { test } from '../../fixtures/folder.ts';
import { crashRounds } from './rounds.ts';

test('kill -9 at any moment leaves every target old or new, and every job ends once', async ({ folder }) => {
  const endings = await crashRounds(folder, built('working-process'), 6, 1);
  expect(endings['FAILURE QUERY_FAILED']).toBeGreaterThan(0);
  expect(endings.SUCCESS).toBeGreaterThan(0);
});
