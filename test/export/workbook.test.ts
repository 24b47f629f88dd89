import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { describe, expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { createCounters } from '../../main/engine/progress-meter.ts';
import { parseRequest } from '../../main/export/request.ts';
import { publish } from '../../main/files/publish.ts';
import { runExport } from '../../main/worker/export-pipeline.ts';
import type { ExportRequest, ExportRequestInput } from '../../preload/contract/request.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { test as base } from '../fixtures/folder.ts';
import { numbersQuery, onesQuery } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

const application = { application: 'Analytics Export 1.2.3', startedAt: Date.parse('2024-09-30T12:05:09Z') };

/** An empty database beside a folder for targets. */
const test = base.extend('school', ({ folder }): { file: string; desk: string } => {
  const file = join(folder, 'school.db');
  new Database(file).exec('CREATE TABLE pupils (name TEXT); INSERT INTO pupils VALUES (1), (2)').close();
  const desk = join(folder, 'desk');
  mkdirSync(desk);
  return { file, desk };
});

const excel = (
  output: Partial<ExportRequestInput['output']>,
  ...sheets: ExportRequestInput['sheets']
): ExportRequest => parseRequest({ sheets, output: { format: 'excel', ...output } });

const numbers = (rows: number, name?: string): ExportRequestInput['sheets'][0] => ({
  dataset: 'query',
  params: { sql: numbersQuery(rows) },
  ...(name !== undefined && { name }),
});

async function read(path: string): Promise<ExcelJS.Worksheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook.worksheets;
}

/** What is beside a name on the About sheet. */
function told(about: ExcelJS.Worksheet | undefined, what: string): string | undefined {
  const rows = about?.getSheetValues() as ([undefined, string, string] | undefined)[];
  const row = rows.findIndex((values) => values?.[1] === what);
  return about?.getCell(row, 2).text;
}

describe('through the service', () => {
  const run = async (
    { file, folder }: { file: string; folder: string },
    request: ExportRequest,
    target: string,
  ): Promise<JobStatus | undefined> => {
    const service = await AnalyticsExportService.open(join(folder, 'data'), {
      claims: 'own',
      createEngine: threads,
    });
    const { taskId } = await service.start(request, { kind: 'sqlite', file }, target);
    const status = await service.finished(taskId);
    await service.close();
    return status;
  };

  test('several sheets share a workbook, each with its own dataset, columns and filters', async ({
    school,
    folder,
  }) => {
    const target = join(school.desk, 'a.xlsx');
    const request = excel(
      { about: true },
      {
        ...numbers(700, 'a/b'),
        columns: [{ key: 'words', name: 'Text' }],
        filters: [{ column: 'n', op: '>', value: 698 }],
      },
      { dataset: 'table:pupils' },
      { ...numbers(3, 'A_B'), sort: [{ column: 'n', direction: 'descending' }], columns: [{ key: 'n' }] },
    );
    const status = await run({ ...school, folder }, request, target);
    expect(status).toMatchObject({ state: 'SUCCESS', result: { rows: 7, sheets: 3 } });
    const [first, second, third, about] = await read(target);
    expect([first, second, third, about].map((sheet) => sheet?.name)).toEqual([
      'a_b',
      'pupils',
      'A_B (2)',
      'About',
    ]);
    expect(first?.getColumn(1).values.slice(1)).toEqual([
      'Text',
      'a text of some length 699',
      'a text of some length 700',
    ]);
    expect(second?.rowCount).toBe(3);
    expect(third?.getColumn(1).values.slice(1)).toEqual(['n', 3, 2, 1]);
    expect(told(about, 'Filters')).toBe('n is more than 698');
    expect(told(about, 'Columns')).toBe('Text (renamed from words)');
    expect(told(about, 'Application')).toMatch(/^Analytics Export \d+\.\d+\.\d+$/);
    expect(told(about, 'Source')).toBe('school.db');
  });

  test('rows beyond the limit of a sheet continue in another one', async ({ school, folder }) => {
    const target = join(school.desk, 'a.xlsx');
    const request = excel(
      { onOverflow: 'split' },
      { dataset: 'query', params: { sql: onesQuery(1_000_001) } },
    );
    const status = await run({ ...school, folder }, request, target);
    expect(status).toMatchObject({ state: 'SUCCESS', result: { rows: 1_000_001, sheets: 2 } });
  });

  test('one sheet of several that is too large is named by its rows', async ({ school, folder }) => {
    const request = excel({}, numbers(1), { dataset: 'query', params: { sql: onesQuery(1_000_001) } });
    const status = await run({ ...school, folder }, request, join(school.desk, 'a.xlsx'));
    expect(status).toMatchObject({
      state: 'FAILURE',
      error: {
        code: 'DATASET_TOO_LARGE',
        detail: { rows: 1_000_001, limit: 1_000_000, format: 'excel' },
      },
    });
  });
});

describe('through the pipeline', () => {
  const run = async (
    school: { file: string; desk: string },
    request: ExportRequest,
    rowLimit?: number,
    label?: string,
  ) => {
    const target = join(school.desk, 'a.xlsx');
    const source = { kind: 'sqlite' as const, file: school.file, ...(label !== undefined && { label }) };
    const job = { source, request, target, temporary: `${target}.part`, ...application };
    const outcome = await runExport(job, createCounters(), rowLimit);
    await publish(job.temporary, target);
    return outcome;
  };

  test('a full sheet continues in the next, and About counts them', async ({ school }) => {
    const request = excel({ onOverflow: 'split', about: true }, numbers(25, 'Numbers'), numbers(10, 'Ten'));
    const outcome = await run(school, request, 10);
    expect(outcome).toMatchObject({ rows: 35, sheets: 4 });
    const sheets = await read(join(school.desk, 'a.xlsx'));
    expect(sheets.map(({ name, rowCount }) => [name, rowCount - 1]).slice(0, 4)).toEqual([
      ['Numbers', 10],
      ['Numbers (2)', 10],
      ['Numbers (3)', 5],
      ['Ten', 10],
    ]);
    expect(sheets.slice(0, 3).map((sheet) => sheet.getCell('A1').value)).toEqual(['n', 'n', 'n']);
    expect(sheets.slice(0, 3).map((sheet) => sheet.getCell('A2').value)).toEqual([1, 11, 21]);
    expect(told(sheets[4], 'Rows')).toBe('25');
  });

  test('each sheet has the limit to itself', async ({ school }) => {
    expect(await run(school, excel({}, numbers(10), numbers(10)), 10)).toMatchObject({ rows: 20, sheets: 2 });
    await expect(run(school, excel({}, numbers(1), numbers(11)), 10)).rejects.toMatchObject({
      code: 'DATASET_TOO_LARGE',
      detail: { rows: 11, limit: 10, format: 'excel' },
    });
  });

  test('the data are as old as the newer of the database and its log', async ({ school }) => {
    const dataDate = async (): Promise<number> => {
      await run(school, excel({ about: true }, { dataset: 'table:pupils' }), 10, 'The school');
      const about = (await read(join(school.desk, 'a.xlsx'))).at(-1);
      expect(told(about, 'Source')).toBe('The school');
      expect(told(about, 'Application')).toBe('Analytics Export 1.2.3');
      const [day, time, offset] = told(about, 'Data as of')?.split(' ') ?? [];
      return Date.parse(`${day}T${time}${offset}`);
    };
    const [database, log] = [new Date('2024-01-15T10:00:00Z'), new Date('2024-01-16T10:00:00Z')];
    utimesSync(school.file, database, database);
    expect(await dataDate()).toBe(database.getTime());

    const writer = new Database(school.file);
    writer.pragma('journal_mode = WAL');
    writer.exec('INSERT INTO pupils VALUES (3)');
    utimesSync(school.file, database, database);
    utimesSync(`${school.file}-wal`, log, log);
    expect(await dataDate()).toBe(log.getTime());
    writer.close();
  });
});

describe('a request', () => {
  const sheet = { dataset: 'query' };
  test.each<[string, object, string]>([
    [
      'several sheets as CSV',
      { sheets: [sheet, sheet], output: { format: 'csv' } },
      'sheets: a CSV file has exactly one sheet; use the format excel for several',
    ],
    ['no sheet', { sheets: [], output: { format: 'excel' } }, 'sheets.0: '],
    [
      'too many sheets',
      { sheets: Array.from({ length: 51 }, () => sheet), output: { format: 'excel' } },
      'sheets: at most 50 sheets',
    ],
    [
      'a header that is too long',
      { sheets: [sheet], output: { format: 'excel', header: 'x'.repeat(201) } },
      'output.header: ',
    ],
  ])('is refused for %s', (_, request, problem) => {
    expect(() => parseRequest(request)).toThrow(
      expect.objectContaining({
        detail: { problem: expect.stringMatching(`^${problem}`) as string },
      }) as Error,
    );
  });
});
