import { describe, expect, it } from 'vitest';
import type { JobProgress, JobStatus } from '../../../../preload/contract/job.ts';
import { fileSize, timeLeft } from '../../../../renderer/components/numbers.ts';
import {
  announcement,
  outcome,
  percent,
  progressFacts,
  type RunningJob,
} from '../../../../renderer/export/jobs/job-words.ts';

const facts = {
  taskId: '1',
  fileName: 'students.csv',
  format: 'csv',
  createdAt: '2024-01-31T08:00:00.000Z',
  source: 'school.db',
  datasets: ['marks'],
  run: null,
} as const;
const progress: JobProgress = {
  phase: 'reading',
  rowsDone: 500,
  rowsKnown: 1000,
  rowsPerSecond: 250,
  secondsLeft: 2,
};
const running = (change: Partial<JobProgress>): RunningJob => ({
  ...facts,
  state: 'PROGRESS',
  progress: { ...progress, ...change },
});

describe('percent', () => {
  it('is unknown before the rows are counted', () => {
    expect(percent({ ...facts, state: 'PENDING', isPaused: false })).toBeNull();
    expect(percent(running({ rowsKnown: null }))).toBeNull();
  });

  it('never says a hundred while the job runs', () => {
    expect(percent(running({}))).toBe(50);
    expect(percent(running({ rowsDone: 1000 }))).toBe(99);
    expect(percent(running({ rowsDone: 2000 }))).toBe(99);
    expect(percent(running({ rowsKnown: 0, rowsDone: 0 }))).toBe(0);
  });
});

describe('progressFacts', () => {
  it('says only what is known', () => {
    expect(progressFacts(progress)).toMatch(/^500 of 1.?000 · about 2 seconds left · 250 rows per second$/);
    expect(progressFacts({ ...progress, rowsKnown: null, rowsPerSecond: 0, secondsLeft: null })).toBe(
      '500 rows',
    );
    expect(
      progressFacts({ ...progress, rowsDone: 0, rowsKnown: null, rowsPerSecond: 0, secondsLeft: null }),
    ).toBe('');
  });
});

describe('outcome and announcement', () => {
  const done: JobStatus & { state: 'SUCCESS' } = {
    ...facts,
    state: 'SUCCESS',
    result: {
      path: '/x/students.csv',
      rows: 1,
      rowsInSource: 1,
      sheets: 1,
      bytes: 830,
      sha256: '',
      seconds: 1,
      cached: false,
      alteredCells: 0,
      guardedCells: 0,
      attempts: 1,
      requestedBy: 'ana',
      startedAt: '2024-01-31T08:00:00.000Z',
      finishedAt: '2024-01-31T08:00:01.000Z',
      warnings: [],
    },
  };

  it('tells what became of the file', () => {
    expect(outcome(done)).toMatch(/^1 row · 0[.,]83 kB$/);
    const guarded = { ...done.result, guardedCells: 12 };
    expect(outcome({ ...done, result: guarded })).toMatch(/^1 row · 0[.,]83 kB · 12 kept as text for Excel$/);
    expect(announcement(done)).toMatch(/^students\.csv: finished, 1 row/);
    const revoked = { ...facts, state: 'REVOKED', progress } as const;
    expect(announcement(revoked)).toBe('students.csv: Cancelled. Nothing was written.');
    expect(announcement(running({}))).toBe('Exporting students.csv');
    const paused = { ...facts, state: 'PENDING', isPaused: true } as const;
    expect(announcement(paused)).toBe('students.csv: paused');
  });
});

describe('timeLeft', () => {
  it.each([
    [0.4, 'about a second left'],
    [12.3, 'about 12 seconds left'],
    [89.6, 'about 2 minutes left'],
    [600, 'about 10 minutes left'],
    [7200, 'about 2 hours left'],
  ])('%d seconds: %s', (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words);
  });
});

describe('fileSize', () => {
  it('stays readable from nothing to gigabytes', () => {
    expect(fileSize(0)).toMatch(/^0 /);
    expect(fileSize(12_345)).toMatch(/^12[.,]3 kB$/);
    expect(fileSize(84_123_456)).toMatch(/^84[.,]1 MB$/);
    expect(fileSize(3_000_000_000)).toMatch(/^3 GB$/);
  });
});
