import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { createCounters } from '../../main/engine/progress-meter.ts';
import { parseRequest } from '../../main/export/request.ts';
import { placesOf, publishParts } from '../../main/files/part-files.ts';
import { runExport } from '../../main/worker/export-pipeline.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { OverflowChoice } from '../../preload/contract/options.ts';
import { checkReserved } from '../../main/sources/check-reserved.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test as base } from '../fixtures/folder.ts';
import { numbersQuery, onesQuery } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

const request = (sql: string, onOverflow: OverflowChoice = 'split'): ExportRequest =>
  parseRequest({
    sheets: [{ dataset: 'query', params: { sql } }],
    output: { format: 'csv', encoding: 'utf-8', onOverflow },
  });

const test = base.extend('school', ({ folder }) => {
  const file = createDatabase(join(folder, 'school.db'), 'CREATE TABLE pupils (name TEXT)');
  const desk = join(folder, 'desk');
  mkdirSync(desk);
  return { source: { kind: 'sqlite', file } as const, desk, target: join(desk, 'a.csv') };
});

describe('through the pipeline', () => {
  const publishAll = (
    { source, target, desk }: { source: SourceLocation; target: string; desk: string },
    outcome: Awaited<ReturnType<typeof runExport>>,
  ): Promise<void> =>
    publishParts(`${target}.partial`, { path: target, ...outcome }, (path) =>
      checkReserved(path, { source, dataFolder: join(desk, '..', 'data') }),
    );

  const run = (
    { source, target }: { source: { kind: 'sqlite'; file: string }; target: string },
    rows: number,
    rest = '',
    onOverflow: OverflowChoice = 'split',
  ) =>
    runExport(
      {
        source,
        request: request(`SELECT n FROM (${numbersQuery(rows)}) ${rest}`, onOverflow),
        target,
        temporary: `${target}.partial`,
        application: 'Analytics Export 1.2.3',
        startedAt: 0,
      },
      createCounters(),
      700,
    );

  test('rows beyond the limit continue in numbered files, each with a receipt of its own', async ({
    school,
  }) => {
    const outcome = await run(school, 1_500);
    const names = ['a (1).csv', 'a (2).csv', 'a (3).csv'];
    expect(outcome).toMatchObject({ rows: 1_500, sheets: 3 });
    expect(outcome.parts?.map(({ path, rows }) => [path, rows])).toEqual(
      names.map((name, index) => [join(school.desk, name), [700, 700, 100][index]]),
    );
    await publishAll(school, outcome);
    expect(readdirSync(school.desk).sort()).toEqual(names);
    const lines = names.flatMap((name) => {
      const [header, ...rows] = readFileSync(join(school.desk, name), 'utf8').trimEnd().split('\r\n');
      expect(header).toBe('n');
      return rows;
    });
    expect(lines).toEqual(Array.from({ length: 1_500 }, (_, index) => String(index + 1)));
    expect(outcome.bytes).toBe(
      names.reduce((sum, name) => sum + readFileSync(join(school.desk, name)).length, 0),
    );
  });

  test('rows that fit make one file under its own name', async ({ school }) => {
    const outcome = await run(school, 700);
    expect(outcome).toMatchObject({ rows: 700, sheets: 1 });
    expect(outcome.parts).toBeUndefined();
    expect(placesOf('t', { path: school.target, ...outcome })).toEqual([
      { temporary: 't', target: school.target },
    ]);
  });

  describe('rows that cannot be counted, as they are there by chance or by the clock,', () => {
    const byChance = 'WHERE random() % 2';

    test('are written, and there is nothing to compare them with', async ({ school }) => {
      const { rows, rowsInSource } = await run(school, 1_000, byChance);
      expect(rows).toBeGreaterThan(0);
      expect(rows).toBeLessThan(1_000);
      expect(rowsInSource).toBeNull();
    });

    test('are written where the clock is in the data', async ({ school }) => {
      new Database(school.source.file).exec(`INSERT INTO pupils VALUES ('now')`).close();
      const milliseconds = `SELECT CAST(1000 * strftime('%f', name) AS INTEGER) % 500 FROM pupils`;
      const { rows } = await run(school, 1_000, `LIMIT 1 + (${milliseconds})`);
      expect(rows).toBeGreaterThan(0);
    });

    test('continue in numbered files', async ({ school }) => {
      const { rows, parts } = await run(school, 4_000, byChance);
      expect(parts?.map((part) => part.rows)).toEqual([
        700,
        700,
        ...(parts ?? []).slice(2).map((part) => part.rows),
      ]);
      expect(parts?.reduce((sum, part) => sum + part.rows, 0)).toBe(rows);
    });

    test('replace no other file by a part', async ({ school }) => {
      writeFileSync(join(school.desk, 'a (2).csv'), 'mine');
      await expect(run(school, 4_000, byChance)).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
      expect(readdirSync(school.desk)).toEqual(['a (2).csv']);
    });

    test('are refused as soon as they are too many for one file', async ({ school }) => {
      await expect(run(school, 4_000, byChance, 'error')).rejects.toMatchObject({
        code: 'DATASET_TOO_LARGE',
      });
      expect(readdirSync(school.desk)).toEqual([]);
    });
  });

  test('no other file is replaced by a part', async ({ school }) => {
    writeFileSync(join(school.desk, 'a (2).csv'), 'mine');
    await expect(run(school, 1_500)).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
    expect(readdirSync(school.desk)).toEqual(['a (2).csv']);
  });

  test('when one part cannot be published, none is', async ({ school }) => {
    const outcome = await run(school, 1_500);
    mkdirSync(join(school.desk, 'a (3).csv'));
    await expect(publishAll(school, outcome)).rejects.toMatchObject({ code: 'TARGET_IS_FOLDER' });
    expect(readdirSync(school.desk).filter((name) => name.endsWith('.csv'))).toEqual(['a (3).csv']);
  });
});

test('a split file is finished, checked and found by its first part', async ({ school, folder }) => {
  const service = await AnalyticsExportService.open(join(folder, 'data'), {
    claims: 'own',
    createEngine: threads,
  });
  const { taskId } = await service.start(request(onesQuery(5_000_001)), school.source, school.target);
  const status = await service.finished(taskId);
  const path = join(school.desk, 'a (1).csv');
  expect(status).toMatchObject({ state: 'SUCCESS', result: { path, rows: 5_000_001, sheets: 2 } });
  expect(readdirSync(school.desk).sort()).toEqual(['a (1).csv', 'a (2).csv']);
  expect(readFileSync(join(school.desk, 'a (2).csv'), 'utf8')).toBe('one\r\n1\r\n');
  expect(await service.checkReceipt(taskId)).toEqual([]);
  writeFileSync(join(school.desk, 'a (2).csv'), 'one\r\n2\r\n');
  expect(await service.checkReceipt(taskId)).toMatchObject([
    { what: 'sha256', path: join(school.desk, 'a (2).csv') },
  ]);
  await service.close();
});
