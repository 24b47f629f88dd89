import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { startChildProcess } from '../../main/engine/child-process.ts';
import { ProcessEngine, type EngineProcess } from '../../main/engine/process-engine.ts';
import type { WorkerTasks } from '../../main/engine/protocol.ts';
import { failureReport, type FailureReport } from '../../preload/contract/errors.ts';
import { querySpecSchema } from '../../preload/contract/query.ts';
import { built } from '../fixtures/built.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test as base } from '../fixtures/folder.ts';
import { endlessQuery } from '../fixtures/requests.ts';
import { isInStatement } from './working-child.ts';

interface Fixture {
  engine: ProcessEngine;
  /** All that were started, the newest last. */
  processes: EngineProcess[];
  count: (sql: string) => WorkerTasks['count']['take'];
}

const test = base.extend('fixture', ({ folder }, { onCleanup }): Fixture => {
  const file = createDatabase(`${folder}/store.db`, 'CREATE TABLE pupils (name TEXT)');
  const processes: EngineProcess[] = [];
  const engine = new ProcessEngine(() => {
    const started = startChildProcess();
    processes.push(started);
    return started;
  });
  onCleanup(() => engine.end());
  return {
    engine,
    processes,
    count: (sql) => ({
      source: { kind: 'sqlite', file },
      language: 'en',
      query: querySpecSchema.parse({ dataset: 'query', params: { sql } }),
    }),
  };
});

const exit = (started: EngineProcess | undefined): Promise<void> =>
  new Promise((resolve) => started?.onExit(resolve));

test('a statement without end is ended with its process, and the next task has another', async ({
  fixture: { engine, processes, count },
}) => {
  const cancelled = new AbortController();
  const endless = engine.perform('count', count(endlessQuery), { signal: cancelled.signal });
  const gone = exit(processes[0]);
  await isInStatement();
  cancelled.abort();
  await expect(endless).rejects.toMatchObject({ code: 'ENGINE_ENDED' });
  await gone;
  expect(await engine.perform('count', count('SELECT 1'))).toEqual({ exact: 1 });
  expect(processes).toHaveLength(2);
});

test('a process that dies is told of, and does not take this one with it', async ({
  fixture: { engine, processes, count },
}) => {
  const endless = engine.perform('count', count(endlessQuery));
  processes[0]?.kill();
  await expect(endless).rejects.toMatchObject({ code: 'ENGINE_ENDED' });
});

test('a statement that takes too much memory is ended with its process, and the next task has another', async ({
  fixture: { engine, processes, count },
}) => {
  // SQLite itself allows 500 MB for a value, and any number of values.
  const greedy = engine.perform(
    'count',
    count(`SELECT 1 WHERE randomblob(450000000) < randomblob(450000001)`),
  );
  await expect(greedy).rejects.toMatchObject({ code: 'MEMORY_EXCEEDED' });
  expect(await engine.perform('count', count('SELECT 1'))).toEqual({ exact: 1 });
  expect(processes).toHaveLength(2);
});

test('ending it ends a statement without end at once', async ({ fixture: { engine, processes, count } }) => {
  const endless = engine.perform('count', count(endlessQuery));
  const gone = exit(processes[0]);
  const ended = engine.end();
  await expect(endless).rejects.toMatchObject({ code: 'CANCELLED' });
  await Promise.all([ended, gone]);
});

test('it does not outlive the process that started it', async ({ folder }) => {
  const file = createDatabase(`${folder}/store.db`, 'CREATE TABLE pupils (name TEXT)');
  const parent = spawn(process.execPath, [built('counting-process'), file, endlessQuery], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [words] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(words);
  expect(isThere(pid)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  while (isThere(pid)) await delay(10);
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a bug says where it was, wherever that is, and nothing of what was in its message', async ({
  fixture: { engine, processes, count },
}) => {
  const bugOf = (failed: Promise<unknown>): Promise<FailureReport> =>
    failed.then(() => {
      throw new Error('it did not fail');
    }, failureReport);
  // A thread is asked for what it cannot understand.
  const inThread = await bugOf(engine.perform('export', { job: 'Canary' as never }));
  expect(inThread).toMatchObject({ code: 'UNEXPECTED', detail: {} });
  expect(inThread.trace).toMatch(/^TypeError\n {4}at .*\.js:\d+:\d+/);
  expect(inThread.trace).not.toContain('Canary');
  // So is the process, while it does something else.
  const interrupted = bugOf(engine.perform('count', count(endlessQuery)));
  await isInStatement();
  processes[0]?.post('Canary' as never);
  const inProcess = await interrupted;
  expect(inProcess.trace).toMatch(/^TypeError\n {4}at .*engine\.js:\d+:\d+/);
  expect(inProcess.trace).not.toContain('Canary');
  await exit(processes[0]);
});
