import { mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import type { ExportRequest, ExportResult } from '../../preload/contract/export.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test as base } from '../fixtures/folder.ts';
import { queryRequest } from '../fixtures/requests.ts';

class Office {
  readonly desk: string;
  readonly #store: string;
  readonly #service: AnalyticsExportService;

  constructor(folder: string, service: AnalyticsExportService) {
    this.#service = service;
    this.desk = join(folder, 'desk');
    mkdirSync(this.desk);
    this.#store = createDatabase(join(folder, 'school.db'), 'CREATE TABLE pupils (name TEXT)');
    this.change(1);
  }

  /** Adds a pupil, dated back: a change a moment ago says that the next one may come any moment. */
  change(moment: number): void {
    new Database(this.#store).exec(`INSERT INTO pupils VALUES ('Ana')`).close();
    utimesSync(this.#store, moment + 0.25, moment + 0.25);
  }

  async export(request: ExportRequest, name: string): Promise<ExportResult & { content: Buffer }> {
    const path = join(this.desk, name);
    const { taskId } = await this.#service.start(request, { kind: 'sqlite', file: this.#store }, path);
    const status = await this.#service.finished(taskId);
    if (status.state !== 'SUCCESS') throw new Error(`the export ended as ${status.state}`);
    return { ...status.result, content: readFileSync(path) };
  }
}

const test = base.extend('office', async ({ folder }, { onCleanup }) => {
  const service = await AnalyticsExportService.open(join(folder, 'data'), {
    claims: 'every',
    concurrency: 2,
    pauses: [0, 0],
  });
  onCleanup(() => service.close());
  return new Office(folder, service);
});

const pupils = queryRequest('SELECT * FROM pupils', 'excel');

test('the same export of unchanged data is a copy of the file made before', async ({ office }) => {
  const first = await office.export(pupils, 'first.xlsx');
  const second = await office.export(pupils, 'second.xlsx');
  expect([first.cached, second.cached]).toEqual([false, true]);
  expect(second.content.equals(first.content)).toBe(true);
  const { rows, rowsInSource, sheets, bytes, sha256, alteredCells } = first;
  expect(second).toMatchObject({ rows, rowsInSource, sheets, bytes, sha256, alteredCells });
  expect(readdirSync(office.desk).sort()).toEqual(['first.xlsx', 'second.xlsx']);
});

test('two of the same at once do the work once', async ({ office }) => {
  const both = await Promise.all(['one', 'two'].map((name) => office.export(pupils, `${name}.xlsx`)));
  expect(both.map(({ cached }) => cached).sort()).toEqual([false, true]);
  expect(both[0]?.sha256).toBe(both[1]?.sha256);
});

test('changed data are exported anew', async ({ office }) => {
  await office.export(pupils, 'first.xlsx');
  office.change(2);
  expect(await office.export(pupils, 'second.xlsx')).toMatchObject({ cached: false, rows: 2 });
});

test('a query with the clock in it is exported anew', async ({ office }) => {
  const today = queryRequest(`SELECT date('now') FROM pupils`);
  await office.export(today, 'first.csv');
  expect(await office.export(today, 'second.csv')).toMatchObject({ cached: false });
});
