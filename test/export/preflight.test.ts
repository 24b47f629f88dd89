import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { accessFromEnvironment } from '../../main/sources/index.ts';
import { preflight, type Preflight } from '../../main/export/preflight.ts';
import { parseRequest } from '../../main/export/request.ts';
import type { Engine } from '../../main/engine/engine.ts';
import { warningWords } from '../../preload/words/warning-words.ts';
import { english } from '../../preload/words/words.ts';
import { toldError, type ToldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import type { ExportRequest, ExportRequestInput } from '../../preload/contract/request.ts';
import type { Format } from '../../preload/contract/formats.ts';
import type { ExportWarning } from '../../preload/contract/warnings.ts';
import { createDatabase } from '../fixtures/database.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { numbersQuery, onesQuery, queryRequest } from '../fixtures/requests.ts';
import { test as base } from '../fixtures/sample-school.ts';
import { threads } from '../fixtures/threads.ts';

const pupils = `
  CREATE TABLE pupils (number TEXT, name TEXT, room TEXT, code INTEGER);
  INSERT INTO pupils VALUES ('007', '0', '12', 7), ('100', 'Ana 01', '0x1', 8);
  CREATE TABLE nobody (number TEXT);
  CREATE TABLE photos (number TEXT, photo BLOB, hash TEXT, half BLOB, note BLOB);
  CREATE TABLE posters (poster BLOB);
  INSERT INTO posters VALUES (zeroblob(100001));
  INSERT INTO photos VALUES ('007', x'0123', '00ff', NULL, ''), ('012', x'0456', 'ff00', 'abcd', x'');
  INSERT INTO photos VALUES ('013', x'0456', 'ff00', x'01', 'ab');
  CREATE TABLE visits (came_at DATETIME, left_at DATETIME);
  INSERT INTO visits VALUES ('2024-01-31T14:05:00Z', '2024-01-31T00:00:00Z');`;

interface Office {
  engine: Engine;
  /** A database with `pupils` and an empty table `nobody`. */
  file: string;
  /** An empty folder for targets. */
  desk: string;
}

const test = base.extend('office', ({ folder }, { onCleanup }): Office => {
  const file = createDatabase(join(folder, 'school.db'), pupils);
  const desk = join(folder, 'desk');
  mkdirSync(desk);
  const engine = threads();
  onCleanup(() => engine.end());
  return { engine, file, desk };
});

const look = (
  { engine, file, desk }: Office,
  request: ExportRequest,
  target = join(desk, 'report'),
): Promise<Preflight> =>
  preflight(engine, accessFromEnvironment, {
    source: { kind: 'sqlite', file },
    request,
    target,
    dataFolder: join(desk, '..', 'data'),
  });

const tables = (format: Format, ...names: string[]): ExportRequest =>
  parseRequest({
    sheets: names.map((name) => ({ dataset: `table:${name}` })) as ExportRequestInput['sheets'],
    output: { format },
  });

/** What a person is told when an export is refused. */
const refusal = (looked: Promise<Preflight>): Promise<ToldError> =>
  looked.then(
    () => {
      throw new Error('the export was let through');
    },
    (thrown: unknown) => toldError(failureReport(thrown)),
  );

const codes = ({ warnings }: Preflight): string[] => warnings.map(({ code }) => code);
const sentence = ({ warnings }: Preflight, code: ExportWarning['code']): string | undefined =>
  warnings.filter((warning) => warning.code === code).map((warning) => warningWords(warning, english))[0];

test('an export that has nothing to be said about is let through, and nothing is written', async ({
  office,
}) => {
  const found = await look(office, queryRequest('SELECT 1 AS a'));
  expect(found).toEqual({ warnings: [], estimate: { rows: { exact: 1 }, bytes: 3 + 'a\r\n1\r\n'.length } });
  expect(readdirSync(office.desk)).toEqual([]);
});

describe('the estimate', () => {
  test.for<[string, ExportRequestInput]>([
    ['a CSV file', { sheets: [{ dataset: 'analytics' }], output: { format: 'csv' } }],
    ['a workbook', { sheets: [{ dataset: 'analytics' }], output: { format: 'excel' } }],
    [
      'a workbook of several sheets with charts',
      {
        sheets: [{ dataset: 'analytics' }, { dataset: 'class-analytics' }],
        output: { format: 'excel', charts: true, about: true },
      },
    ],
  ])('of %s is close to what the file will take', async ([, input], { office, store }) => {
    const request = parseRequest(input);
    const target = join(office.desk, 'report');
    const source = { kind: 'sqlite', file: store } as const;
    const asked = { source, request, target, dataFolder: join(office.desk, '..', 'data') };
    const { estimate } = await preflight(office.engine, accessFromEnvironment, asked);
    const job = { source, request, target, temporary: `${target}.partial`, application: 'A 1', startedAt: 0 };
    const { rows, bytes } = await office.engine.perform('export', { job });
    expect(estimate.rows).toEqual({ exact: rows });
    expect(estimate.bytes / bytes).toBeGreaterThan(0.85);
    expect(estimate.bytes / bytes).toBeLessThan(1.25);
  });

  test('is for all rows, though only the first ones are looked at', async ({ office }) => {
    const { estimate } = await look(office, queryRequest(numbersQuery(300_000)));
    expect(estimate.rows).toEqual({ exact: 300_000 });
    expect(estimate.bytes).toBeGreaterThan(300_000 * 25);
  });
});

describe('an export is refused', () => {
  test.for<[Format, number, string]>([
    [
      'excel',
      1_000_001,
      'Dataset too large (1000001 rows). Maximum 1000000 rows allowed. Choose fewer with a filter or a period, ' +
        'export as CSV, or let the rows continue on further sheets.',
    ],
    [
      'csv',
      5_000_001,
      'Dataset too large (5000001 rows). Maximum 5000000 rows allowed. Choose fewer with a filter or a period, ' +
        'or let the rows continue in further files.',
    ],
  ])('for more rows than %s takes, and what to do is said', async ([format, rows, message], { office }) => {
    const error = await refusal(look(office, queryRequest(onesQuery(rows), format)));
    expect(error).toMatchObject({ code: 'DATASET_TOO_LARGE', message });
  });

  test('unless they may continue on another sheet', async ({ office }) => {
    const request = queryRequest(onesQuery(1_000_001), 'excel');
    const split = parseRequest({ ...request, output: { format: 'excel', onOverflow: 'split' } });
    expect((await look(office, split)).estimate.rows).toEqual({ exact: 1_000_001 });
  });

  test('when the folder is missing, or the target is a folder', async ({ office }) => {
    const { desk } = office;
    const request = queryRequest('SELECT 1');
    await expect(look(office, request, join(desk, 'none', 'a.csv'))).rejects.toMatchObject({
      code: 'TARGET_FOLDER_MISSING',
    });
    await expect(look(office, request, desk)).rejects.toMatchObject({ code: 'TARGET_IS_FOLDER' });
  });

  test('when the target is the database itself', async ({ office }) => {
    await expect(look(office, queryRequest('SELECT 1'), office.file)).rejects.toMatchObject({
      code: 'TARGET_IS_SOURCE',
      detail: { name: 'school.db' },
    });
  });

  test('for what is wrong with the request', async ({ office }) => {
    await expect(look(office, tables('csv', 'teachers'))).rejects.toMatchObject({
      code: 'DATASET_NOT_FOUND',
    });
  });

  test('in a folder on a disk without room for it', async ({ office, skip }) => {
    const disk = mountSmallDisk(1_024);
    if (!disk) return skip(needsRoot);
    try {
      writeFileSync(join(disk.folder, 'old'), Buffer.alloc(100_000));
      const target = join(disk.folder, 'report.csv');
      const error = await refusal(look(office, queryRequest(numbersQuery(100_000)), target));
      expect(error).toMatchObject({
        code: 'DISK_SPACE_LOW',
        message:
          `The file will take about 4 MB, but only 0 MB are free in '${disk.folder}'. ` +
          'Free some space or choose another place.',
        action: 'choose-target',
      });
    } finally {
      disk.unmount();
    }
  });
});

describe('a warning is given', () => {
  test.for([
    [1.1, 3],
    [0.9, 2],
  ] as const)('for a disk of %f times what the file will take', async ([times, free], { office, skip }) => {
    const request = queryRequest(numbersQuery(100_000));
    const { estimate } = await look(office, request);
    const disk = mountSmallDisk(Math.ceil((estimate.bytes * times) / 4_096) * 4);
    if (!disk) return skip(needsRoot);
    try {
      const found = await look(office, request, join(disk.folder, 'report.csv'));
      expect(found.warnings.map((warning) => warningWords(warning, english))).toEqual([
        `The file will take about 4 MB, and ${free} MB are free. It may not fit.`,
      ]);
    } finally {
      disk.unmount();
    }
  });

  test('for sheets without rows, by their names', async ({ office }) => {
    const found = await look(office, tables('excel', 'nobody', 'pupils'));
    expect(sentence(found, 'RESULT_EMPTY')).toBe(
      `There are no rows in 'nobody'. Check the filters and the period.`,
    );
    expect(found.estimate.rows).toEqual({ exact: 2 });
  });

  test('for times that the date format leaves out, by the names of their columns', async ({ office }) => {
    const shown = (output: ExportRequestInput['output']): Promise<Preflight> =>
      look(office, parseRequest({ sheets: [{ dataset: 'table:visits' }], output }));
    expect(sentence(await shown({ format: 'csv' }), 'TIMES_SHORTENED')).toBe(
      `In 'came_at' the chosen date format leaves out the time, or a part of it. ` +
        `The formats 'ISO with the time' (iso-time) and 'As stored' (stored) keep all of it.`,
    );
    for (const dateFormat of ['full', 'iso-time', 'stored'] as const)
      expect((await shown({ format: 'csv', dateFormat })).warnings).toEqual([]);
    expect((await shown({ format: 'excel' })).warnings).toEqual([]);
  });

  test('for times that are left out behind the rows that were looked at, in the receipt', async ({
    office,
  }) => {
    new Database(office.file)
      .exec(`INSERT INTO visits (left_at) SELECT '2024-01-31' FROM (${numbersQuery(1_500)})`)
      .exec(`INSERT INTO visits (left_at) VALUES ('2024-01-31 00:00:01')`)
      .close();
    const target = join(office.desk, 'visits.csv');
    const job = {
      source: { kind: 'sqlite', file: office.file } as const,
      request: tables('csv', 'visits'),
      target,
      temporary: `${target}.partial`,
      application: 'A 1',
      startedAt: 0,
    };
    const { findings, alteredCells } = await office.engine.perform('export', {
      job,
    });
    expect(findings.map(({ shortenedTimes }) => shortenedTimes)).toEqual([['came_at', 'left_at']]);
    expect(alteredCells).toBe(2);
  });

  test('for numbers that begin with zeros, by the names of their columns in the file', async ({ office }) => {
    const renamed = (format: Format, options = {}): ExportRequest =>
      parseRequest({
        sheets: [
          {
            dataset: 'table:pupils',
            columns: [{ key: 'number', name: 'Number' }, { key: 'name' }, { key: 'room' }, { key: 'code' }],
          },
        ],
        output: { format, ...options } as ExportRequestInput['output'],
      });
    const excel = await look(office, renamed('excel'));
    expect(sentence(excel, 'LEADING_ZEROS')).toBe(
      `In 'Number' there are numbers that begin with zeros. They are kept as text, so that no zero is lost.`,
    );
    const csv = await look(office, renamed('csv'));
    expect(sentence(csv, 'LEADING_ZEROS')).toMatch(
      /^In 'Number' .* Excel drops them when it opens a CSV file/,
    );
    // There the apostrophe keeps them.
    expect((await look(office, renamed('csv', { digitGuard: true }))).warnings).toEqual([]);
  });

  test.for(['csv', 'excel'] as const)(
    'for bytes that are no text, which are no numbers with zeros in front: %s',
    async (format, { office }) => {
      const found = await look(office, tables(format, 'photos'));
      expect(sentence(found, 'BYTES_AS_HEX')).toBe(
        `In 'photo', 'half' there are bytes that are no text, such as pictures. The file has their hexadecimal digits.`,
      );
      expect(sentence(found, 'LEADING_ZEROS')).toMatch(/^In 'number' there/);
      expect(codes(await look(office, tables(format, 'posters')))).toEqual(['BYTES_AS_HEX']);
      const texts = queryRequest('SELECT hash, note FROM photos', format);
      expect(codes(await look(office, texts))).toEqual([]);
    },
  );

  test('once for a column that several sheets have, and not for more than five', async ({ office }) => {
    const zeros = (count: number): string =>
      `SELECT ${Array.from({ length: count }, (_, index) => `'00' AS c${index}`).join(', ')}`;
    const request = parseRequest({
      sheets: [
        { dataset: 'query', params: { sql: zeros(7) } },
        { dataset: 'query', params: { sql: zeros(1) } },
      ],
      output: { format: 'excel' },
    });
    expect(sentence(await look(office, request), 'LEADING_ZEROS')).toMatch(
      /^In 'c0', 'c1', 'c2', 'c3', 'c4', 2 more there are/,
    );
  });

  test.for(['~$report.xlsx', '.~lock.report.xlsx#'])(
    'for a target that %s says is open',
    async (note, { office }) => {
      const target = join(office.desk, 'report.xlsx');
      writeFileSync(join(office.desk, note), '');
      expect(codes(await look(office, queryRequest('SELECT 1', 'excel'), target))).toEqual(['TARGET_OPEN']);
      expect(codes(await look(office, queryRequest('SELECT 1'), `${target}.csv`))).toEqual([]);
    },
  );
});
