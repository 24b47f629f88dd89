import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { createDatabase } from '../../../fixtures/database.ts';
import { failureOf, type Query } from '../read.ts';
import { exported } from './exported.ts';

const python = '/usr/bin/python3';
const hasDjango = spawnSync(python, ['-c', 'import django, rest_framework']).status === 0;

const rows = 1_234;
const results = `
  CREATE TABLE results (id INTEGER PRIMARY KEY, student_number TEXT, subject TEXT, score DECIMAL(5,2),
    attempts INTEGER, recorded_at DATETIME, passed BOOLEAN, comment TEXT);
  WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${rows})
  INSERT INTO results
  SELECT n, printf('%08d', n * 37), CASE n % 3 WHEN 0 THEN 'Maths' WHEN 1 THEN 'Physik, "neu"' ELSE '=1+1' END,
    CASE WHEN n % 7 THEN round(n % 101 * 0.99, 2) END, n % 5,
    strftime('%Y-%m-%d %H:%M:%S', 1700000000 + n * 3607, 'unixepoch'), n % 2,
    CASE WHEN n % 10 = 0 THEN 'Zeile' || char(10) || 'zwei Müller' END
  FROM numbers`;

const columns = [
  'id',
  'student_number',
  'subject',
  'score',
  'attempts',
  'recorded_at',
  'passed',
  'comment',
].map((key) => ({ key, name: key === 'score' ? 'Punkte' : key }));

/** Everything a query can be, but what the datasets of a store have alone. */
const queries: [string, Omit<Query, 'dataset'>][] = [
  ['all rows', {}],
  [
    'some columns, renamed and moved',
    {
      columns: [
        { key: 'score', name: 'A' },
        { key: 'id', name: 'B' },
      ],
    },
  ],
  ['a word in a text', { columns, filters: [{ column: 'comment', op: 'contains', value: 'MÜLLER' }] }],
  ['a number', { columns, filters: [{ column: 'score', op: '>=', value: 50 }] }],
  ['between', { columns, filters: [{ column: 'attempts', op: 'between', values: [1, 3] }] }],
  ['one of', { columns, filters: [{ column: 'subject', op: 'in', values: ['Maths', '=1+1'] }] }],
  ['nothing', { columns, filters: [{ column: 'score', op: 'is-null' }] }],
  ['a day', { columns, filters: [{ column: 'recorded_at', op: '=', value: '2023-11-20' }] }],
  ['yes or no', { columns, filters: [{ column: 'passed', op: '=', value: true }] }],
  [
    'sorted',
    {
      columns,
      sort: [
        { column: 'subject', direction: 'ascending' },
        { column: 'id', direction: 'descending' },
      ],
    },
  ],
  [
    'filtered, sorted and limited',
    {
      columns,
      filters: [{ column: 'passed', op: '=', value: false }],
      sort: [{ column: 'student_number', direction: 'descending' }],
      limit: 17,
    },
  ],
  ['limited', { columns, limit: 150 }],
  ['no row', { columns, filters: [{ column: 'id', op: '<', value: 0 }] }],
];

describe.skipIf(!hasDjango)('a Django REST Framework', () => {
  let folder: string;
  let file: string;
  let server: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'analytics-export-django-'));
    file = createDatabase(join(folder, 'results.db'), results);
    const program = join(import.meta.dirname, 'django-server.py');
    server = spawn(python, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    origin = `http://127.0.0.1:${String(port).trim()}`;
  });

  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });

  const list = (name: string, token?: string): SourceAccess => ({
    kind: 'remote',
    api: 'drf',
    url: `${origin}/api/${name}/`,
    label: 'Results',
    ...(token !== undefined && { token }),
  });

  const ofStore = async (query: Omit<Query, 'dataset'>): Promise<string> =>
    (await exported(folder, { kind: 'sqlite', file }, { ...query, dataset: 'table:results' })).text;

  test.each(['numbered', 'offset', 'cursor', 'whole'])('with %s pages is read completely', async (name) => {
    const { text, facts } = await exported(folder, list(name), { dataset: 'rows', columns });
    expect(text).toBe(await ofStore({ columns }));
    expect(facts.rows).toBe(rows);
  });

  test.each(queries)('gives the same file as a store: %s', async (_, query) => {
    const wanted = { ...query, columns: query.columns ?? columns };
    const { text } = await exported(folder, list('numbered'), { ...wanted, dataset: 'rows' });
    expect(text).toBe(await ofStore(wanted));
  });

  test('lets in who has the token', async () => {
    const query = { dataset: 'rows', limit: 1 };
    expect((await exported(folder, list('locked', 'Token secret'), query)).facts.rows).toBe(1);
    for (const token of [undefined, 'Token other'])
      expect(await failureOf(exported(folder, list('locked', token), query))).toMatchObject({
        code: 'REMOTE_SIGN_IN',
      });
  });
});
