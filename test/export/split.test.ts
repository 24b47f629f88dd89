import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { parseRequest } from '../../main/export/request.ts';
import { splitFiles, type Split } from '../../main/export/split-files.ts';
import { rowsOf, type Batch, type Row } from '../../main/worker/rows.ts';
import type { Source } from '../../main/worker/sources/source.ts';
import { SqliteSource } from '../../main/worker/sources/sqlite/sqlite-source.ts';
import { splitValues } from '../../main/worker/split-values.ts';
import { chosenPattern, momentPattern } from '../../preload/contract/file-name.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test as base } from '../fixtures/folder.ts';
import { threads } from '../fixtures/threads.ts';

const marks = `
  CREATE TABLE marks (class TEXT, teacher TEXT, grade INTEGER, seen DATE, remote BOOLEAN, mixed INTEGER, raw TEXT, value REAL, code);
  INSERT INTO marks VALUES
    ('7A', 'Ana/Bo', 3, '2024-06-01', 1, 1, 'a', 1.5, 7),
    ('10A', 'Bo', 3, '2024-06-02', 0, 2, 'b', 2.5, '007'),
    ('7a', 'Ana/Bo', 12, '2024-06-02', 1, 'two', x'00ff', 3.5, 'B'),
    (NULL, '', NULL, NULL, NULL, NULL, NULL, 4.5, NULL);
  CREATE TABLE absences (class TEXT, days INTEGER);
  INSERT INTO absences VALUES ('7A', 1), ('8C', 2);
  CREATE TABLE many (name TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 201) INSERT INTO many SELECT 'n' || i FROM n;`;

interface Office {
  service: AnalyticsExportService;
  source: SourceLocation;
  /** An empty folder for targets. */
  desk: string;
  /** Runs a split to its end. */
  run: (split: Split) => Promise<JobStatus[]>;
  /** The files on the desk with their lines below the header. */
  files: () => Record<string, string[]>;
}

const test = base.extend<{ file: string; office: Office }>({
  file: async ({ folder }, use) => {
    await use(createDatabase(join(folder, 'store.db'), marks));
  },
  office: async ({ folder, file }, use) => {
    const desk = join(folder, 'desk');
    mkdirSync(desk);
    const source: SourceLocation = { kind: 'sqlite', file };
    const service = await AnalyticsExportService.open(join(folder, 'data'), {
      createEngine: threads,
      claims: 'own',
      concurrency: 2,
      pauses: [0, 0],
    });
    await use({
      service,
      source,
      desk,
      run: async (split) => {
        const begun = await service.startSplit(split, source, desk);
        return Promise.all(begun.map(({ taskId }) => service.finished(taskId)));
      },
      files: () =>
        Object.fromEntries(
          readdirSync(desk)
            .sort()
            .map((name) => [name, readFileSync(join(desk, name), 'utf8').trim().split('\r\n').slice(1)]),
        ),
    });
    await service.close();
  },
});

const split = (
  column: string,
  { sheet = {}, ...other }: { sheet?: object } & Partial<Split> = {},
): Split => ({
  request: parseRequest({
    sheets: [{ dataset: 'table:marks', columns: [{ key: 'value' }], ...sheet }],
    output: { format: 'csv' },
  }),
  splitBy: { column },
  title: 'Marks',
  fileName: chosenPattern,
  ...other,
});

describe('each row is in the file of its value, and the file is called after it', () => {
  test.for<[string, Split, Record<string, Row[]>]>([
    [
      'values that no file system takes, in a pattern that names them',
      split('teacher', { fileName: '{value} - {choice}' }),
      {
        'Ana_Bo - Marks.csv': [[1.5], [3.5]],
        'Bo - Marks.csv': [[2.5]],
        'without teacher - Marks.csv': [[4.5]],
      },
    ],
    [
      'numbers, which say of themselves nothing',
      split('grade'),
      {
        'Marks grade 3.csv': [[1.5], [2.5]],
        'Marks grade 12.csv': [[3.5]],
        'Marks without grade.csv': [[4.5]],
      },
    ],
    [
      'days',
      split('seen', { fileName: 'List of {choice}' }),
      {
        'List of Marks 2024-06-01.csv': [[1.5]],
        'List of Marks 2024-06-02.csv': [[2.5], [3.5]],
        'List of Marks without seen.csv': [[4.5]],
      },
    ],
    [
      'what is true and what is not',
      split('remote'),
      {
        'Marks remote false.csv': [[2.5]],
        'Marks remote true.csv': [[1.5], [3.5]],
        'Marks without remote.csv': [[4.5]],
      },
    ],
    [
      'a typed query, with what narrows it and a limit of each file',
      split('class', {
        sheet: {
          dataset: 'query',
          params: { sql: 'SELECT upper(class) AS class, value FROM marks' },
          filters: [{ column: 'value', op: '<', value: 4 }],
          sort: [{ column: 'value', direction: 'descending' }],
          limit: 1,
        },
      }),
      { 'Marks 7A.csv': [[3.5]], 'Marks 10A.csv': [[2.5]] },
    ],
    [
      'a summary of the rows of each',
      split('grade', {
        sheet: { columns: undefined, summary: { measures: [{ function: 'sum', column: 'value' }] } },
        title: 'Sums',
      }),
      { 'Sums grade 3.csv': [[4]], 'Sums grade 12.csv': [[3.5]], 'Sums without grade.csv': [[4.5]] },
    ],
    [
      'a pattern without a place for the value, which gets one',
      split('class', {
        fileName: momentPattern,
        sheet: { filters: [{ column: 'class', op: '=', value: '7A' }] },
      }),
      { 'table_marks_20240702_080000 7A.csv': [[1.5]] },
    ],
  ])('%s', async ([, given, expected], { file }) => {
    const opened = new SqliteSource(file);
    /** As a server is, which does not list the values of its columns. */
    const unlisted: Source = {
      ...{
        label: '',
        changedAt: opened.changedAt,
        describe: () => [],
        find: () => [],
        close: () => undefined,
      },
      search: () => ({ choices: [], total: 0 }),
      query: (spec) => {
        const query = opened.query(spec);
        delete query.values;
        return query;
      },
    };
    for (const source of [opened, unlisted]) {
      const values = await splitValues(source, given.request.sheets, given.splitBy.column, () => undefined);
      const files = splitFiles(given, values, new Date('2024-07-02T08:00:00'));
      const read = files.map(({ name, request: { sheets } }): [string, Row[]] => [
        name,
        [...(opened.query(sheets[0]).batches() as Iterable<Batch>)].flatMap(rowsOf),
      ]);
      expect(Object.fromEntries(read)).toEqual(expected);
      expect(read.map(([name]) => name)).toEqual(Object.keys(expected));
    }
    opened.close();
  });
});

test('names that differ by their case only are numbered, and what is there is not replaced', async ({
  office,
}) => {
  writeFileSync(join(office.desk, 'Marks 10A.csv'), 'old\r\nold');
  const statuses = await office.run(split('class'));
  expect(statuses.map(({ state }) => state)).toEqual(statuses.map(() => 'SUCCESS'));
  expect(office.files()).toEqual({
    'Marks 10A (2).csv': ['2.5'],
    'Marks 10A.csv': ['old'],
    'Marks 7A (2).csv': ['1.5'],
    'Marks 7a.csv': ['3.5'],
    'Marks without class.csv': ['4.5'],
  });
});

test('a workbook has a sheet of each dataset for the values of all of them', async ({ office }) => {
  const request = parseRequest({
    sheets: [{ dataset: 'table:marks' }, { dataset: 'table:absences' }],
    output: { format: 'excel' },
  });
  const statuses = await office.run({ ...split('class'), request });
  expect(statuses.map(({ fileName }) => fileName)).toEqual([
    'Marks 7a.xlsx',
    'Marks 7A (2).xlsx',
    'Marks 8C.xlsx',
    'Marks 10A.xlsx',
    'Marks without class.xlsx',
  ]);
  expect(statuses.map((status) => status.state === 'SUCCESS' && status.result.rows)).toEqual([1, 2, 1, 1, 1]);
});

describe('nothing is begun where', () => {
  test.for<[string, Split, string]>([
    [
      'a value more would be a file than there may be',
      split('name', { sheet: { dataset: 'table:many', columns: undefined } }),
      'SPLIT_TOO_MANY',
    ],
    ['texts are among the numbers', split('mixed'), 'SPLIT_NOT_POSSIBLE'],
    ['a filter would take two values for one', split('code'), 'SPLIT_NOT_POSSIBLE'],
    ['bytes are among the texts', split('raw'), 'SPLIT_NOT_POSSIBLE'],
    [
      'there are no rows',
      split('class', { sheet: { filters: [{ column: 'value', op: '>', value: 9 }] } }),
      'SPLIT_EMPTY',
    ],
    ['there is no such column', split('classes'), 'COLUMN_NOT_FOUND'],
  ])('%s', async ([, given, code], { office }) => {
    await expect(office.service.startSplit(given, office.source, office.desk)).rejects.toMatchObject({
      code,
    });
    expect([office.service.jobs(), office.files()]).toEqual([[], {}]);
  });
});

test('the files of a run belong together: what is left is cancelled, and what is not finished tried again', async ({
  office,
}) => {
  const { service, desk } = office;
  const told: JobStatus[] = [];
  service.onJobChanged((status) => told.push(status));
  const begun = await service.startSplit(split('class'), office.source, desk);
  const run = { id: begun[0]?.run?.id ?? '', by: 'class', files: 4 };
  expect(begun.map((status) => status.run)).toEqual([run, run, run, run]);
  expect(new Set(begun.map(({ taskId }) => taskId)).size).toBe(4);
  // Before one of them is finished, all are told of.
  expect(told.slice(0, 4).map(({ taskId, state }) => [taskId, state])).toEqual(
    begun.map(({ taskId }) => [taskId, 'PENDING']),
  );
  service.cancelRun(run.id);
  const cancelled = await Promise.all(begun.map(({ taskId }) => service.finished(taskId)));
  expect(cancelled.map(({ state }) => state)).toEqual(['REVOKED', 'REVOKED', 'REVOKED', 'REVOKED']);
  expect(office.files()).toEqual({});

  const [first] = begun;
  await service.finished(service.retry(first?.taskId ?? '').taskId);
  expect([...service.statesOfRun(run.id)].sort()).toEqual([
    ['REVOKED', 3],
    ['SUCCESS', 1],
  ]);
  const again = service.retryRun(run.id);
  expect(again).toHaveLength(3);
  await Promise.all(again.map(({ taskId }) => service.finished(taskId)));
  expect(service.run(run.id).map(({ fileName, state }) => [fileName, state])).toEqual(
    begun.map(({ fileName }) => [fileName, 'SUCCESS']),
  );
  // A page has it whole, wherever the page ends.
  expect(
    service
      .searchJobs('', 2)
      .jobs.map(({ taskId }) => taskId)
      .sort(),
  ).toEqual(begun.map(({ taskId }) => taskId).sort());
  service.clearRun(run.id);
  expect(service.jobs()).toEqual([]);
  expect(() => service.cancelRun('nobody')).toThrow(
    expect.objectContaining({ code: 'JOB_NOT_FOUND' }) as Error,
  );
});
