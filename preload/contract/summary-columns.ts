import { numericTypes, type ColumnInfo, type ColumnType } from './dataset.ts';
import type { DatePart, MeasureFunction } from './measures.ts';
import type { Group, Measure, QuerySpec, Summary } from './query.ts';

const dates: readonly ColumnType[] = ['date', 'datetime'];

/** Whether a column of this type may hold numbers. */
export const holdsNumbers = (type: ColumnType): boolean => type === 'any' || numericTypes.has(type);
/** Whether it may hold dates. */
export const holdsDates = (type: ColumnType): boolean => type === 'any' || dates.includes(type);

/** Whether there is such a measure of a column; without one, whether it is about the rows. */
export function isMeasurable(measured: MeasureFunction, type: ColumnType | undefined): boolean {
  switch (measured) {
    case 'count':
      return true;
    case 'smallest':
    case 'largest':
      return type !== undefined;
    case 'share':
      return type === undefined || holdsNumbers(type);
    case 'average':
    case 'sum':
      return type !== undefined && holdsNumbers(type);
  }
}

/** The columns of its dataset that a query names: of a summary the order and the choice are about its own. */
export const namedColumns = ({ summary, columns = [], filters, sort }: QuerySpec): string[] => [
  ...(summary
    ? [...summary.groups, ...summary.measures].flatMap(({ column }) => column ?? [])
    : [...columns.map(({ key }) => key), ...sort.map(({ column }) => column)]),
  ...filters.map(({ column }) => column),
];

/** A group or a measure as it is written on the command line, by which its column is named: `month(date)`. */
export const groupKey = ({ column, part }: Group): string =>
  part === undefined ? column : `${part}(${column})`;
export const measureKey = ({ function: measured, column }: Measure): string =>
  column === undefined ? measured : `${measured}(${column})`;

/** How the columns of a summary are called, in some language. */
export interface SummaryNames {
  group: (column: string, part: DatePart) => string;
  /** Without a column it is about the rows. */
  measure: (measured: MeasureFunction, column: string | undefined) => string;
}

/**
 * The columns of a summary: its groups, then its measures. Of two with the same key the second has a number behind it.
 * What is not among the dataset's `columns` has no type of its own. `called` names those that have no name.
 */
export function summaryColumns(
  { groups, measures }: Summary,
  columns: readonly ColumnInfo[],
  called: SummaryNames,
): ColumnInfo[] {
  const columnOf = (key: string): ColumnInfo =>
    columns.find((column) => column.key === key) ?? { key, label: key, type: 'any' };
  const taken = new Set<string>();
  const unique = (wanted: string): string => {
    let key = wanted;
    // SQLite tells names apart without the case of letters.
    for (let number = 2; taken.has(key.toLowerCase()); number++) key = `${wanted} ${number}`;
    taken.add(key.toLowerCase());
    return key;
  };
  return [
    ...groups.map((group) => ({
      ...groupColumn(columnOf(group.column), group.part, called),
      key: unique(groupKey(group)),
    })),
    ...measures.map((measure) => {
      const column = measure.column === undefined ? undefined : columnOf(measure.column);
      return { ...measureColumn(measure, column, called), key: unique(measureKey(measure)) };
    }),
  ];
}

const partTypes: Record<DatePart, ColumnType> = { day: 'date', week: 'text', month: 'text', year: 'integer' };

const groupColumn = (column: ColumnInfo, part: DatePart | undefined, called: SummaryNames): ColumnInfo =>
  part === undefined ? column : { key: '', label: called.group(column.label, part), type: partTypes[part] };

function measureColumn(
  measure: Measure,
  column: ColumnInfo | undefined,
  called: SummaryNames,
): Omit<ColumnInfo, 'key'> {
  const { function: measured, name, decimals } = measure;
  const shown = measuredType(measured, column);
  const isRounded = decimals !== undefined && holdsNumbers(shown.type);
  return {
    label: name ?? called.measure(measured, column?.label),
    ...(isRounded ? { type: 'decimal', places: decimals } : shown),
  };
}

function measuredType(
  measured: MeasureFunction,
  column: ColumnInfo | undefined,
): Pick<ColumnInfo, 'type' | 'places'> {
  switch (measured) {
    case 'count':
      return { type: 'count' };
    case 'average':
    case 'share':
      return { type: 'decimal' };
    case 'sum':
      // Of ids and years nobody groups the digits; a sum is neither.
      if (column?.type === 'integer') return { type: 'count' };
      return column?.type === 'any' ? { type: 'number' } : typeOf(column);
    case 'smallest':
    case 'largest':
      return typeOf(column);
  }
}

const typeOf = (column: ColumnInfo | undefined): Pick<ColumnInfo, 'type' | 'places'> => ({
  type: column?.type ?? 'any',
  ...(column?.places !== undefined && { places: column.places }),
});
