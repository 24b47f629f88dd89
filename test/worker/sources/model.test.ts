import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColumnChoice, Filter, Sort } from '../../../preload/contract/query.ts';
import { read } from './read.ts';

/** Any table with any names, queried in any way, gives the rows that plain JavaScript gives. */

type Cell = string | number | bigint | null;
type Affinity = 'INTEGER' | 'REAL' | 'TEXT' | '';

interface Column {
  name: string;
  affinity: Affinity;
}
interface Table {
  name: string;
  columns: Column[];
  /** Each begins with its number, the column `id`. */
  rows: Cell[][];
}
interface Choice {
  columns: ColumnChoice[];
  filters: Filter[];
  sort: Sort[];
  limit: number | undefined;
}

const text = fc.oneof(
  fc.constantFrom(
    '',
    '5',
    ' 5',
    '-1.50',
    '1e3',
    '%',
    '_',
    '\\',
    "'",
    '"',
    'a',
    'A',
    'ab',
    'äb',
    'ß',
    '😀',
    '\u{10ffff}',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const integer = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n),
);
const decimal = fc
  .oneof(fc.constantFrom(0.5, 1, -1.5, 1e300), fc.double({ noNaN: true, noDefaultInfinity: true }))
  // SQLite stores no negative zero.
  .map((value) => value + 0);

const cells: Record<Affinity, fc.Arbitrary<Cell>> = {
  INTEGER: fc.option(integer, { freq: 5 }),
  REAL: fc.option(decimal, { freq: 5 }),
  TEXT: fc.option(text, { freq: 5 }),
  '': fc.option(fc.oneof(integer, decimal, text), { freq: 5 }),
};

const identifier = fc.oneof(
  fc.constantFrom(
    ...[
      'true',
      'FALSE',
      'null',
      'select',
      'a b',
      'a"b',
      "a'b",
      '"',
      '""',
      '`',
      '[x]',
      '名前',
      'rowid',
      'oid',
    ],
    ...['x; DROP TABLE y; --', ':value_0', '?', '$1', '=x', '%', '\\', '.', '*', '__proto__', 'value', 'key'],
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
/** SQLite tells names apart without the case of ASCII letters. */
const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const table: fc.Arbitrary<Table> = fc
  .record({
    name: identifier.filter((name) => !folded(name).startsWith('sqlite_')),
    columns: fc.uniqueArray(
      fc.record({
        name: identifier.filter((name) => folded(name) !== 'id'),
        affinity: fc.constantFrom<Affinity[]>('INTEGER', 'REAL', 'TEXT', ''),
      }),
      { selector: ({ name }) => folded(name), minLength: 1, maxLength: 4 },
    ),
  })
  .chain(({ name, columns }) =>
    fc
      .array(fc.tuple(...columns.map(({ affinity }) => cells[affinity])), { maxLength: 12 })
      .map((rows) => ({ name, columns, rows: rows.map((row, index): Cell[] => [index + 1, ...row]) })),
  );

/** A filter's value that the column takes, often one that is in it. */
function filterValue(affinity: Affinity, present: readonly Cell[]): fc.Arbitrary<string | number> {
  const given: Record<Affinity, fc.Arbitrary<Cell>> = {
    INTEGER: integer,
    REAL: decimal,
    TEXT: text,
    '': fc.oneof(integer, decimal, text),
  };
  const known = present.filter((cell) => cell !== null);
  const value = known.length === 0 ? given[affinity] : fc.oneof(given[affinity], fc.constantFrom(...known));
  return fc
    .tuple(value, fc.boolean())
    .map(([cell, asText]) => (typeof cell === 'number' && !asText ? cell : String(cell)));
}

/** A piece of text to look for: any, or one that is there with a sign in it that LIKE must not understand. */
function pattern(present: readonly Cell[]): fc.Arbitrary<string> {
  const texts = present.filter((cell) => typeof cell === 'string' && cell !== '') as string[];
  if (texts.length === 0) return text;
  const wild = fc.tuple(fc.constantFrom(...texts), fc.constantFrom('%', '_', '\\'));
  return fc.oneof(
    text,
    fc.constantFrom(...texts),
    wild.map(([known, sign]) => sign + known.slice(1)),
  );
}

function filter({ columns, rows }: Table): fc.Arbitrary<Filter> {
  return fc.nat({ max: columns.length - 1 }).chain((index): fc.Arbitrary<Filter> => {
    const { name: column, affinity } = columns[index] as Column;
    const present = rows.map((row) => row[index + 1] as Cell);
    const value = filterValue(affinity, present);
    return fc.oneof(
      fc.record({
        column: fc.constant(column),
        op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
        value,
      }),
      fc.record({
        column: fc.constant(column),
        op: fc.constant('in'),
        values: fc.array(value, { minLength: 1, maxLength: 4 }),
      }),
      fc.record({ column: fc.constant(column), op: fc.constant('between'), values: fc.tuple(value, value) }),
      fc.record({ column: fc.constant(column), op: fc.constantFrom('is-null', 'not-null') }),
      ...(affinity === 'TEXT'
        ? [
            fc.record({
              column: fc.constant(column),
              op: fc.constantFrom('contains', 'starts-with'),
              value: pattern(present),
            }),
          ]
        : []),
    );
  });
}

const request = fc.noShrink(table).chain((made) => {
  const key = fc.constantFrom('id', ...made.columns.map(({ name }) => name));
  const choice: fc.Arbitrary<Choice> = fc.record({
    columns: fc.array(
      fc.oneof(fc.record({ key }), fc.record({ key, name: fc.string({ unit: 'grapheme' }) })),
      { minLength: 1, maxLength: 5 },
    ),
    filters: fc.array(filter(made), { maxLength: 3 }),
    sort: fc.array(
      fc.record({ column: key, direction: fc.constantFrom<Sort['direction'][]>('ascending', 'descending') }),
      { maxLength: 3 },
    ),
    limit: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  });
  return fc.tuple(fc.constant(made), choice);
});

/** SQLite's order of storage classes, and within one of them. */
function compare(a: Cell, b: Cell): number {
  const rank = (cell: Cell): number => (cell === null ? 0 : typeof cell === 'string' ? 2 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a === b || a === null || b === null ? 0 : a < b ? -1 : a > b ? 1 : 0;
}

const isNumber = (value: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value.trim());

/** The number that a text spells, of any length. */
const numberIn = (value: string): number | bigint => (/^-?\d+$/.test(value) ? BigInt(value) : Number(value));

/** A filter's value as it is compared with this cell. */
function comparable(value: string | number, affinity: Affinity, cell: Cell): Cell {
  const spelled = String(value);
  const asNumber =
    affinity === 'TEXT' ? false : affinity !== '' || (isNumber(spelled) && typeof cell !== 'string');
  return asNumber ? numberIn(spelled) : spelled;
}

function passes(given: Filter, affinity: Affinity, cell: Cell): boolean {
  if (given.op === 'is-null') return cell === null;
  if (cell === null) return false;
  const to = (value: unknown): number => compare(cell, comparable(value as string | number, affinity, cell));
  const like = (value: unknown): string => folded(String(value));
  switch (given.op) {
    case 'not-null':
      return true;
    case '=':
      return to(given.value) === 0;
    case '!=':
      return to(given.value) !== 0;
    case '<':
      return to(given.value) < 0;
    case '<=':
      return to(given.value) <= 0;
    case '>':
      return to(given.value) > 0;
    case '>=':
      return to(given.value) >= 0;
    case 'in':
      return given.values.some((value) => to(value) === 0);
    case 'between':
      return to(given.values[0]) >= 0 && to(given.values[1]) <= 0;
    case 'contains':
      return like(cell).includes(like(given.value));
    case 'starts-with':
      return like(cell).startsWith(like(given.value));
  }
}

/** A cell as the source gives it. */
function shown(cell: Cell): string | number | null {
  if (typeof cell !== 'bigint') return cell;
  const number = Number(cell);
  return Number.isSafeInteger(number) ? number : String(cell);
}

function model({ columns, rows }: Table, { columns: chosen, filters, sort, limit }: Choice): unknown[][] {
  const place = (key: string): number =>
    key === 'id' ? 0 : columns.findIndex(({ name }) => name === key) + 1;
  const cell = (row: Cell[], key: string): Cell => row[place(key)] as Cell;
  return rows
    .filter((row) =>
      filters.every((given) =>
        passes(given, (columns[place(given.column) - 1] as Column).affinity, cell(row, given.column)),
      ),
    )
    .toSorted((a, b) => {
      for (const { column, direction } of sort) {
        const difference = compare(cell(a, column), cell(b, column));
        if (difference !== 0) return direction === 'ascending' ? difference : -difference;
      }
      return 0;
    })
    .slice(0, limit)
    .map((row) => chosen.map(({ key }) => shown(cell(row, key))));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function store(file: string, { name, columns, rows }: Table): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  const declared = columns.map((column) => `${quoted(column.name)} ${column.affinity}`);
  database.exec(`CREATE TABLE ${quoted(name)} (id INTEGER PRIMARY KEY, ${declared.join(', ')})`);
  const insert = database.prepare(
    `INSERT INTO ${quoted(name)} VALUES (${['id', ...declared].map(() => '?').join(', ')})`,
  );
  for (const row of rows) insert.run(row);
  database.close();
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'analytics-export-model-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('any query over any table gives what the model gives', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(request, async ([made, choice]) => {
      const file = join(folder, `${runs++}.db`);
      store(file, made);
      // Without this last one the order of rows alike would be anybody's guess.
      const sort: Sort[] = [...choice.sort, { column: 'id', direction: 'ascending' }];
      const { rows, count, columns } = await read(file, { dataset: `table:${made.name}`, ...choice, sort });
      rmSync(file);
      const expected = model(made, choice);
      expect(rows).toEqual(expected);
      expect(count).toBe(expected.length);
      expect(columns.map(({ name }) => name)).toEqual(choice.columns.map(({ key, name }) => name ?? key));
    }),
    { numRuns: 400, seed: 20_240_115 },
  );
});
