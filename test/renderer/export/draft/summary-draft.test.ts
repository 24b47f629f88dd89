import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../../../../preload/contract/dataset.ts';
import { querySpecSchema } from '../../../../preload/contract/query.ts';
import {
  arrangedColumns,
  canBeMadeByServer,
  defaultOutput,
  draftOf,
  noPeriod,
  withAvailable,
  type ExportDraft,
  type MeasureDraft,
} from '../../../../renderer/export/draft/export-draft.ts';
import { countRequest, sheetRequest } from '../../../../renderer/export/draft/sheet-request.ts';
import {
  measurableColumns,
  possibleFunctions,
  withFunction,
  withGroup,
  withMeasure,
  withSummary,
} from '../../../../renderer/export/draft/summary-draft.ts';

const dataset: DatasetInfo = {
  id: 'marks',
  label: 'Marks',
  description: '',
  parameters: [],
  columns: [
    { key: 'id', label: 'ID', type: 'integer' },
    { key: 'class', label: 'Class', type: 'text' },
    { key: 'mark', label: 'Mark', type: 'decimal' },
    { key: 'day', label: 'Day', type: 'date' },
  ],
  hasPeriod: false,
  madeFormats: ['csv'],
};
const [, byClass, , byDay] = dataset.columns as [
  never,
  DatasetInfo['columns'][0],
  never,
  DatasetInfo['columns'][0],
];
const output = {
  ...defaultOutput({ delimiter: 'comma', decimalSeparator: 'point' }),
  format: 'csv',
} as const;
const rows: ExportDraft = draftOf('source', dataset, { ...noPeriod, output });
const summarised = withMeasure(withGroup(rows, byClass), 'average');
const keys = (draft: ExportDraft): string[] => draft.columns.map(({ key }) => key);

describe('a summary in the draft', () => {
  it('begins with how many rows each group has; of dates it takes the months', () => {
    expect(sheetRequest(withGroup(rows, byDay))).toEqual({
      dataset: 'marks',
      params: {},
      summary: { groups: [{ column: 'day', part: 'month' }], measures: [{ function: 'count' }] },
    });
  });

  it('is a request that is understood, with the names and places that were typed', () => {
    const [count, average] = summarised.summary?.measures as [MeasureDraft, MeasureDraft];
    const named = withSummary(summarised, { measures: [count, { ...average, name: ' Mean ', decimals: 1 }] });
    const { summary } = querySpecSchema.parse(sheetRequest(named));
    expect(summary?.measures).toEqual([
      { function: 'count' },
      { function: 'average', column: 'mark', name: 'Mean', decimals: 1 },
    ]);
    expect(arrangedColumns(named).map(({ label }) => label)).toEqual(['Class', 'Rows', 'Mean']);
  });

  it('has columns of its own, and gives back those of the rows as they were arranged', () => {
    const columns = rows.columns.toReversed();
    const sort = [{ column: 'mark', direction: 'descending' as const }];
    const once = withGroup({ ...rows, columns, sort }, byClass);
    expect(keys(once)).toEqual(['class', 'count']);
    expect(once.sort).toEqual([]);
    expect(withSummary(once, { groups: [], measures: [] })).toEqual({ ...rows, columns, sort });
  });

  it('keeps what was arranged when a measure becomes another one, and puts new groups before the measures', () => {
    const arranged: ExportDraft = {
      ...summarised,
      columns: summarised.columns.map((column) =>
        column.key === 'average(mark)' ? { ...column, name: 'M' } : column,
      ),
      sort: [{ column: 'average(mark)', direction: 'descending' }],
    };
    const measures = arranged.summary?.measures.map((one) =>
      one.column === null ? one : { ...one, function: 'sum' as const },
    );
    const changed = withGroup(withSummary(arranged, { ...(measures && { measures }) }), byDay);
    expect(keys(changed)).toEqual(['class', 'month(day)', 'count', 'sum(mark)']);
    expect(changed.columns.at(-1)?.name).toBe('M');
    expect(changed.sort).toEqual([{ column: 'sum(mark)', direction: 'descending' }]);
  });

  it('is counted by its groups, whatever is measured, and no server makes its file', () => {
    expect(countRequest(summarised).summary).toEqual({ groups: [{ column: 'class' }] });
    expect(countRequest(withMeasure(rows, 'sum')).summary?.measures).toHaveLength(1);
    expect([rows, summarised].map(canBeMadeByServer)).toEqual([true, false]);
  });

  it('loses what is of a column that a query no longer has', () => {
    const without = (key: string) => dataset.columns.filter((column) => column.key !== key);
    expect(keys(withAvailable(summarised, without('mark')))).toEqual(['class', 'count']);
    const onlyGroup = withSummary(withGroup(rows, byClass), { measures: [] });
    expect(withAvailable(onlyGroup, without('class'))).toMatchObject({ summary: null });
    expect(keys(withAvailable(onlyGroup, without('class')))).toEqual(['id', 'mark', 'day']);
  });
});

describe('a measure', () => {
  const count: MeasureDraft = { id: 1, function: 'count', column: null, name: '', decimals: null };

  it('is of measured values first', () => {
    expect(measurableColumns('average', dataset.columns).map(({ key }) => key)).toEqual(['mark', 'id']);
    expect(measurableColumns('largest', dataset.columns).map(({ key }) => key)).toEqual([
      'mark',
      'id',
      'class',
      'day',
    ]);
  });

  it('keeps its column where there is such a measure of it', () => {
    expect(withFunction(count, 'average', dataset.columns).column).toBe('mark');
    const largestDay: MeasureDraft = { ...count, function: 'largest', column: 'day' };
    expect(withFunction(largestDay, 'smallest', dataset.columns).column).toBe('day');
    expect(withFunction(largestDay, 'sum', dataset.columns).column).toBe('mark');
    expect(withFunction(largestDay, 'share', dataset.columns).column).toBe(null);
  });

  it('is offered where there is something for it', () => {
    expect(possibleFunctions(['count', 'average', 'largest'], [byClass])).toEqual(['count', 'largest']);
  });
});
