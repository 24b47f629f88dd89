import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startChildProcess } from '../../main/engine/child-process.ts';
import { ProcessEngine, type EngineProcess } from '../../main/engine/process-engine.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { endlessQuery, onesQuery } from '../fixtures/requests.ts';
import { test } from '../fixtures/queue-office.ts';

const rows = 400_000;

test('exports whose engines are killed in the middle are made again, complete, and say what happened', async ({
  office,
}) => {
  const processes: EngineProcess[] = [];
  const createEngine = (): ProcessEngine =>
    new ProcessEngine(() => {
      const started = startChildProcess();
      processes.push(started);
      return started;
    });
  const service = await office.open({ concurrency: 3, createEngine });
  const told: JobStatus[] = [];
  const killed = new Set<string>();
  service.onJobChanged((status) => {
    told.push(status);
    const isInTheMiddle = status.state === 'PROGRESS' && status.progress.rowsDone > 0;
    if (!isInTheMiddle || killed.has(status.taskId)) return;
    killed.add(status.taskId);
    // One process per export: the first ones are those of the first attempts.
    if (killed.size === names.length) for (const started of processes.slice(0, names.length)) started.kill();
  });
  const names = ['a.csv', 'b.csv', 'c.csv'];
  const tasks = await Promise.all(names.map((name) => office.start(service, onesQuery(rows), name)));
  const endings = await Promise.all(tasks.map((task) => service.finished(task)));

  expect(endings.map((ending) => ending.state === 'SUCCESS' && ending.result.rows)).toEqual([
    rows,
    rows,
    rows,
  ]);
  const expected = `\uFEFFone\r\n${'1\r\n'.repeat(rows)}`;
  for (const name of names) expect(readFileSync(join(office.desk, name), 'utf8')).toBe(expected);
  const said = told.filter((status) => status.state === 'RETRY').map(({ error }) => error.code);
  expect(new Set(said)).toEqual(new Set(['ENGINE_ENDED']));
});

test('cancelling a statement without end leaves another export alone', async ({ office }) => {
  const service = await office.open({
    concurrency: 2,
    createEngine: () => new ProcessEngine(startChildProcess),
  });
  const endless = await office.start(service, endlessQuery, 'endless.csv');
  const other = await office.start(service, onesQuery(rows), 'other.csv');
  service.cancel(endless);
  expect((await service.finished(endless)).state).toBe('REVOKED');
  expect(await service.finished(other)).toMatchObject({ state: 'SUCCESS', result: { rows, attempts: 1 } });
});
