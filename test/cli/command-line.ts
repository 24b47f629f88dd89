import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { vi } from 'vitest';
import { exportCommand } from '../../main/cli/export-command.ts';
import { toldError, type ToldError } from '../fixtures/told-error.ts';
import { exportError, failureReport } from '../../preload/contract/errors.ts';
import { built } from '../fixtures/built.ts';
import { createDatabase, select } from '../fixtures/database.ts';
import { test as base } from '../fixtures/sample-school.ts';

export interface Ending {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  process: ChildProcess;
  ended: Promise<Ending>;
}

export interface Office {
  /** Where commands run and, by relative names, write. */
  desk: string;
  /** A database beside the desk with a table `pupils` of three rows. */
  pupils: string;
  /** Starts `analytics-export` with its standard streams piped. */
  start: (...words: string[]) => Running;
  /** Runs `analytics-export` to its end. */
  run: (...words: string[]) => Promise<Ending>;
  /** Exports without a process of its own, for what a process adds nothing to: null, or how it failed. */
  exportHere: (...words: string[]) => Promise<ToldError | null>;
}

const threePupils = `
  CREATE TABLE pupils (number TEXT, name TEXT, mark REAL, absences INTEGER, born DATE, seen DATETIME);
  INSERT INTO pupils VALUES
    ('007', 'Müller; Ana', 1.5, 3, '2015-01-31', '2024-01-15T10:30:00Z'),
    ('012', '=1+1', 2.25, NULL, '2016-12-01', '2024-01-16T08:00:00Z'),
    ('100', 'Bo "B" Li', NULL, 0, NULL, '2024-02-01T12:00:00Z');`;

/** What runs in the test's own process keeps its data in a folder that all tests of a file share. */
// Vitest reads from this pattern that the fixture needs no other.
// eslint-disable-next-line no-empty-pattern
const withDataFolder = base.extend('dataFolder', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'analytics-export-data-'));
  vi.stubEnv('ANALYTICS_EXPORT_DATA_FOLDER', dataFolder);
  onCleanup(async () => {
    vi.unstubAllEnvs();
    await rm(dataFolder, { recursive: true });
  });
  return dataFolder;
});

const exportHere: Office['exportHere'] = (...words) =>
  exportCommand([...words, '--quiet'], new AbortController().signal)
    .catch((error: unknown) => exportError(failureReport(error)))
    .then((ending) => {
      if (ending === 'told') throw new Error('not all files are complete');
      return ending && toldError(ending);
    });

/** A test at an `office` of its own: nothing of the user's own folders is touched, and nothing remains. */
export const test = withDataFolder.extend('office', ({ folder }, { onCleanup }): Office => {
  const desk = join(folder, 'desk');
  mkdirSync(desk);
  const pupils = createDatabase(join(folder, 'pupils.db'), threePupils);
  const started: Running[] = [];
  // One that still runs after its test has failed would run for ever.
  onCleanup(() => {
    for (const running of started) running.process.kill('SIGKILL');
  });
  const start = (...words: string[]): Running => {
    const running = startNode(process.execPath, [built('cli'), ...words], folder);
    started.push(running);
    return running;
  };
  return { desk, pupils, start, run: (...words) => start(...words).ended, exportHere };
});

/** Starts a Node on a desk; `folder` is what an office is in. */
export function startNode(
  node: string,
  words: string[],
  folder: string,
  stdin: 'ignore' | 'pipe' = 'ignore',
): Running {
  const child = spawn(node, words, {
    cwd: join(folder, 'desk'),
    env: { ...process.env, ANALYTICS_EXPORT_DATA_FOLDER: join(folder, 'data') },
    stdio: [stdin, 'pipe', 'pipe'],
  }) as ChildProcessByStdio<Writable | null, Readable, Readable>;
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([, stdout, stderr]): Ending => ({ code: child.exitCode, stdout, stderr }),
  );
  return { process: child, ended };
}

/** The queue of an office's own processes; `folder` is what the office is in. */
export const queueOf = (folder: string): string => join(folder, 'data', 'jobs.db');

/** Resolves when it is so, unless the export ends before. */
export async function until(isSo: () => boolean, { process: child }: Running): Promise<void> {
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error('the export ended before it could be stopped');
    await delay(5);
  }
}

/** Resolves once a process works on a task, which is just before it begins; gives the task's number. */
export async function workedOnTask(folder: string, running: Running): Promise<string> {
  let taskId: unknown;
  await until(() => {
    // Before the queue is made there is nothing to ask.
    if (!existsSync(queueOf(folder))) return false;
    const [made] = select(queueOf(folder), `SELECT 1 FROM sqlite_schema WHERE name = 'leases'`);
    taskId = made && select(queueOf(folder), 'SELECT job FROM leases')[0]?.[0];
    return taskId !== undefined;
  }, running);
  return String(taskId);
}

/** Puts an old file where an export is to go; gives its path. */
export function oldFile(desk: string, name = 'old.csv'): string {
  const path = join(desk, name);
  writeFileSync(path, 'old');
  return path;
}
