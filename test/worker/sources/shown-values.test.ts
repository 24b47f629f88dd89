import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Filter } from '../../../preload/contract/query.ts';
import { csvOptionsSchema } from '../../../preload/contract/options.ts';
import type { Value } from '../../../main/worker/rows.ts';
import { displayTexts } from '../../../main/worker/writers/index.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as withFolder } from '../../fixtures/folder.ts';
import { read, rowsOf } from './read.ts';

// prettier-ignore
const dates = [
  '2024-01-14', '2024-01-15', '2024-01-15T00:00:00Z', '2024-01-15 10:30', '2024-01-15T10:30Z', '2024-01-15T10:30:00',
  '2024-01-15 10:30:59.5', '2024-01-15T10:30:59,75Z', '2024-01-15T10:30:59.999+02:00', '2024-01-15 10:31-03:30',
  '2024-01-15T23:59:59Z', '2024-01-15T23:59:59.999', '2024-01-16', '2024-01-16 00:00:00', '2024-02-29', '9999-12-31 23:59:59',
  '0001-01-01', '2024-02-30', '2024-01-15 10:30 room 5',
];
const others = [
  'n/a',
  'zero',
  '-',
  '2',
  'true',
  '',
  null,
  0,
  1,
  2,
  -1,
  0.5,
  1_705_312_800,
  3_000_000_000.25,
  20_240_115,
];

const stored: (string | number | null)[] = [...dates, ...dates, ...dates, ...others];
const literal = (value: string | number | null): string =>
  value === null ? 'NULL' : typeof value === 'string' ? `'${value}'` : String(value);

const test = withFolder.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'days.db'),
    `CREATE TABLE days (id INTEGER PRIMARY KEY, day DATE, moment DATETIME, sniffed TEXT, ok BOOLEAN);
     CREATE INDEX by_day ON days (day);
     INSERT INTO days (day, moment, sniffed, ok)
     VALUES ${stored.map((value) => `(${Array(4).fill(literal(value)).join()})`).join()};`,
  ),
);

const days = ['2024-01-14', '2024-01-15', '2024-01-16', '2024-02-29', '0001-01-01', '9999-12-31'];
// prettier-ignore
const times = [
  '2024-01-15T10:30', '2024-01-15 10:30', '2024-01-15T10:30:00', '2024-01-15T10:30:59', '2024-01-15T10:30:59Z',
  '2024-01-15T10:30:59.5', '2024-01-15T10:30:59.7', '2024-01-15T23:59:59', '2024-01-16T00:00',
];

const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
const filterOn = (column: string, value: fc.Arbitrary<string>): fc.Arbitrary<Filter> =>
  fc.oneof(
    fc.record({ column: fc.constant(column), op: fc.constantFrom(...comparisons), value }),
    fc.record({
      column: fc.constant(column),
      op: fc.constant('in' as const),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      column: fc.constant(column),
      op: fc.constant('between' as const),
      values: fc.tuple(value, value),
    }),
    fc.record({ column: fc.constant(column), op: fc.constantFrom('is-null' as const, 'not-null' as const) }),
  );
const filter = fc.oneof(
  filterOn('day', fc.constantFrom(...days)),
  filterOn('moment', fc.constantFrom(...days, ...times)),
  filterOn('sniffed', fc.constantFrom(...days, ...times)),
  fc.record({
    column: fc.constant('ok'),
    op: fc.constantFrom('=' as const, '!=' as const),
    value: fc.constantFrom('true', 'false'),
  }),
  fc.record({
    column: fc.constant('ok'),
    op: fc.constantFrom('contains' as const, 'starts-with' as const),
    value: fc.constantFrom('tr', 'e', '2', '-', '1'),
  }),
);

/** Whether what the file shows is as it is asked for. A part of a date stands for all that begins with it. */
function fulfils(shown: string, asked: Filter): boolean {
  const isDate = /^\d{4}-\d\d-\d\d/.test(shown);
  const plain = (text: string): string => text.replace('T', ' ').replace('Z', '');
  const to = (value: unknown): number => {
    const [mine, theirs] = [plain(shown).slice(0, plain(String(value)).length), plain(String(value))];
    return mine < theirs ? -1 : mine > theirs ? 1 : 0;
  };
  switch (asked.op) {
    case 'is-null':
      return false;
    case 'not-null':
      return true;
    case 'contains':
      return shown.includes(String(asked.value));
    case 'starts-with':
      return shown.startsWith(String(asked.value));
    case '=':
      return asked.column === 'ok' ? shown === asked.value : isDate && to(asked.value) === 0;
    case '!=':
      return asked.column === 'ok' ? shown !== asked.value : !isDate || to(asked.value) !== 0;
    case '<':
      return isDate && to(asked.value) < 0;
    case '<=':
      return isDate && to(asked.value) <= 0;
    case '>':
      return isDate && to(asked.value) > 0;
    case '>=':
      return isDate && to(asked.value) >= 0;
    case 'in':
      return isDate && asked.values.some((value) => to(value) === 0);
    case 'between':
      return isDate && to(asked.values[0]) >= 0 && to(asked.values[1]) <= 0;
  }
}

test('a filter keeps exactly the rows whose shown value fulfils it', async ({ file }) => {
  const { columns, rows } = await read(file, { dataset: 'table:days' });
  expect(columns.map(({ type }) => type)).toEqual(['integer', 'date', 'datetime', 'datetime', 'boolean']);
  const display = displayTexts(
    csvOptionsSchema.parse({ format: 'csv', dateFormat: 'iso-time', formulaGuard: false }),
  );
  await fc.assert(
    fc.asyncProperty(filter, async (asked) => {
      const place = columns.findIndex(({ key }) => key === asked.column);
      const column = columns[place];
      if (!column) throw new Error('no such column');
      const expected = rows.filter((row) => {
        const value = row[place] as Value;
        return value === null ? asked.op === 'is-null' : fulfils(display(value, column), asked);
      });
      const found = await rowsOf(file, { dataset: 'table:days', columns: [{ key: 'id' }], filters: [asked] });
      const ids = (of: readonly (readonly Value[])[]): Value[] => of.map(([id]) => id ?? null);
      expect(ids(found).toSorted()).toEqual(ids(expected).toSorted());
    }),
    { numRuns: 400, seed: 20_240_115 },
  );
});
