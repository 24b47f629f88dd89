import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnInfo, ColumnType, DatasetInfo } from '../../../../preload/contract/dataset.ts';
import { dateFormats, overflowChoices } from '../../../../preload/contract/options.ts';
import type { Operator } from '../../../../preload/contract/query.ts';
import { dateParts, measureFunctions } from '../../../../preload/contract/measures.ts';
import { exportRequestSchema, type ExportRequest } from '../../../../preload/contract/request.ts';
import { operatorsOf } from '../../../../preload/words/operator-words.ts';
import {
  defaultOutput,
  draftOf,
  noPeriod,
  withAvailable,
  type ColumnDraft,
  type ExportDraft,
  type FilterDraft,
  type OutputDraft,
} from '../../../../renderer/export/draft/export-draft.ts';
import { draftOfRequest } from '../../../../renderer/export/draft/request-draft.ts';
import { sheetOf, sheetsOf } from '../../../../renderer/export/draft/sheets.ts';
import { withSummary } from '../../../../renderer/export/draft/summary-draft.ts';
import { startRequest } from '../../../../renderer/export/draft/sheet-request.ts';

const columns: ColumnInfo[] = [
  { key: 'number', label: 'Number', type: 'text' },
  { key: 'value', label: 'Value', type: 'decimal' },
  { key: 'passed', label: 'Passed', type: 'boolean' },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'anything', label: 'Anything', type: 'any' },
];
const named: DatasetInfo = {
  id: 'named',
  label: 'Named',
  description: '',
  parameters: [
    { key: 'student_id', label: 'Student', kind: 'choice', required: true },
    { key: 'class_ids', label: 'Classes', kind: 'choices', required: false },
  ],
  columns,
  hasPeriod: true,
  madeFormats: ['csv'],
};
const query: DatasetInfo = {
  id: 'query',
  label: 'Query',
  description: '',
  parameters: [{ key: 'sql', label: 'Query', kind: 'sql', required: true }],
  columns: [],
  hasPeriod: false,
};
const choices = [1, 2, 3].map((id) => ({ id, label: `Record ${id}`, detail: 'of the test' }));
const output = defaultOutput({ delimiter: 'comma', decimalSeparator: 'point' });

const back = (request: ExportRequest, ...datasets: DatasetInfo[]): ExportDraft | null =>
  draftOfRequest(request, {
    source: 'source',
    sheets: datasets.map((dataset) => ({
      dataset,
      available: columns,
      choices: { student_id: choices, class_ids: choices },
    })),
    output,
  });
const requestOf = (draft: ExportDraft): ExportRequest =>
  exportRequestSchema.parse(startRequest(draft).request);

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const line = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && text !== '');
const values: Partial<Record<ColumnType, fc.Arbitrary<string>>> = {
  date: days,
  boolean: fc.constantFrom('true', 'false'),
  decimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
};

const filter: fc.Arbitrary<Omit<FilterDraft, 'id'>> = fc.constantFrom(...columns).chain(({ key, type }) =>
  fc.constantFrom(...operatorsOf(type)).chain((op) => {
    const value = values[type] ?? line;
    const texts: fc.Arbitrary<string[]> =
      op === 'is-null' || op === 'not-null'
        ? fc.constant([])
        : op === 'in'
          ? fc.array(fc.string(), { minLength: 1, maxLength: 4 })
          : op === 'between'
            ? fc.tuple(value, value)
            : fc.tuple(value);
    return texts.map((filled) => ({ column: key, op, texts: filled }));
  }),
);

const arranged: fc.Arbitrary<ColumnDraft[]> = fc
  .tuple(
    fc.shuffledSubarray(columns, { minLength: 1 }),
    fc.array(fc.option(line), { minLength: columns.length, maxLength: columns.length }),
  )
  .map(([ticked, names]) => [
    ...ticked.map(({ key }, index) => ({ key, ticked: true, name: names[index] ?? null })),
    ...columns
      .filter((column) => !ticked.includes(column))
      .map(({ key }) => ({ key, ticked: false, name: null })),
  ]);

const chosenOutput: fc.Arbitrary<OutputDraft> = fc
  .record({
    format: fc.constantFrom('csv' as const, 'excel' as const),
    dateFormat: fc.constantFrom(...dateFormats),
    flag: fc.boolean(),
    onOverflow: fc.constantFrom(...overflowChoices),
    header: fc.oneof(fc.constant(''), line),
  })
  .map(({ format, dateFormat, flag, onOverflow, header }) => ({
    ...output,
    format,
    dateFormat,
    ...(format === 'csv'
      ? { csv: { ...output.csv, headers: flag, onOverflow } }
      : { excel: { ...output.excel, charts: flag ? ['months' as const] : [], onOverflow, header } }),
  }));

const summary = fc
  .record({
    groups: fc.array(
      fc.oneof(
        fc.record({ column: fc.constantFrom('number', 'passed', 'day'), part: fc.constant(null) }),
        fc.record({ column: fc.constantFrom('day', 'anything'), part: fc.constantFrom(...dateParts) }),
      ),
      { maxLength: 3 },
    ),
    measures: fc.array(
      fc.record({
        function: fc.constantFrom(...measureFunctions),
        column: fc.constantFrom('value', 'anything'),
        name: fc.oneof(fc.constant(''), line),
        decimals: fc.option(fc.integer({ min: 0, max: 6 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ groups, measures }) => ({
    groups: groups.map((group, index) => ({ ...group, id: index + 1 })),
    measures: measures.map((measure, index) => ({ ...measure, id: index + 1 })),
  }));

/** Drafts without anything half done: what is not in a request is as `draftOfRequest` finds it. */
const ofOneSheet: fc.Arbitrary<ExportDraft> = fc
  .record({
    isQuery: fc.boolean(),
    sql: line,
    student: fc.constantFrom(...choices),
    classes: fc.option(fc.shuffledSubarray(choices, { minLength: 1 })),
    period: fc.record({ from: days, to: days }, { requiredKeys: [] }),
    filters: fc.array(filter, { maxLength: 4 }),
    summary: fc.option(summary),
    sort: fc.array(
      fc.record({
        column: fc.nat(),
        direction: fc.constantFrom('ascending' as const, 'descending' as const),
      }),
      { maxLength: 3 },
    ),
    limit: fc.option(fc.integer({ min: 1 })),
    arranged,
    output: chosenOutput,
    madeByServer: fc.boolean(),
  })
  .map(({ isQuery, sql, student, classes, period, filters, ...rest }) => {
    const blank = withAvailable(draftOf('source', isQuery ? query : named, { ...noPeriod, output }), columns);
    const draft = rest.summary ? withSummary(blank, rest.summary) : blank;
    return { isQuery, sql, student, classes, period, filters, draft, ...rest };
  })
  .map(({ isQuery, sql, student, classes, period, filters, draft, ...rest }) => ({
    ...draft,
    params: isQuery ? { sql } : { student_id: [student], ...(classes && { class_ids: classes }) },
    ...(isQuery || Object.keys(period).length === 0 ? noPeriod : { periodChoice: 'custom' as const, period }),
    filters: filters.map((one, index) => ({ ...one, id: index + 1 })),
    sort: rest.sort.map(({ column, direction }) => ({
      column: draft.columns[column % draft.columns.length]?.key ?? '',
      direction,
    })),
    limit: rest.limit,
    columns: draft.summary
      ? draft.columns
          .toReversed()
          .map((column, index) => ({ ...column, name: rest.arranged[index]?.name ?? null }))
      : rest.arranged,
    output: rest.output,
    // What is not offered is not in a request.
    madeByServer: rest.madeByServer && !isQuery && !draft.summary && rest.output.format === 'csv',
  }));

const finished: fc.Arbitrary<ExportDraft> = fc
  .tuple(
    ofOneSheet,
    fc.array(fc.tuple(ofOneSheet, fc.oneof(fc.constant(''), line)), { maxLength: 2 }),
    fc.oneof(fc.constant(''), line),
  )
  .map(([draft, others, sheetName]) => {
    const after = others.map(([other, name]) => ({ ...sheetOf(other), sheetName: name }));
    const all = { ...draft, sheetName, after };
    return after.length === 0 ? all : { ...all, madeByServer: false, output };
  });

describe('draftOfRequest', () => {
  it('gives back every finished draft as it was, and with it its request', () => {
    fc.assert(
      fc.property(finished, (draft) => {
        // One text is no value at all: it stands for half a day.
        const sheets = sheetsOf(draft);
        fc.pre(!sheets.some(({ filters }) => filters.some(({ texts }) => texts.includes('half-typed'))));
        const request = requestOf(draft);
        const again = back(request, ...sheets.map(({ dataset }) => dataset));
        expect(again).toEqual(draft);
        expect(requestOf(again as ExportDraft)).toEqual(request);
      }),
    );
  });

  const plain = exportRequestSchema.parse({
    sheets: [{ dataset: 'named', params: { student_id: 1 } }],
    output: { format: 'excel' },
  });
  const [sheet] = plain.sheets;

  it('keeps a record that is gone: without it the export would be of all', () => {
    const request = { ...plain, sheets: [{ ...sheet, params: { student_id: 1, class_ids: [9] } }] };
    expect(back(exportRequestSchema.parse(request), named)?.params.class_ids).toEqual([
      { id: 9, label: 'Number 9', detail: '' },
    ]);
  });

  it('takes the numbers of choices as a script may write them', () => {
    const request = { ...plain, sheets: [{ ...sheet, params: { student_id: '1', class_ids: '2,3' } }] };
    expect(back(exportRequestSchema.parse(request), named)?.params).toEqual({
      student_id: [choices[0]],
      class_ids: [choices[1], choices[2]],
    });
  });

  const filtered = (column: string, op: Operator, value: unknown) => ({
    filters: [{ column, op, ...(Array.isArray(value) ? { values: value } : { value }) }],
  });
  it.each<[string, object]>([
    ['a group by what is not there', { summary: { groups: [{ column: 'gone' }] } }],
    [
      'an order of a summary by its rows',
      { summary: { groups: [{ column: 'day' }] }, sort: [{ column: 'value', direction: 'ascending' }] },
    ],
    ['a name for the sheet that nobody would type', { name: ' Marks' }],
    ['a column twice', { columns: [{ key: 'day' }, { key: 'day' }] }],
    ['a column that is not there', { columns: [{ key: 'gone' }] }],
    ['an order by a column that is not there', { sort: [{ column: 'gone', direction: 'ascending' }] }],
    ['a filter by a column that is not there', filtered('gone', '=', 'x')],
    ['a condition that its type is not offered', filtered('passed', 'contains', 't')],
    ['a time where a day is chosen', filtered('day', '=', '2024-01-31T10:00:00Z')],
    ['a day that is none', filtered('day', '=', '2024-02-30')],
    ['words where a number is typed', filtered('value', '=', 'many')],
    ['an empty text', filtered('number', '=', '')],
  ])('has no draft for %s', (_, change) => {
    const request = exportRequestSchema.parse({ ...plain, sheets: [{ ...sheet, ...change }] });
    expect(back(request, named)).toBeNull();
    expect(back(plain, named)).not.toBeNull();
  });

  it('has no draft for a sheet of an unknown dataset, and for a report with a name', () => {
    expect(back({ ...plain, sheets: [sheet, sheet] }, named)).toBeNull();
    expect(back({ ...plain, sheets: [sheet, sheet] }, named, named)).not.toBeNull();
    expect(back({ ...plain, reportName: 'marks' }, named)).toBeNull();
  });
});
