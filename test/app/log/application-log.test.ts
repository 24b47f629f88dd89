import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import { ApplicationLog } from '../../../main/app/log/application-log.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import { test } from '../../fixtures/folder.ts';

const taskId = '0c6e1f9a-3a52-4b39-8a39-1d3d2c9be0d1';
const facts = {
  taskId,
  fileName: 'Canary.csv',
  format: 'csv',
  createdAt: '2024-01-01T00:00:00.000Z',
  source: 'Canary school',
  datasets: ['Canary marks'],
  run: null,
} as const;
const progress = { phase: 'reading', rowsDone: 3, rowsKnown: 9, rowsPerSecond: 1, secondsLeft: 6 } as const;
const error = { code: 'FILTER_VALUE_INVALID', detail: { value: 'Canary' }, fault: 'request' } as const;

const sizes = (folder: string): Record<string, number> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));

test('an export is its number, its states and their codes: no name, no value', ({ folder }) => {
  const log = new ApplicationLog(join(folder, 'logs'));
  const states: JobStatus[] = [
    { ...facts, state: 'PENDING', isPaused: false },
    { ...facts, state: 'PROGRESS', progress },
    { ...facts, state: 'PROGRESS', progress: { ...progress, rowsDone: 4 } },
    { ...facts, state: 'RETRY', progress, error, retryAt: facts.createdAt },
    { ...facts, state: 'PROGRESS', progress },
    { ...facts, state: 'FAILURE', progress, error },
    { ...facts, state: 'FAILURE', progress, error },
  ];
  for (const status of states) log.noteExport(status);
  expect(log.lastLines(10).map((line) => line.replace(/^[-\d]{10} [:.\d]{12} /, ''))).toEqual([
    `info Export ${taskId} waits: csv`,
    `info Export ${taskId} runs: csv`,
    `warn Export ${taskId} is tried again: FILTER_VALUE_INVALID`,
    `info Export ${taskId} runs: csv`,
    `warn Export ${taskId} failed after 3 rows: FILTER_VALUE_INVALID`,
  ]);
  expect(log.lastLines(2)).toEqual(log.lastLines(10).slice(-2));
});

test('the log stays small, is this user’s alone, and can be emptied', ({ folder }) => {
  const logs = join(folder, 'data', 'logs');
  const log = new ApplicationLog(logs);
  const line = 'x'.repeat(100_000);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (let lines = 0; lines < 60; lines++) log.note({ what: 'trouble', line: `${lines} ${line}` });
  const names = ['application.1.log', 'application.2.log', 'application.3.log', 'application.log'];
  expect(Object.keys(sizes(logs)).sort()).toEqual(names);
  for (const size of Object.values(sizes(logs))) expect(size).toBeLessThan(1_200_000);
  // The newest line is at the end of the newest file, and the lines go on in the one before.
  expect(log.lastLines(14).map((text) => Number(text.split(' ')[3]))).toEqual(
    Array.from({ length: 14 }, (_, index) => 46 + index),
  );
  if (process.platform !== 'win32') {
    const modes = [logs, ...names.map((name) => join(logs, name))].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600, 0o600]);
  }
  log.clear();
  expect(sizes(logs)).toEqual({ 'application.log': 0 });
  log.note({ what: 'closed' });
  expect(readFileSync(join(logs, 'application.log'), 'utf8')).toMatch(/ info Closed\r?\n$/);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('a folder that cannot be written stops nothing', ({ folder }) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const log = new ApplicationLog(join(file, 'logs'));
  log.note({ what: 'closed' });
  expect(log.lastLines(1)).toEqual([]);
  log.clear();
});
