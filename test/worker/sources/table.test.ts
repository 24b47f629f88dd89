import { describe, expect } from 'vitest';
import type { ColumnType, DatasetInfo } from '../../../preload/contract/dataset.ts';
import type { Filter } from '../../../preload/contract/query.ts';
import { test } from '../../fixtures/made-database.ts';
import { failureOf, read, rowsOf, withSource } from './read.ts';

const describeSource = (file: string): Promise<DatasetInfo[]> =>
  withSource(file, (source) => source.describe(true));

const columnsOf = async (file: string, table: string): Promise<Record<string, ColumnType>> => {
  const { columns } = await read(file, { dataset: `table:${table}` });
  return Object.fromEntries(columns.map(({ key, type }) => [key, type]));
};

const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

test('a table is read to its last row over many pages, whatever its row ids are', async ({ database }) => {
  const file = database(`
    CREATE TABLE sparse (word TEXT);
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1500)
    INSERT INTO sparse(rowid, word) SELECT (n - 750) * 12297829382473034 + n % 2, 'word ' || n FROM numbers;
    INSERT INTO sparse(rowid, word) VALUES (-9223372036854775808, 'first'), (9223372036854775807, 'last');`);
  const numbers = Array.from({ length: 1_500 }, (_, index) => `word ${index + 1}`);
  expect(await rowsOf(file, { dataset: 'table:sparse' })).toEqual(
    ['first', ...numbers, 'last'].map((word) => [word]),
  );
});

describe('a table is read whatever its name and those of its columns are', () => {
  test.for([
    ['plain', 'column'],
    ['two words', 'first name'],
    ['a "quoted" one', 'it"s'],
    ["it's", "it's"],
    ['学生', 'имя'],
    ['semi;colon--', 'x; DROP TABLE "semi;colon--"'],
    ['select', 'from'],
    ['true', 'true'],
    ['FALSE', 'False'],
    ['null', 'NULL'],
    ['a'.repeat(600), 'b'.repeat(600)],
    ['unnamed', ''],
    ['?1', ':value_0'],
    ['%', '%s'],
    ['__proto__', '__proto__'],
    ['table:x', '=x'],
    ['rowid', 'rowid'],
    ['[a]', '`b`'],
    ['\\', '\n'],
  ] as const)('%s', async ([table, column], { database }) => {
    const file = database(
      `CREATE TABLE ${quoted(table)} (${quoted(column)}, other);
       INSERT INTO ${quoted(table)} VALUES ('a', 1), ('b', 2), (NULL, 3);`,
    );
    const reading = await read(file, {
      dataset: `table:${table}`,
      columns: [{ key: 'other' }, { key: column }],
      filters: [{ column, op: 'not-null' }],
      sort: [{ column, direction: 'descending' }],
    });
    expect(reading.rows).toEqual([
      [2, 'b'],
      [1, 'a'],
    ]);
    expect(reading.columns.map(({ name }) => name)).toEqual(['other', column]);
  });
});

describe('it may be', () => {
  test('a view', async ({ database }) => {
    const file = database(`
      CREATE TABLE marks (student TEXT, mark INTEGER);
      INSERT INTO marks VALUES ('Ana', 1), ('Bo', 3), ('Ana', 2);
      CREATE VIEW averages AS SELECT student, avg(mark) AS average FROM marks GROUP BY student;`);
    expect(await rowsOf(file, { dataset: 'table:averages' })).toEqual([
      ['Ana', 1.5],
      ['Bo', 3],
    ]);
  });

  test('a table without rowid', async ({ database }) => {
    const file = database(`
      CREATE TABLE pairs (a TEXT, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
      INSERT INTO pairs VALUES ('y', 2), ('x', 1);`);
    expect(await rowsOf(file, { dataset: 'table:pairs' })).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
  });

  test('a table with generated columns', async ({ database }) => {
    const file = database(`
      CREATE TABLE sums (a INTEGER, twice INTEGER AS (a * 2) VIRTUAL, thrice INTEGER AS (a * 3) STORED);
      INSERT INTO sums (a) VALUES (7);`);
    expect(await rowsOf(file, { dataset: 'table:sums' })).toEqual([[7, 14, 21]]);
  });

  test('a virtual table', async ({ database }) => {
    const file = database(`CREATE VIRTUAL TABLE notes USING fts5(body); INSERT INTO notes VALUES ('hello');`);
    expect(await rowsOf(file, { dataset: 'table:notes' })).toEqual([['hello']]);
  });

  test('empty', async ({ database }) => {
    const file = database('CREATE TABLE nobody (a, b)');
    expect(await read(file, { dataset: 'table:nobody' })).toMatchObject({ count: 0, rows: [], batches: [] });
  });
});

test('every value keeps its storage class, but bytes become hexadecimal digits', async ({ database }) => {
  const file = database(`
    CREATE TABLE "values" (a);
    INSERT INTO "values" VALUES (NULL), (1), (1.5), ('1'), ('007'), (x'00ff'), (''), ('a' || char(10) || 'b');`);
  expect(await rowsOf(file, { dataset: 'table:values' })).toEqual(
    [null, 1, 1.5, '1', '007', '00ff', '', 'a\nb'].map((value) => [value]),
  );
});

test.for(['INTEGER', 'NUMERIC', 'DATE', 'BLOB', ''])(
  'integers beyond 2^53 in a column of type "%s" keep every digit',
  async (type, { database }) => {
    const long = ['9007199254740993', '-9007199254740993', '9223372036854775807', '-9223372036854775808'];
    const file = database(
      `CREATE TABLE longs (a ${type});
       INSERT INTO longs VALUES ${long.map((digits) => `(${digits})`).join()}, (9007199254740991);`,
    );
    expect((await rowsOf(file, { dataset: 'table:longs' })).flat()).toEqual([...long, 9007199254740991]);
  },
);

describe('a column is typed by', () => {
  test('its declaration', async ({ database }) => {
    const declared: [declaration: string, type: ColumnType][] = [
      ['INTEGER', 'integer'],
      ['bigint', 'integer'],
      ['VARCHAR(255)', 'text'],
      ['TEXT COLLATE NOCASE', 'text'],
      ['CLOB', 'text'],
      ['REAL', 'number'],
      ['DOUBLE PRECISION', 'number'],
      ['DECIMAL(10, 5)', 'number'],
      ['NUMERIC', 'number'],
      ['BOOLEAN', 'boolean'],
      ['DATE', 'date'],
      ['DATETIME', 'datetime'],
      ['TIMESTAMP', 'datetime'],
      ['BLOB', 'any'],
      ['', 'any'],
    ];
    const file = database(
      `CREATE TABLE typed (${declared.map(([declaration], index) => `c${index} ${declaration}`).join()})`,
    );
    expect(Object.values(await columnsOf(file, 'typed'))).toEqual(declared.map(([, type]) => type));
  });

  test('the dates that its texts are', async ({ database }) => {
    const file = database(`
      CREATE TABLE days (day TEXT, moment TEXT, spaced, mixed TEXT, words TEXT, number TEXT, nobody TEXT);
      INSERT INTO days VALUES
        ('2024-01-15', '2024-01-15T10:00:00Z', '2024-01-15 10:00', '2024-01-15', '2024-01-15 or so', '20240115', NULL),
        (NULL, '2024-01-16T10:00:00Z', '2024-01-16 10:00', 'never', 'x', '1', NULL);`);
    expect(await columnsOf(file, 'days')).toEqual({
      day: 'date',
      moment: 'datetime',
      spaced: 'datetime',
      mixed: 'text',
      words: 'text',
      number: 'text',
      nobody: 'text',
    });
  });

  test('the dates that most of its texts are, or the numbers that most of its dates are', async ({
    database,
  }) => {
    const file = database(`
      CREATE TABLE days (day TEXT, moment TEXT, words TEXT, seconds DATETIME, julian DATE, mixed TIMESTAMP);
      INSERT INTO days VALUES
        ('n/a', '', 'n/a', 1705312800, 2460325.5, '2024-01-15'),
        ('2024-01-15', 'unknown', 'or so', 1705312801, 2460326, 1705312800),
        ('2024-01-16', '2024-01-16T10:00:00.999+02:00', '2024-01-15', 'never', NULL, '2024-01-15 10:00'),
        ('2024-01-17', '2024-01-17', '${'long'.repeat(30)}', 1705312803, 2460327.25, '2024-01-16');`);
    expect(await columnsOf(file, 'days')).toEqual({
      day: 'date',
      moment: 'datetime',
      words: 'text',
      seconds: 'integer',
      julian: 'number',
      mixed: 'datetime',
    });
    const filters: Filter[] = [{ column: 'seconds', op: '>=', value: '1705312801' }];
    expect(
      await rowsOf(file, { dataset: 'table:days', columns: [{ key: 'seconds' }], filters }),
    ).toContainEqual([1705312803]);
    const asDay: Filter[] = [{ column: 'seconds', op: '>=', value: '2024-01-01' }];
    expect(await failureOf(read(file, { dataset: 'table:days', filters: asDay }))).toMatchObject({
      code: 'FILTER_VALUE_INVALID',
      message: `The filter on 'seconds' needs a number, but '2024-01-01' was given.`,
    });
  });

  test('the column of a table that a view shows', async ({ database }) => {
    const file = database(`
      CREATE TABLE marks (mark INTEGER, given_on TEXT);
      INSERT INTO marks VALUES (1, '2024-01-15');
      CREATE VIEW shown AS SELECT mark, given_on FROM marks;`);
    expect(await columnsOf(file, 'shown')).toEqual({ mark: 'integer', given_on: 'date' });
  });
});

describe('a file of somebody else offers', () => {
  test('its tables and views, and the query', async ({ database }) => {
    const file = database(
      'CREATE TABLE b (x INTEGER); CREATE VIEW a AS SELECT x FROM b; CREATE INDEX c ON b (x);',
    );
    expect(await describeSource(file)).toEqual([
      {
        id: 'table:a',
        label: 'a',
        description: `Every row of 'a', as it is stored.`,
        parameters: [],
        columns: [{ key: 'x', label: 'x', type: 'integer' }],
        hasPeriod: false,
        listsValues: true,
      },
      expect.objectContaining({ id: 'table:b' }),
      expect.objectContaining({ id: 'query', columns: [] }),
    ]);
  });

  test('nothing that cannot be read, and says why when asked for it', async ({ database }) => {
    const file = database(`
      CREATE TABLE gone (x); CREATE VIEW broken AS SELECT x FROM gone; DROP TABLE gone;
      CREATE VIEW foreign_function AS SELECT their_function(1) AS x;
      CREATE TABLE fine (x);`);
    expect((await describeSource(file)).map(({ id }) => id)).toEqual(['table:fine', 'query']);
    expect(await failureOf(read(file, { dataset: 'table:broken' }))).toMatchObject({
      code: 'TABLE_NOT_READABLE',
      message:
        `'broken' cannot be read: no such table: main.gone. ` +
        'Choose another table, or have it mended where the database comes from.',
    });
  });

  test('only the query when it has no table', async ({ database }) => {
    expect((await describeSource(database('PRAGMA user_version = 1'))).map(({ id }) => id)).toEqual([
      'query',
    ]);
  });
});

test.for([
  'table:nothing',
  'table:',
  'table:sqlite_schema',
  'table:FINE',
  'table:fine; DROP TABLE fine',
  'table:fine" --',
  'nothing',
  'analytics',
  '',
])('there is no dataset "%s" in a file without it', async (dataset, { database }) => {
  const file = database('CREATE TABLE fine (x)');
  const attempt = withSource(file, (source) => source.query({ dataset, params: {}, filters: [], sort: [] }));
  expect(await failureOf(attempt)).toMatchObject({ code: 'DATASET_NOT_FOUND' });
});
