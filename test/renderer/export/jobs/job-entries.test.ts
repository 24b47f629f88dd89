import { describe, expect, test } from 'vitest';
import type { ExportError } from '../../../../preload/contract/errors.ts';
import type { JobStatus } from '../../../../preload/contract/job.ts';
import type { ExportResult } from '../../../../preload/contract/receipt.ts';
import {
  entriesOf,
  runAnnouncement,
  runOutcome,
  runPercent,
  type RunEntry,
} from '../../../../renderer/export/jobs/job-entries.ts';

const run = { id: 'r', by: 'Class', files: 3 };
const facts = (name: string, of: typeof run | null = run) => ({
  ...({ taskId: name, fileName: name, format: 'csv', createdAt: '2024-01-31T08:00:00Z' } as const),
  ...{ source: 'Sample school', datasets: ['All measurements'], run: of },
});
const progress = {
  phase: 'reading',
  rowsDone: 1,
  rowsKnown: 2,
  rowsPerSecond: 0,
  secondsLeft: null,
} as const;
const error = { code: 'DISK_FULL', detail: {}, fault: 'job' } as ExportError;
const waiting = (name: string): JobStatus => ({ ...facts(name), state: 'PENDING', isPaused: false });
const working = (name: string): JobStatus => ({ ...facts(name), state: 'PROGRESS', progress });
const failed = (name: string): JobStatus => ({ ...facts(name), state: 'FAILURE', progress, error });
const cancelled = (name: string): JobStatus => ({ ...facts(name), state: 'REVOKED', progress });
const finished = (name: string): JobStatus => ({
  ...facts(name),
  state: 'SUCCESS',
  result: { rows: 1_000, bytes: 400 } as ExportResult,
});

const together = (...jobs: JobStatus[]): RunEntry => {
  const [entry] = entriesOf(jobs);
  if (!entry?.run) throw new Error('no run');
  return entry;
};

test('the jobs of a run are in the place of the first, in the order of their names', () => {
  const alone: JobStatus = { ...facts('b.csv', null), state: 'PENDING', isPaused: false };
  const entries = entriesOf([finished('10A.csv'), alone, waiting('7A.csv'), failed('7B.csv')]);
  expect(
    entries.map((entry) => (entry.run ? entry.jobs : [entry.job]).map(({ fileName }) => fileName)),
  ).toEqual([['7A.csv', '7B.csv', '10A.csv'], ['b.csv']]);
});

describe('a run says how far it is, and what became of it', () => {
  test.for<[RunEntry, number, string]>([
    [together(finished('a'), working('b'), waiting('c')), 50, '1 of 3 files are finished'],
    [together(finished('a'), failed('b'), waiting('c')), 66, '1 of 3 files are finished · 1 failed'],
    [together(finished('a'), finished('b'), finished('c')), 100, '3 files · 3,000 rows · 1.2 kB'],
    [
      together(finished('a'), failed('b'), cancelled('c')),
      100,
      '3 files · 1 finished · 1 failed · 1 cancelled',
    ],
    // The others have been removed from the list, or are not what was searched for.
    [together(finished('a')), 100, '1 of 3 files · 1,000 rows · 0.4 kB'],
  ])('%#', ([entry, percent, words]) => {
    expect([runPercent(entry), runOutcome(entry)]).toEqual([percent, words]);
  });
});

test('its beginning and its end are read out', () => {
  expect(runAnnouncement(together(waiting('a')))).toBe('Exporting: One file per Class');
  expect(runAnnouncement(together(finished('a'), failed('b'), finished('c')))).toBe(
    'One file per Class: 3 files · 2 finished · 1 failed',
  );
});
