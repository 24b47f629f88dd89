import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCounters } from '../../../main/engine/progress-meter.ts';
import { readTasks } from '../../../main/worker/read-tasks.ts';
import { built } from '../../fixtures/built.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { queryRequest } from '../../fixtures/requests.ts';
import { failureOf, read, rowsOf, type Query } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'analytics-export-large-'));
const file = join(folder, 'large.db');
const megabytes = (count: number): string => `printf('%.*c', ${count} * 1000000, 'x')`;
const texts = (text: string): string =>
  Array.from({ length: 40 }, (_, index) => `${text} AS text${index}`).join();
const query = (sql: string): Query => ({ dataset: 'query', params: { sql } });

beforeAll(() => {
  createDatabase(
    file,
    `CREATE TABLE one (n); INSERT INTO one VALUES (1);
     CREATE TABLE photos (id INTEGER PRIMARY KEY, photo TEXT, taken_on TEXT);
     WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids WHERE id < 100)
     INSERT INTO photos SELECT id, iif(id <= 20, 'small', ${megabytes(1)}), '2024-01-15' FROM ids;
     CREATE TABLE films (name TEXT, film, shown_on TEXT);
     INSERT INTO films VALUES ('short', 'a', '2024-01-15'), ('long', ${megabytes(60)}, '2024-01-16'),
       ('bytes', zeroblob(15000000), '2024-01-17');
     CREATE VIEW constants AS SELECT n, ${texts(megabytes(20))} FROM one;
     CREATE VIEW computed AS SELECT n, ${texts(`printf('%.*c', n * 20000000, 'x')`)} FROM one;
     CREATE VIEW without_from AS SELECT ${texts(megabytes(20))};
     CREATE VIEW many AS SELECT ${texts(megabytes(1))};`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Endings {
  describe: string;
  preview: string;
  lookAhead: string;
  export: string;
  megabytes: number;
}

async function endingsOf(asked: Query): Promise<Endings> {
  const target = join(folder, 'out.csv');
  const words = [built('reading-process'), file, target, JSON.stringify(asked)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Endings;
}

describe('memory stays small', () => {
  test.for([
    ['of a table with rows of a megabyte', { dataset: 'table:photos' }],
    ['of a query of them', query('SELECT * FROM photos')],
  ] as const)('%s', async ([, asked]) => {
    const { megabytes: taken, ...endings } = await endingsOf(asked);
    expect(endings).toEqual({ describe: 'done', preview: 'done', lookAhead: 'done', export: 'done' });
    expect(taken).toBeLessThan(250);
  });

  test.for(['constants', 'computed', 'without_from', 'many'])('of the view %s', async (view) => {
    const { megabytes: taken, ...endings } = await endingsOf({ dataset: `table:${view}` });
    const refused = expect.stringMatching(/^Row 1 is too large: /) as string;
    expect(endings).toEqual({ describe: 'done', preview: refused, lookAhead: refused, export: refused });
    expect(taken).toBeLessThan(250);
  });

  test('of a table with a value of 60 MB', async () => {
    const { megabytes: taken, ...endings } = await endingsOf({ dataset: 'table:films' });
    const refused =
      `Row 2 is too large: its column 'film' takes 60 MB, more than the 16 MB that a row may have. ` +
      'Leave that column out, or leave the row out with a filter.';
    expect(endings).toEqual({ describe: 'done', preview: 'done', lookAhead: refused, export: refused });
    expect(taken).toBeLessThan(250);
  });
});

describe('a row that is too large', () => {
  const sorted: Query = { dataset: 'table:films', sort: [{ column: 'name', direction: 'ascending' }] };

  test.for([
    ['in a table', { dataset: 'table:films' }, 2, 'film'],
    ['in a sorted table', sorted, 1, 'film'],
    ['in a query', query('SELECT film AS movie FROM films'), 2, 'movie'],
  ] as const)('%s is named', async ([, asked, row, column]) => {
    const { code, message } = await failureOf(read(file, asked));
    expect([code, message]).toEqual([
      'ROW_TOO_LARGE',
      expect.stringContaining(`Row ${row} is too large: its column '${column}' takes 60 MB`),
    ]);
  });

  test.for([
    ['all its columns together', query(`SELECT ${texts(megabytes(1))} FROM one`)],
    ['more than SQLite can hold', query('SELECT zeroblob(1000000000) FROM one')],
  ] as const)('by %s is refused', async ([, asked]) => {
    expect(await failureOf(read(file, asked))).toMatchObject({ code: 'ROW_TOO_LARGE', fault: 'job' });
  });

  test('without its column, or left out, does not matter', async () => {
    expect(await rowsOf(file, { ...sorted, columns: [{ key: 'shown_on' }] })).toHaveLength(3);
    const others = await rowsOf(file, {
      dataset: 'table:films',
      columns: [{ key: 'name' }],
      filters: [{ column: 'name', op: '!=', value: 'long' }],
    });
    expect(others).toEqual([['short'], ['bytes']]);
  });

  test('does not keep columns from being typed', async () => {
    const { columns } = await read(file, { dataset: 'table:films', columns: [{ key: 'shown_on' }] });
    expect(columns.map(({ type }) => type)).toEqual(['date']);
  });
});

test('a preview shows the beginning of long values, and says what could not be exported', async () => {
  const [sheet] = queryRequest('SELECT 1').sheets;
  const { output } = queryRequest('SELECT 1');
  const { rows } = await readTasks.preview({
    counters: createCounters(),
    language: 'en',
    source: { kind: 'sqlite', file },
    sheet: { ...sheet, dataset: 'table:films', params: {} },
    output,
  });
  expect(rows.map(([name, film]) => [name, film])).toEqual([
    ['short', 'a'],
    ['long', '(60 MB, too large to export)'],
    ['bytes', '0'.repeat(1_000)],
  ]);
});

test('long and short rows take turns', async () => {
  const rows = await rowsOf(file, { dataset: 'table:photos', columns: [{ key: 'id' }, { key: 'photo' }] });
  expect(rows.map(([id, photo]) => [id, String(photo).length])).toEqual(
    Array.from({ length: 100 }, (_, index) => [index + 1, index < 20 ? 5 : 1_000_000]),
  );
});
