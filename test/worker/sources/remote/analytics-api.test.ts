import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDatabase } from '../../../fixtures/database.ts';
import { openSource } from '../../../../main/worker/sources/index.ts';
import type { Source } from '../../../../main/worker/sources/source.ts';
import { querySpecSchema } from '../../../../preload/contract/query.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { test as schoolTest } from '../../../fixtures/sample-school.ts';
import { failureOf, waitedFor, type Query } from '../read.ts';
import { apiServer, type ApiOptions } from './api-server.ts';
import { exported } from './exported.ts';
import { columns, queries, results, rows } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'analytics-export-api-'));
const file = createDatabase(join(folder, 'results.db'), results);
const desk = mkdtempSync(join(tmpdir(), 'analytics-export-api-'));

afterAll(() => {
  for (const path of [folder, desk]) rmSync(path, { recursive: true });
});

beforeEach(() => {
  // Between two tries it waits as short as it may.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  return () => {
    vi.restoreAllMocks();
  };
});

const everything = { filters: true, sort: true };
const nothing = { filters: false, sort: false };

const ofStore = async (query: Omit<Query, 'dataset'>): Promise<string> =>
  (await exported(desk, { kind: 'sqlite', file }, { ...query, dataset: 'table:results' })).text;

const ofServer = async (options: ApiOptions, query: Omit<Query, 'dataset'>): Promise<string> => {
  const { source } = await apiServer(file, 'table:results', options);
  return (await exported(desk, source, { ...query, dataset: 'rows' })).text;
};

describe.each<ApiOptions>([
  { form: 'stream', applies: everything },
  { form: 'stream', applies: nothing },
  { form: 'stream', applies: { filters: true, sort: false } },
  { form: 'pages', applies: everything },
  { form: 'pages', applies: nothing },
])('a server that gives a $form and applies $applies', (options) => {
  test.each(queries)('gives the same file as a store: %s', async (_, query) => {
    const wanted = { ...query, columns: query.columns ?? columns };
    expect(await ofServer(options, wanted)).toBe(await ofStore(wanted));
  });
});

test('a server is asked for nothing that is not needed', async () => {
  const { source, asked } = await apiServer(file, 'table:results', { form: 'stream', applies: nothing });
  const filters = [{ column: 'attempts', op: '=', value: 1 }] as const;
  await exported(desk, source, {
    dataset: 'rows',
    columns: [{ key: 'score' }, { key: 'id' }],
    filters: [...filters],
  });
  expect(await asked()).toEqual(['?columns=score,id,attempts']);
});

test.each([
  ['an unknown column', { columns: [{ key: 'nobody' }] }, 'COLUMN_NOT_FOUND'],
  ['a filter on one', { filters: [{ column: 'nobody', op: 'is-null' }] }, 'COLUMN_NOT_FOUND'],
  ['a period where there is none', { period: { from: '2024-01-01' } }, 'PERIOD_NOT_SUPPORTED'],
] as const)('%s is refused here, whatever the server does', async (_, query, code) => {
  const { source } = await apiServer(file, 'table:results', { form: 'stream', applies: everything });
  const asked = { dataset: 'rows', ...structuredClone(query) } as Query;
  expect(await failureOf(exported(desk, source, asked))).toMatchObject({ code });
});

describe('parameters of a server', () => {
  const options = { form: 'stream', applies: nothing } as const;
  const opened = async <T>(access: SourceAccess, use: (source: Source) => Promise<T>): Promise<T> => {
    const source = await openSource(access, waitedFor);
    try {
      return await use(source);
    } finally {
      source.close();
    }
  };

  schoolTest('give the same choices, and the same files for them, as those of a store', async ({ store }) => {
    const local = { kind: 'sqlite', file: store } as const;
    for (const [id, parameter, text, query] of [
      ['student-analytics', 'student_id', 'a', { params: { student_id: 7 }, period: { from: '2023-10-01' } }],
      ['class-analytics', 'class_ids', '', { params: { class_ids: [3, 4] } }],
      ['class-analytics', 'class_ids', 'nobody', {}],
    ] as const) {
      const { source } = await apiServer(store, id, options);
      const [expected, found] = await Promise.all(
        (
          [
            [local, id],
            [source, 'rows'],
          ] as const
        ).map(([access, dataset]) =>
          opened(access, async (read) => [
            await read.search(dataset, parameter, text),
            await read.find(dataset, parameter, [3, 999_999]),
            (await read.query(querySpecSchema.parse({ ...structuredClone(query), dataset }))).parameters,
          ]),
        ),
      );
      expect(found).toEqual(expected);
      const file = async (access: SourceAccess, dataset: string): Promise<string> =>
        (await exported(desk, access, { ...structuredClone(query), dataset } as Query)).text;
      expect(await file(source, 'rows')).toBe(await file(local, id));
    }
  });

  schoolTest.for<[string, Query['params'], string]>([
    ['one that there is not', { nobody: 7 }, 'PARAMETER_NOT_FOUND'],
    ['one that is missing', {}, 'PARAMETER_MISSING'],
    ['two for one', { student_id: [7, 8] }, 'PARAMETER_INVALID'],
    ['a student that there is not', { student_id: 999_999 }, 'CHOICE_NOT_FOUND'],
  ])('%s is refused', async ([, params = {}, code], { store }) => {
    const { source } = await apiServer(store, 'student-analytics', options);
    expect(await failureOf(exported(desk, source, { dataset: 'rows', params }))).toMatchObject({ code });
  });

  test('one that a list does not have is said by its name', async () => {
    const { source } = await apiServer(file, 'table:results', options);
    await opened(source, async (read) => {
      await expect(read.search('rows', 'class_ids', '')).rejects.toMatchObject({
        code: 'PARAMETER_NOT_FOUND',
        detail: { parameter: 'class_ids' },
      });
    });
  });
});

test('a format that this version does not know is none that a server makes', async () => {
  const { source } = await apiServer(file, 'table:results', {
    form: 'stream',
    applies: everything,
    told: { exports: ['csv', 'parchment'] },
  });
  const read = await openSource(source, waitedFor);
  expect(await read.describe(false)).toMatchObject([{ madeFormats: ['csv'] }]);
  read.close();
});

test.each([
  [{}, { about: rows }],
  [{ limit: 10 }, { about: 10 }],
  [{ filters: [{ column: 'id', op: '>', value: 3 }] }, 'unknown'],
])('the number of rows that a server tells is that of %j', async (query, count) => {
  const { source } = await apiServer(file, 'table:results', {
    form: 'stream',
    applies: everything,
    told: { rows },
  });
  const read = await openSource(source, waitedFor);
  expect(await (await read.query(querySpecSchema.parse({ ...query, dataset: 'rows' }))).count()).toEqual(
    count,
  );
  read.close();
});

describe('a stream that breaks off', () => {
  const cuts = { 1: 1, 2: 20_000, 3: 30_000 };

  test('goes on where it was, without a gap and without a double row', async () => {
    const { source, asked } = await apiServer(file, 'table:results', {
      form: 'stream',
      applies: nothing,
      cuts,
    });
    expect((await exported(desk, source, { dataset: 'rows', columns })).text).toBe(
      await ofStore({ columns }),
    );
    expect(await asked()).toHaveLength(4);
  });

  test('is not gone on with when the data have changed', async () => {
    const line = ['"one"', '"state #"'] as const;
    const options = { form: 'stream', applies: nothing, cuts: { 1: 20_000 }, line } as const;
    expect(await failureOf(ofServer(options, { columns }))).toMatchObject({ code: 'REMOTE_CHANGED' });
  });

  test('is not gone on with when the server has not kept the state of its data', async () => {
    const options = { form: 'stream', applies: nothing, cuts, hasSnapshots: false } as const;
    expect(await failureOf(ofServer(options, { columns }))).toMatchObject({ code: 'REMOTE_BROKEN' });
    expect(readdirSync(desk)).toEqual([]);
  });
});

test.each<[string, ApiOptions, string]>([
  [
    'ends without its end',
    {
      form: 'stream',
      applies: nothing,
      hasSnapshots: false,
      line: ['^\\{"end".*', ''],
    },
    'REMOTE_BROKEN',
  ],
  [
    'says that there were more rows',
    {
      form: 'stream',
      applies: nothing,
      line: [`^\\{"end":\\{"rows":${rows}`, `{"end":{"rows":${rows + 1}`],
    },
    'REMOTE_CHANGED',
  ],
  ['has no head', { form: 'stream', applies: nothing, line: ['^\\{"head".*', ''] }, 'REMOTE_NOT_UNDERSTOOD'],
  [
    'has rows with a value too few',
    { form: 'stream', applies: nothing, line: ['^\\[1,', '['] },
    'REMOTE_NOT_UNDERSTOOD',
  ],
  [
    'has objects for values',
    { form: 'stream', applies: nothing, line: ['^\\[1,', '[{},'] },
    'REMOTE_NOT_UNDERSTOOD',
  ],
  [
    'leads round in a circle',
    { form: 'pages', applies: nothing, line: ['"next":"\\d+"', '"next":"0"'] },
    'REMOTE_NOT_UNDERSTOOD',
  ],
])('what %s ends in a sentence, and leaves nothing', async (_, options, code) => {
  expect(await failureOf(ofServer(options, { columns }))).toMatchObject({ code });
  expect(readdirSync(desk)).toEqual([]);
});
