import { sheetOf } from '../../../../renderer/export/draft/sheets.ts';
import { describe, expect, it } from 'vitest';
import { querySpecSchema } from '../../../../preload/contract/query.ts';
import type { DatasetInfo } from '../../../../preload/contract/dataset.ts';
import { exportRequestSchema } from '../../../../preload/contract/request.ts';
import { halfTypedDay } from '../../../../renderer/components/half-typed-day.ts';
import {
  defaultOutput,
  draftOf,
  noPeriod,
  withAvailable,
  withRunQuery,
  withTypedQuery,
  type ColumnDraft,
  type ExportDraft,
} from '../../../../renderer/export/draft/export-draft.ts';
import { invitation } from '../../../../renderer/export/draft/invitation.ts';
import { overflowWords } from '../../../../renderer/export/format/format-words.ts';
import {
  countRequest,
  missing,
  periodObstacle,
  previewRequest,
  sheetRequest,
  startRequest,
  unfinished,
} from '../../../../renderer/export/draft/sheet-request.ts';

const dataset: DatasetInfo = {
  id: 'student-analytics',
  label: 'Student analytics',
  description: 'One row per measurement of one student.',
  parameters: [{ key: 'student_id', label: 'Student', kind: 'choice', required: true }],
  columns: [
    { key: 'number', label: 'Student number', type: 'text' },
    { key: 'value', label: 'Value', type: 'decimal' },
    { key: 'passed', label: 'Passed', type: 'boolean' },
  ],
  hasPeriod: true,
};
const query: DatasetInfo = {
  id: 'query',
  label: 'Query',
  description: 'Whatever one SELECT statement returns.',
  parameters: [{ key: 'sql', label: 'Query', kind: 'sql', required: true }],
  columns: [],
  hasPeriod: false,
};
const separators = { delimiter: 'comma', decimalSeparator: 'point' } as const;
const zoe = { id: 7, label: 'Zoë Müller', detail: '00001234' };

const draft = (change: Partial<ExportDraft> = {}): ExportDraft => ({
  ...draftOf('source', dataset, { ...noPeriod, output: defaultOutput(separators) }),
  params: { student_id: [zoe] },
  ...change,
});

const typedQuery: ExportDraft = {
  ...draftOf('source', query, { ...noPeriod, output: defaultOutput(separators) }),
  params: { sql: 'SELECT 1' },
};

const untouched = (key: string): ColumnDraft => ({ key, ticked: true, name: null });

describe('sheetRequest', () => {
  it('asks for the dataset as it is while nothing is changed', () => {
    expect(sheetRequest(draft())).toEqual({ dataset: 'student-analytics', params: { student_id: 7 } });
  });

  it('names the columns in the order of the list once one is moved', () => {
    const moved = draft({ columns: [untouched('value'), untouched('number'), untouched('passed')] });
    expect(sheetRequest(moved).columns).toEqual([{ key: 'value' }, { key: 'number' }, { key: 'passed' }]);
  });

  it('leaves unticked columns out and sends new names', () => {
    const columns = [
      { ...untouched('number'), ticked: false },
      { ...untouched('value'), name: 'Score' },
      untouched('passed'),
    ];
    expect(sheetRequest(draft({ columns })).columns).toEqual([
      { key: 'value', name: 'Score' },
      { key: 'passed' },
    ]);
  });

  it('sends only the filters that are filled in', () => {
    const filters: ExportDraft['filters'] = [
      { id: 1, column: 'value', op: '>=', texts: ['62.5'] },
      { id: 2, column: 'value', op: '<', texts: [] },
      { id: 3, column: 'value', op: 'between', texts: ['1', ''] },
      { id: 9, column: 'value', op: 'between', texts: ['', '2'] },
      { id: 10, column: 'value', op: 'between', texts: ['', ''] },
      { id: 4, column: 'number', op: 'in', texts: ['0001', ' a\nb '] },
      { id: 8, column: 'number', op: 'in', texts: [] },
      { id: 5, column: 'number', op: 'not-null', texts: [] },
      { id: 6, column: 'passed', op: '=', texts: ['false'] },
      { id: 7, column: 'gone', op: '=', texts: ['x'] },
    ];
    expect(sheetRequest(draft({ filters })).filters).toEqual([
      { column: 'value', op: '>=', value: '62.5' },
      { column: 'value', op: '>=', value: '1' },
      { column: 'value', op: '<=', value: '2' },
      { column: 'number', op: 'in', values: ['0001', ' a\nb '] },
      { column: 'number', op: 'not-null' },
      { column: 'passed', op: '=', value: false },
    ]);
  });

  it('sends period, sort and limit when they are set', () => {
    const request = sheetRequest(
      draft({
        period: { from: '2024-01-01' },
        sort: [{ column: 'value', direction: 'descending' }],
        limit: 10,
      }),
    );
    expect(request).toMatchObject({
      period: { from: '2024-01-01' },
      sort: [{ column: 'value', direction: 'descending' }],
      limit: 10,
    });
  });

  it('sends all ids of several choices, and nothing when none is chosen', () => {
    const classes: DatasetInfo = {
      ...dataset,
      parameters: [{ key: 'class_ids', label: 'Classes', kind: 'choices', required: false }],
    };
    const some = draft({ dataset: classes, params: { class_ids: [zoe, { ...zoe, id: 9 }] } });
    expect(sheetRequest(some).params).toEqual({ class_ids: [7, 9] });
    expect(sheetRequest({ ...some, params: { class_ids: [] } }).params).toEqual({});
  });

  it('asks with the query alone until its columns are known', () => {
    const typed: ExportDraft = {
      ...draftOf('source', query, { ...noPeriod, output: defaultOutput(separators) }),
      params: { sql: 'SELECT 1' },
      filters: [{ id: 1, column: 'a', op: '=', texts: ['1'] }],
      sort: [{ column: 'a', direction: 'ascending' }],
    };
    expect(sheetRequest(typed)).toEqual({ dataset: 'query', params: { sql: 'SELECT 1' } });
  });

  it('makes requests that the contract accepts', () => {
    const full = draft({
      period: { from: '2024-01-01', to: '2024-01-31' },
      filters: [{ id: 1, column: 'value', op: 'between', texts: ['1', '2'] }],
      limit: 5,
    });
    expect(querySpecSchema.safeParse(sheetRequest(full)).success).toBe(true);
    for (const format of ['csv', 'excel'] as const) {
      const { request } = startRequest({ ...full, output: { ...full.output, format } });
      expect(exportRequestSchema.safeParse(request).success).toBe(true);
    }
  });
});

describe('countRequest', () => {
  it('is the same for other columns, names and orders', () => {
    const arranged = draft({
      columns: [
        untouched('passed'),
        { ...untouched('value'), name: 'Score' },
        { ...untouched('number'), ticked: false },
      ],
      sort: [{ column: 'value', direction: 'ascending' }],
    });
    expect(countRequest(arranged)).toEqual(countRequest(draft()));
  });
});

describe('previewRequest', () => {
  it('sends only the options of the chosen format', () => {
    const csv = draft({ output: { ...defaultOutput(separators), format: 'csv', dateFormat: 'eu' } });
    expect(previewRequest(csv).output).toEqual({
      format: 'csv',
      dateFormat: 'eu',
      ...defaultOutput(separators).csv,
    });
    expect(previewRequest(draft()).output).toEqual({
      format: 'excel',
      dateFormat: 'iso',
      freeze: true,
      style: true,
      charts: [],
      about: true,
      onOverflow: 'error',
    });
  });

  it('sends the texts of a printed page only when there are some', () => {
    const excel = {
      ...defaultOutput(separators).excel,
      header: '  Class 7b ',
      footer: ' ',
      onOverflow: 'split' as const,
    };
    const { request } = startRequest(
      draft({ output: { ...defaultOutput(separators), format: 'excel', excel } }),
    );
    expect(request.output).toMatchObject({ header: 'Class 7b', onOverflow: 'split' });
    expect(request.output).not.toHaveProperty('footer');
    expect(exportRequestSchema.safeParse(request).success).toBe(true);
  });
});

describe('overflowWords', () => {
  it('says what can be done, or how many sheets there will be', () => {
    expect(overflowWords(5_000_001, 'csv', 'error')).toBe(
      'That is more than a CSV file can hold (5,000,000 rows). Narrow it with a filter or a period.',
    );
    expect(overflowWords(1_000_001, 'excel', 'error')).toBe(
      'That is more than an Excel sheet can hold (1,000,000 rows). Narrow it with a filter or a period.',
    );
    expect(overflowWords(2_000_001, 'excel', 'split')).toBe(
      'That is more than an Excel sheet can hold (1,000,000 rows). The rows fill 3 sheets.',
    );
  });
});

describe('missing', () => {
  it('names a required parameter, and where it is filled in', () => {
    const student = { sentence: 'Choose a student to see the preview.', field: 'parameter student_id' };
    expect(missing(draft({ params: {} }))).toEqual(student);
    expect(missing(draft({ params: { student_id: [] } }))).toEqual(student);
    expect(missing({ ...typedQuery, params: { sql: '  ' } })?.sentence).toBe(
      'Type a query to see the preview.',
    );
  });

  it('wants a period that ends after it begins, and a column', () => {
    expect(missing(draft({ period: { from: '2024-02-01', to: '2024-01-01' } }))).toEqual({
      sentence: 'The period ends before it begins.',
      field: 'period to',
    });
    expect(missing(draft({ period: { from: '2024-01-01', to: '2024-01-01' } }))).toBeNull();
    // Without its days it would be all of them.
    expect(missing(draft({ periodChoice: 'this-term', period: {} }))).toEqual({
      sentence: 'Today is in no term. Choose another period, or change the terms in Settings.',
      field: 'period choice',
    });
    const columns = draft().columns.map((column) => ({ ...column, ticked: false }));
    expect(missing(draft({ columns }))?.sentence).toBe('Tick at least one column to see the preview.');
  });

  it('takes half a date for no date at all, wherever it is typed', () => {
    expect(missing(draft({ period: { to: halfTypedDay } }))).toEqual({
      sentence: 'Finish the date in “To”, or clear it.',
      field: 'period to',
    });
    expect(periodObstacle(draft({ period: { from: halfTypedDay, to: '2024-01-01' } }))).toBeNull();
    const filters = [{ id: 3, column: 'day', op: 'between' as const, texts: ['2024-01-01', halfTypedDay] }];
    const available = [{ key: 'day', label: 'Day', type: 'date' as const }];
    expect(missing(draft({ filters, available, columnsKnown: false }))).toEqual({
      sentence: 'Finish the date in “Day”, or clear it.',
      field: 'filter 3 1',
    });
    expect(sheetRequest(draft({ filters, available })).filters).toBeUndefined();
  });

  it('is satisfied by a query whose columns are still unknown', () => {
    expect(missing(typedQuery)).toBeNull();
  });
});

describe('unfinished', () => {
  it('is nothing when the preview shows what the file will have', () => {
    expect(unfinished(draft())).toBeNull();
    const filters = [{ id: 1, column: 'value', op: 'is-null' as const, texts: [] }];
    expect(unfinished(draft({ filters }))).toBeNull();
  });

  it('names what is missing, a filter without a value too', () => {
    expect(unfinished(draft({ params: {} }))?.sentence).toBe('Choose a student to export.');
    const filters = [{ id: 4, column: 'value', op: 'between' as const, texts: ['', ''] }];
    expect(missing(draft({ filters }))).toBeNull();
    expect(unfinished(draft({ filters }))).toEqual({
      sentence: 'Fill in the filter by “Value”, or remove it.',
      field: 'filter 4 0',
    });
  });

  it('wants the column in every sheet by which the files are split', () => {
    const split = draft({ splitBy: 'value' });
    expect(unfinished(split)).toBeNull();
    const other = { ...sheetOf(split), available: [] };
    expect(unfinished({ ...split, after: [other] })?.field).toBe('split by');
  });

  it('waits until the columns of a query are known', () => {
    expect(unfinished(typedQuery)).toEqual({
      sentence: 'The columns of the query are not known yet. Wait for its preview.',
      field: 'parameter sql',
    });
  });

  it('wants a query run before it is shown, and again once another one is typed', () => {
    const typed = withTypedQuery({ ...typedQuery, params: {} }, 'SELECT 2');
    expect(missing(typed)).toEqual({ sentence: 'Run the query to see the preview.', field: 'parameter sql' });
    const run = withAvailable(withRunQuery(typed), [{ key: 'a', label: 'a', type: 'any' }]);
    expect(unfinished(run)).toBeNull();
    expect(sheetRequest(run).params).toEqual({ sql: 'SELECT 2' });
    const changed = withTypedQuery(run, 'SELECT 3');
    expect(missing(changed)).toBeNull();
    expect(sheetRequest(changed)).toEqual(sheetRequest(run));
    expect(unfinished(changed)).toEqual({
      sentence: 'The query has changed since it was run. Run it to see what you export.',
      field: 'parameter sql',
    });
    expect(unfinished(withTypedQuery(changed, 'SELECT 2'))).toBeNull();
    expect(withRunQuery(changed).columnsKnown).toBe(false);
  });
});

describe('invitation', () => {
  it('reads well', () => {
    expect(invitation({ kind: 'choice', label: 'Student' })).toBe('Choose a student');
    expect(invitation({ kind: 'choice', label: 'Entry' })).toBe('Choose an entry');
    expect(invitation({ kind: 'choices', label: 'Classes' })).toBe('Choose classes');
  });
});

describe('withAvailable', () => {
  const columns = (...keys: string[]) =>
    keys.map((key) => ({ key, label: key.toUpperCase(), type: 'any' as const }));
  const known = withAvailable(
    {
      ...draftOf('source', query, { ...noPeriod, output: defaultOutput(separators) }),
      params: { sql: 'SELECT a, b, c' },
    },
    columns('a', 'b', 'c'),
  );

  it('takes the order of the query while nothing is arranged', () => {
    expect(withAvailable(known, columns('c', 'a')).columns.map(({ key }) => key)).toEqual(['c', 'a']);
  });

  it('keeps what was arranged, and forgets what points at columns that are gone', () => {
    const arranged: ExportDraft = {
      ...known,
      columns: [untouched('c'), { ...untouched('a'), name: 'First' }, untouched('b')],
      filters: [
        { id: 1, column: 'a', op: 'is-null', texts: [] },
        { id: 2, column: 'b', op: 'is-null', texts: [] },
      ],
      sort: [{ column: 'b', direction: 'ascending' }],
    };
    const next = withAvailable({ ...arranged, splitBy: 'b' }, columns('a', 'c', 'd'));
    expect(next.splitBy).toBeNull();
    expect(next.columns).toEqual([untouched('c'), { ...untouched('a'), name: 'First' }, untouched('d')]);
    expect(next.filters.map(({ column }) => column)).toEqual(['a']);
    expect(next.sort).toEqual([]);
    expect(next.columnsKnown).toBe(true);
  });
});
