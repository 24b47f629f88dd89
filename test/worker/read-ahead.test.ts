import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createCounters } from '../../main/engine/progress-meter.ts';
import { parseRequest } from '../../main/export/request.ts';
import { runExport } from '../../main/worker/export-pipeline.ts';
import type { ExportRequestInput } from '../../preload/contract/request.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test } from '../fixtures/folder.ts';

const rows = 3_000;

/** How often SQLite has come by a row of the table, whatever it was asked. */
let visits = 0;

type Pragma = (this: Database.Database, ...given: Parameters<Database.Database['pragma']>) => unknown;

/** Gives every connection a function `visited`, which gives back what it is given. */
beforeEach(() => {
  visits = 0;
  const pragma: Pragma = Reflect.get(Database.prototype, 'pragma');
  vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, ...given) {
    this.function('visited', (value: unknown) => {
      visits++;
      return value;
    });
    return pragma.apply(this, given);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes the file, and gives what it holds. */
async function made(folder: string, sql: string, more: object = {}): Promise<string> {
  const file = createDatabase(
    join(folder, 'school.db'),
    `CREATE TABLE marks (id INTEGER PRIMARY KEY, number TEXT, photo BLOB);
     WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids WHERE id < ${rows})
     INSERT INTO marks SELECT id, printf('%06d', id), x'00ff' FROM ids;`,
  );
  visits = 0;
  const sheet = { dataset: 'query', params: { sql }, ...more };
  const request = parseRequest({
    sheets: [sheet] as ExportRequestInput['sheets'],
    output: { format: 'csv', headers: false, encoding: 'utf-8' },
  });
  mkdirSync(join(folder, 'desk'));
  const target = join(folder, 'desk', 'marks.csv');
  const temporary = `${target}.partial`;
  const source = { kind: 'sqlite', file } as const;
  const job = { source, request, target, temporary, application: 'A 1', startedAt: 0 };
  const { findings } = await runExport(job, createCounters());
  expect(findings).toMatchObject([
    { rows: { exact: rows }, leadingZeros: ['number'], byteColumns: ['photo'] },
  ]);
  return readFileSync(temporary, 'utf8');
}

const lines = (ids: readonly number[]): string =>
  ids.map((id) => `${id},${String(id).padStart(6, '0')},00ff\r\n`).join('');
const ids = Array.from({ length: rows }, (_, index) => index + 1);

test.for([
  ['that groups all rows', 'SELECT visited(id) AS id, number, photo FROM marks GROUP BY 1', {}, ids],
  [
    'in another order',
    'SELECT visited(id) AS id, number, photo FROM marks GROUP BY 1',
    { sort: [{ column: 'number', direction: 'descending' }] },
    ids.toReversed(),
  ],
] as const)(
  'a typed query %s is asked twice, to count and to read, and no row is lost',
  async ([, sql, more, order], { folder }) => {
    expect(await made(folder, sql, more)).toBe(lines(order));
    expect(visits).toBe(2 * rows);
  },
);
