import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { createSampleStore } from '../../main/store/sample-store.ts';
import { built } from '../fixtures/built.ts';
import { test } from '../fixtures/folder.ts';
import { numbersQuery } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

test('kill -9 leaves the old file, and the next start sweeps the temporary one', async ({ folder }) => {
  const store = join(folder, 'store.db');
  await createSampleStore({ file: store, rows: 0, seed: 1 });
  const desk = join(folder, 'desk');
  const data = join(folder, 'data');
  mkdirSync(desk);
  const target = join(desk, 'a.csv');
  writeFileSync(target, 'old');

  const killed = spawn(
    process.execPath,
    [
      built('cli'),
      'export',
      '--store',
      store,
      '--sql',
      numbersQuery(4_000_000),
      '--format',
      'csv',
      '--out',
      target,
    ],
    { env: { ...process.env, ANALYTICS_EXPORT_DATA_FOLDER: data }, stdio: 'ignore' },
  );
  const partial = (): string | undefined => readdirSync(desk).find((name) => name.endsWith('.partial'));
  const isWriting = (): boolean => {
    const name = partial();
    return name !== undefined && statSync(join(desk, name)).size > 0;
  };
  while (!isWriting()) {
    if (killed.exitCode !== null) throw new Error('the export ended before it was killed');
    await delay(5);
  }
  const exit = once(killed, 'exit');
  killed.kill('SIGKILL');
  await exit;

  expect(readFileSync(target, 'utf8')).toBe('old');
  expect(partial()).toBeDefined();
  const service = await AnalyticsExportService.open(data, { claims: 'own', createEngine: threads });
  expect(readdirSync(desk)).toEqual(['a.csv']);
  expect(readFileSync(target, 'utf8')).toBe('old');
  await service.close();
});
