import { numericTypes, type ColumnInfo, type ColumnType } from '../../preload/contract/dataset.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { splitLimit } from '../../preload/contract/limits.ts';
import type { Filter, QuerySpec } from '../../preload/contract/query.ts';
import { exactRows, expectedRows } from '../../preload/contract/row-count.ts';
import type { SplitValues } from '../engine/protocol.ts';
import { rowsOf } from './rows.ts';
import type { QueryResult, Source } from './sources/source.ts';

/** `7A` before `10A`. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

/**
 * What there is to be a file each of, so that every row of the queries is in one of the files. Throws COLUMN_NOT_FOUND,
 * SPLIT_TOO_MANY, or SPLIT_NOT_POSSIBLE where a filter would not find all rows again. `look` is called now and then.
 */
export async function splitValues(
  source: Source,
  queries: readonly QuerySpec[],
  column: string,
  look: () => void,
): Promise<SplitValues> {
  const all = new Set<string | null>();
  let info: ColumnInfo | undefined;
  for (const { dataset, params, filters, period } of queries) {
    // A summary is about the rows that a file has, and a limit is one of each file.
    const spec: QuerySpec = { dataset, params, filters, sort: [], columns: [{ key: column }], period };
    const query = await source.query(spec);
    const own = query.available.find(({ key }) => key === column);
    if (!own) throw new ExportFailure('COLUMN_NOT_FOUND', { column });
    info ??= own;
    const values = query.values ? await listed(source, spec, query, own) : await read(query, own, look);
    for (const value of values) all.add(value === null ? null : splitValue(value, own));
    if (all.size > splitLimit + 1) throw tooMany(own);
  }
  if (!info) throw new ExportFailure('COLUMN_NOT_FOUND', { column });
  if (info.type === 'any' && hasTwins(all)) throw notPossible(info);
  const values = [...all].sort((one, other) =>
    isBlank(one) || isBlank(other) ? Number(isBlank(one)) - Number(isBlank(other)) : inOrder(one, other),
  );
  return { column: info, values };
}

const isBlank = (value: string | null): value is null => value === null || value.trim() === '';

/** Whether two values are the same number, as which a filter of a column without a type takes both: `7` and `007`. */
function hasTwins(values: ReadonlySet<string | null>): boolean {
  const numbers = [...values].flatMap((value) => (isBlank(value) ? [] : Number(value)));
  const known = numbers.filter((number) => !Number.isNaN(number));
  return new Set(known).size < known.length;
}

const tooMany = ({ label: column }: ColumnInfo): ExportFailure =>
  new ExportFailure('SPLIT_TOO_MANY', { column, limit: splitLimit });

const notPossible = ({ label: column }: ColumnInfo): ExportFailure =>
  new ExportFailure('SPLIT_NOT_POSSIBLE', { column });

/** Where the source lists values, with the proof that no row is left over. */
async function listed(
  source: Source,
  spec: QuerySpec,
  query: QueryResult,
  info: ColumnInfo,
): Promise<(string | null)[]> {
  const { values = [], total = 0 } = (await query.values?.(info.key, '')) ?? {};
  if (total > splitLimit) throw tooMany(info);
  if (values.length < total) throw notPossible(info);
  const found = values.map(({ value }) => value);
  const listedRows = values.reduce((sum, { rows }) => sum + rows, 0);
  const all = exactRows(await query.count());
  if (all === listedRows) return found;
  const rowsWith = async (filter: Filter): Promise<number> => {
    const narrowed = await source.query({ ...spec, filters: [...spec.filters, filter] });
    // What nobody can count may be there.
    return expectedRows(await narrowed.count()) ?? 1;
  };
  const column = info.key;
  const nothing = await rowsWith({ column, op: 'is-null' });
  const blank = isTextual(info.type) ? await rowsWith({ column, op: 'in', values: [''] }) : 0;
  if (all !== undefined && all !== listedRows + nothing + blank) throw notPossible(info);
  return [...found, ...(blank > 0 ? [''] : []), ...(nothing > 0 ? [null] : [])];
}

/** Where nobody lists them: all rows are read. */
async function read(
  query: QueryResult,
  info: ColumnInfo,
  look: () => void,
): Promise<ReadonlySet<string | null>> {
  const values = new Set<string | null>();
  for await (const batch of query.batches()) {
    look();
    for (const [value = null] of rowsOf(batch)) values.add(value === null ? null : String(value));
    if (values.size > splitLimit + 1) throw tooMany(info);
  }
  return values;
}

const isTextual = (type: ColumnType): boolean => type === 'text' || type === 'any';

/** A value in the terms of its column, in which a filter finds it again: of a moment its day. */
function splitValue(value: string, info: ColumnInfo): string {
  switch (info.type) {
    case 'boolean':
      if (value === '1' || value === 'true') return 'true';
      if (value === '0' || value === 'false') return 'false';
      throw notPossible(info);
    case 'date':
    case 'datetime':
      if (/^\d{4}-\d\d-\d\d($|[T ])/.test(value)) return value.slice(0, 10);
      throw notPossible(info);
    default:
      if (numericTypes.has(info.type) && !/\d/.test(value)) throw notPossible(info);
      return value;
  }
}
