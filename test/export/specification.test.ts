import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { describe, expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { select } from '../fixtures/database.ts';
import { onesQuery } from '../fixtures/requests.ts';
import { test as base } from '../fixtures/sample-school.ts';

interface Office {
  service: AnalyticsExportService;
  data: string;
  source: SourceLocation<'sqlite'>;
}

const test = base.extend('office', async ({ folder, store }, { onCleanup }): Promise<Office> => {
  const data = join(folder, 'data');
  const service = await AnalyticsExportService.open(data, {
    claims: 'every',
    concurrency: 2,
    pauses: [0, 0],
  });
  onCleanup(() => service.close());
  return { service, data, source: { kind: 'sqlite', file: store, label: 'Sample school' } };
});

const bom = '\ufeff';
const text = ({ path }: { path: string }): string => readFileSync(path, 'utf8');
const lines = (result: { path: string }): string[] =>
  text(result).slice(bom.length).split('\r\n').slice(0, -1);

async function sheets({ path }: { path: string }): Promise<ExcelJS.Worksheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook.worksheets;
}

const scores = [
  { id: 1, name: 'Student 1', score: 95.5 },
  { id: 2, name: 'Student 2', score: 87.25 },
];

describe('columns', () => {
  test('that are chosen are all there is', async ({ office: { service, source } }) => {
    const result = await service.exportStudentAnalytics({
      source,
      studentId: 1,
      format: 'csv',
      columns: ['student_name', { key: 'value', name: 'Score' }],
    });
    expect(lines(result)[0]).toBe('Student,Score');
    expect(result.rows).toBe(lines(result).length - 1);
  });

  test('are all of them when none is chosen', async ({ office: { service, source } }) => {
    const { path } = await service.exportStudentAnalytics({ source, studentId: 1, format: 'csv' });
    expect(lines({ path })[0]?.split(',').length).toBeGreaterThan(5);
  });

  test('cannot be none at all', async ({ office: { service, source } }) => {
    const request = service.exportStudentAnalytics({ source, studentId: 1, format: 'csv', columns: [] });
    await expect(request).rejects.toMatchObject({ code: 'COLUMNS_EMPTY' });
  });

  test('that are not there are named', async ({ office: { service, source } }) => {
    const request = service.exportStudentAnalytics({ source, studentId: 1, format: 'csv', columns: ['x'] });
    await expect(request).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND', detail: { column: 'x' } });
  });
});

describe('CSV', () => {
  test('holds the data', async ({ office: { service } }) => {
    const result = await service.exportToCsv({ data: scores, reportName: 'students' });
    expect(lines(result)).toEqual(['id,name,score', '1,Student 1,95.5', '2,Student 2,87.25']);
    expect(result).toMatchObject({ rows: 2, rowsInSource: 2, attempts: 1, cached: false });
  });

  test('is UTF-8 with a BOM, in every script', async ({ office: { service } }) => {
    const name = 'Zoë Müller 李小龍 Ольга 👩‍🎓';
    const result = await service.exportToCsv({ data: [{ name }] });
    expect(text(result)).toBe(`${bom}name\r\n${name}\r\n`);
    const plain = await service.exportToCsv({ data: [{ name }], encoding: 'utf-8' });
    expect(text(plain)).toBe(`name\r\n${name}\r\n`);
  });

  test('quotes special characters', async ({ office: { service } }) => {
    const result = await service.exportToCsv({ data: [{ a: 'x,y', b: 'say "hi"', c: 'two\nlines' }] });
    expect(text(result)).toBe(`${bom}a,b,c\r\n"x,y","say ""hi""","two\nlines"\r\n`);
  });

  test('of no data is an empty table', async ({ office: { service } }) => {
    const result = await service.exportToCsv({ data: [], reportName: 'nobody' });
    expect(result).toMatchObject({ rows: 0, warnings: [{ code: 'RESULT_EMPTY' }] });
  });

  test('may have another delimiter', async ({ office: { service } }) => {
    const result = await service.exportToCsv({ data: scores, delimiter: 'semicolon' });
    expect(lines(result)[1]).toBe('1;Student 1;95.5');
  });

  test('of many rows is complete', async ({ office: { service } }) => {
    const data = Array.from({ length: 10_000 }, (_, id) => ({ id, name: `Student ${id}` }));
    const result = await service.exportToCsv({ data });
    expect(lines(result)).toHaveLength(10_001);
    expect(result.sha256).toBe(createHash('sha256').update(readFileSync(result.path)).digest('hex'));
  });

  test('of more than five million rows is refused', async ({ office: { service, source } }) => {
    const request = service.exportCustomQuery({ source, query: onesQuery(5_000_001), format: 'csv' });
    await expect(request).rejects.toMatchObject({
      code: 'DATASET_TOO_LARGE',
      detail: { rows: 5_000_001, limit: 5_000_000 },
    });
  });

  test('leaves a field empty where there is no value', async ({ office: { service } }) => {
    const data = [{ id: 1, name: null, score: undefined }, { id: 2 }];
    expect(lines(await service.exportToCsv({ data }))).toEqual(['id,name,score', '1,,', '2,,']);
  });

  test('keeps decimals as they are', async ({ office: { service } }) => {
    const result = await service.exportToCsv({ data: [{ value: 0.1 }, { value: 3 }] });
    expect(lines(result)).toEqual(['value', '0.1', '3']);
  });

  test('has its headers, or has not', async ({ office: { service } }) => {
    const result = await service.exportToCsv({ data: scores, includeHeaders: false });
    expect(lines(result)[0]).toBe('1,Student 1,95.5');
  });
});

describe('Excel', () => {
  test('holds the data in one sheet', async ({ office: { service } }) => {
    const result = await service.exportToExcel({ data: scores, sheetName: 'Analytics' });
    const [sheet] = await sheets(result);
    expect(sheet?.name).toBe('Analytics');
    expect(sheet?.getSheetValues().slice(1)).toEqual([
      [undefined, 'id', 'name', 'score'],
      [undefined, 1, 'Student 1', 95.5],
      [undefined, 2, 'Student 2', 87.25],
    ]);
  });

  test('keeps the header row in view, or does not', async ({ office: { service } }) => {
    const [frozen] = await sheets(await service.exportToExcel({ data: scores }));
    expect(frozen?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    const [free] = await sheets(await service.exportToExcel({ data: scores, freezePanes: false }));
    expect(free?.views.filter(({ state }) => state === 'frozen')).toEqual([]);
  });

  test('shows averages with two places and counts with none', async ({ office: { service, source } }) => {
    const [sheet] = await sheets(
      await service.exportClassAnalytics({
        source,
        classIds: [1],
        format: 'excel',
        columns: ['average', 'count'],
      }),
    );
    expect([sheet?.getCell('A2').numFmt, sheet?.getCell('B2').numFmt]).toEqual(['0.00', '#,##0']);
  });

  test('of no data is an empty sheet', async ({ office: { service } }) => {
    const result = await service.exportToExcel({ data: [] });
    expect(result.rows).toBe(0);
    expect(await sheets(result)).toHaveLength(1);
  });

  test('of more than a million rows is refused', async ({ office: { service, source } }) => {
    const request = service.exportCustomQuery({ source, query: onesQuery(1_000_001), format: 'excel' });
    await expect(request).rejects.toMatchObject({
      code: 'DATASET_TOO_LARGE',
      detail: { rows: 1_000_001, limit: 1_000_000 },
    });
  });

  test('may have several sheets', async ({ office: { service } }) => {
    const result = await service.exportMultiSheetExcel({
      sheets: { 'Student Analytics': scores, 'Class Summary': [{ subject: 'Art' }], Empty: [] },
      reportName: 'comprehensive_analytics',
    });
    expect(result).toMatchObject({ rows: 3, sheets: 3 });
    expect((await sheets(result)).map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['Student Analytics', 3],
      ['Class Summary', 2],
      ['Empty', expect.any(Number)],
    ]);
  });

  test('cuts a sheet’s name to 31 characters', async ({ office: { service } }) => {
    const result = await service.exportToExcel({ data: scores, sheetName: 'x'.repeat(40) });
    expect((await sheets(result))[0]?.name).toBe('x'.repeat(31));
  });
});

describe('a file', () => {
  test('is named after its report and the time', async ({ office: { service, data } }) => {
    const { path } = await service.exportToCsv({ data: scores, reportName: 'students' });
    expect(path.startsWith(join(data, 'exports'))).toBe(true);
    expect(basename(path)).toMatch(/^students_\d{8}_\d{6}\.csv$/);
  });

  test('of Excel ends in xlsx', async ({ office: { service } }) => {
    const { path } = await service.exportToExcel({ data: scores, reportName: 'students' });
    expect(basename(path)).toMatch(/^students_\d{8}_\d{6}\.xlsx$/);
  });

  test('never replaces another of the same second', async ({ office: { service } }) => {
    const results = await Promise.all(
      [1, 2, 3, 4].map((id) => service.exportToCsv({ data: [{ id }], reportName: 'same' })),
    );
    expect(new Set(results.map(({ path }) => path)).size).toBe(4);
    expect(results.map((result) => lines(result)[1])).toEqual(['1', '2', '3', '4']);
  });

  test('and the rows it was made of are for this user alone', async ({ office: { service, data } }) => {
    await service.exportToCsv({ data: scores });
    expect(readdirSync(join(data, 'records'))).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(join(data, 'exports')).mode & 0o777).toBe(0o700);
  });
});

/** Fails an export of rows in memory, for its folder is gone; gives its number. */
async function failedTask({ service, data }: Office): Promise<string> {
  service.pause();
  const { taskId } = await service.exportToCsv({ data: scores, asyncExport: true });
  rmSync(join(data, 'exports'), { recursive: true });
  service.resume();
  const failed = await service.finished(taskId);
  expect(failed).toMatchObject({ state: 'FAILURE', error: { code: 'TARGET_FOLDER_MISSING' } });
  return taskId;
}

describe('rows that were in memory', () => {
  const kept = ({ data }: Office): string[] => readdirSync(join(data, 'records'));

  test('are there to be tried again, until their file is complete', async ({ office }) => {
    const { service, data } = office;
    const taskId = await failedTask(office);
    const rows = join(data, 'records', ...kept(office));
    if (process.platform !== 'win32') expect(statSync(rows).mode & 0o777).toBe(0o600);

    // Another process opens the queue long after.
    utimesSync(rows, 0, 0);
    await (await AnalyticsExportService.open(data, { claims: 'own' })).close();
    mkdirSync(join(data, 'exports'));
    service.retry(taskId);
    expect(await service.finished(taskId)).toMatchObject({ state: 'SUCCESS', result: { rows: 2 } });
    expect(kept(office)).toEqual([]);
  });

  test('go with the job that is forgotten', async ({ office }) => {
    const { service, data } = office;
    await failedTask(office);
    expect(kept(office)).toHaveLength(1);
    expect(service.clearJobs()).toBe(1);
    expect(kept(office)).toEqual([]);

    await failedTask(office);
    expect(kept(office)).toHaveLength(1);
    new Database(join(data, 'jobs.db')).exec('UPDATE jobs SET ended_at = 0').close();
    await (await AnalyticsExportService.open(data, { claims: 'own' })).close();
    expect(kept(office)).toEqual([]);
  });
});

describe('the cache', () => {
  const averages = 'SELECT subject, avg(value) AS average FROM analytics GROUP BY subject';

  test('serves the same request on the same data, until it is cleared', async ({ office }) => {
    const { service, source } = office;
    const run = () => service.exportCustomQuery({ source, query: averages, format: 'csv' });
    const first = await run();
    const second = await run();
    expect([first.cached, second.cached]).toEqual([false, true]);
    expect(text(second)).toBe(text(first));
    expect(await service.clearExportCache()).toBe(true);
    expect(await service.clearExportCache()).toBe(false);
    expect((await run()).cached).toBe(false);
  });

  test('makes the same file once, when it is wanted twice at a time', async ({ office }) => {
    const { service, source } = office;
    const run = () => service.exportReport({ source, reportId: 1, reportType: 'student', format: 'excel' });
    const results = await Promise.all([run(), run()]);
    expect(results.map(({ cached }) => cached).sort()).toEqual([false, true]);
    expect(new Set(results.map(({ sha256 }) => sha256)).size).toBe(1);
  });
});

describe('the named exports', () => {
  test('of a student keep to the period and the date format', async ({ office: { service, source } }) => {
    const [[studentId]] = select(
      source.file,
      'SELECT student_id FROM analytics GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
    ) as [[number]];
    const days = select(
      source.file,
      'SELECT substr(recorded_at, 1, 10) FROM analytics WHERE student_id = ? ORDER BY recorded_at, id',
      studentId,
    ).map(([day]) => String(day));
    const [startDate = '', endDate = ''] = [days[1], days.at(-2)];
    const result = await service.exportStudentAnalytics({
      source,
      studentId,
      format: 'csv',
      dateFormat: 'eu',
      columns: ['date'],
      startDate,
      endDate,
    });
    const within = days.filter((day) => day >= startDate && day <= endDate);
    expect(lines(result).slice(1)).toEqual(within.map((day) => day.split('-').reverse().join('.')));
    expect(within.length).toBeGreaterThan(1);
  });

  test.for(['student', 'teacher_weekly', 'tutor_weekly'] as const)(
    'of a %s report hold what the report holds',
    async (reportType, { office: { service, source } }) => {
      const [[reportId]] = select(
        source.file,
        'SELECT id FROM reports WHERE report_type = ? LIMIT 1',
        reportType,
      ) as [[number]];
      const result = await service.exportReport({ source, reportId, reportType, format: 'csv' });
      expect(result).toMatchObject({ rows: lines(result).length - 1 });
    },
  );

  test('name what is wrong with a request', async ({ office: { service, source } }) => {
    const dateFormat = 'invalid' as 'iso';
    const wrong = service.exportStudentAnalytics({ source, studentId: 1, format: 'csv', dateFormat });
    await expect(wrong).rejects.toMatchObject({ code: 'DATE_FORMAT_NOT_FOUND' });
    const nobody = service.exportStudentAnalytics({ source, studentId: 1_000_000, format: 'csv' });
    await expect(nobody).rejects.toMatchObject({ code: 'CHOICE_NOT_FOUND' });
  });
});

describe('an export that is not waited for', () => {
  test('answers at once, and tells its state until its file can be opened', async ({ office }) => {
    const { service, source } = office;
    const answer = await service.exportClassAnalytics({
      source,
      classIds: [1, 2, 3],
      format: 'excel',
      asyncExport: true,
    });
    expect(answer).toEqual({
      taskId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      status: 'processing',
    });
    expect(service.getExportStatus(answer.taskId)).toMatchObject({
      total: 100,
      downloadUrl: null,
      error: null,
    });
    await service.finished(answer.taskId);
    const status = service.getExportStatus(answer.taskId);
    expect(status).toMatchObject({ taskId: answer.taskId, state: 'SUCCESS', progress: 100, error: null });
    expect(existsSync(fileURLToPath(status.downloadUrl ?? ''))).toBe(true);
  });

  test('that fails says why, and never that it is complete', async ({ office: { service, source } }) => {
    const { taskId } = await service.exportCustomQuery({
      source,
      query: 'SELECT * FROM nothing',
      format: 'csv',
      asyncExport: true,
    });
    await service.finished(taskId);
    expect(service.getExportStatus(taskId)).toMatchObject({
      state: 'FAILURE',
      progress: 0,
      downloadUrl: null,
      error: { code: 'QUERY_FAILED' },
    });
    expect(() => service.getExportStatus('nobody')).toThrow('JOB_NOT_FOUND');
  });
});
