import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCounters } from '../../main/engine/progress-meter.ts';
import { readTasks } from '../../main/worker/read-tasks.ts';
import { exportOptionsSchema } from '../../preload/contract/options.ts';
import { querySpecSchema, type Filter } from '../../preload/contract/query.ts';
import { cellConditions } from '../../renderer/export/preview/grid/cell-conditions.ts';
import { filterOf } from '../../renderer/export/filters/filter-words.ts';
import { createDatabase } from '../fixtures/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'analytics-export-filter-value-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = createDatabase(
  join(folder, 'marks.db'),
  `CREATE TABLE marks (name TEXT, day DATE, at DATETIME, price DECIMAL(8, 2), number INTEGER, ok BOOLEAN);
   INSERT INTO marks VALUES
     ('=1+1', '2024-03-05', '2024-03-05 10:00:00', 1234.567, 9007199254740993, 1),
     ('Ana', '2024-03-06', '2024-03-06 11:00:00', 7.5, 2, 0),
     (NULL, NULL, NULL, NULL, NULL, NULL),
     ('', 'soon', '', 'none', 3, NULL);`,
);
const source = { kind: 'sqlite', file } as const;
const output = exportOptionsSchema.parse({
  format: 'csv',
  dateFormat: 'eu',
  decimalSeparator: 'comma',
  roundDecimals: true,
});
const sheet = querySpecSchema.parse({ dataset: 'table:marks' });
const preview = (filters: Filter[] = []) =>
  readTasks.preview({
    counters: createCounters(),
    source,
    language: 'en',
    sheet: { ...sheet, filters },
    output,
  });

test('a cell is told as a filter takes it, however the file shows it', async () => {
  const { rows, values } = await preview();
  expect(rows[0]?.slice(0, 4)).toEqual([`'=1+1`, '05.03.2024', '05.03.2024', '1234,567']);
  expect(values).toEqual([
    ['=1+1', '2024-03-05', '2024-03-05', '1234.567', '9007199254740993', 'true'],
    ['Ana', '2024-03-06', '2024-03-06', '7.5', '2', 'false'],
    [null, null, null, null, null, null],
    ['', '', '', '', '3', null],
  ]);
});

test('the conditions of a cell leave its row, and all others', async () => {
  const { columns, rows, values } = await preview();
  const left: Record<string, number> = {};
  for (const row of [0, 2])
    for (const [index, column] of columns.entries()) {
      const [text = '', value = ''] = [rows[row]?.[index], values[row]?.[index]];
      for (const { label, filter } of cellConditions(column, text, value)) {
        const sent = filterOf({ id: 1, ...filter }, column.type);
        left[label] = (await preview(sent ? [sent] : [])).rows.length;
      }
    }
  expect(left).toEqual({
    'name is =1+1': 1,
    'name is not =1+1': 2,
    'name is empty': 1,
    'name is not empty': 3,
    'day is on 05.03.2024': 1,
    'day is empty': 1,
    'day is not empty': 3,
    'at is on 05.03.2024': 1,
    'at is empty': 1,
    'at is not empty': 3,
    'price is 1234,567': 1,
    'price is not 1234,567': 2,
    'price is empty': 1,
    'price is not empty': 3,
    'number is 9007199254740993': 1,
    'number is not 9007199254740993': 2,
    'number is empty': 1,
    'number is not empty': 3,
    'ok is true': 1,
    'ok is empty': 2,
    'ok is not empty': 2,
  });
});
