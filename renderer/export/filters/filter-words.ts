import type { ColumnType } from '../../../preload/contract/dataset.ts';
import type { Filter, Operator } from '../../../preload/contract/query.ts';
import { conditionOf, operatorsOf } from '../../../preload/words/operator-words.ts';
import { halfTypedDay } from '../../components/half-typed-day.ts';
import type { FilterDraft } from '../draft/export-draft.ts';

/** Amounts and days are wanted from one to another; where values can be listed, others are chosen out of those that are there. */
export function firstOperator(type: ColumnType, listsValues: boolean): Operator {
  const operators = operatorsOf(type);
  if (operators.includes('between') && ranges.has(type)) return 'between';
  return listsValues && operators.includes('in') ? 'in' : (operators[0] as Operator);
}

const ranges: ReadonlySet<ColumnType> = new Set(['count', 'decimal', 'number', 'date', 'datetime']);

/** How many value fields an operator needs; `in` has one for any number of values. */
export function valueFields(op: Operator): 0 | 1 | 2 {
  if (op === 'is-null' || op === 'not-null') return 0;
  return op === 'between' ? 2 : 1;
}

/** `2024-02-30` is none: it is parsed as another day. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toJSON().startsWith(text);

const numberFields: ReadonlySet<ColumnType> = new Set(['count', 'decimal', 'number']);

/** Whether the field for a column of that type can hold the value. */
function holds(type: ColumnType, op: Operator, text: string): boolean {
  if (op === 'in') return true;
  if (type === 'date' || type === 'datetime') return isDay(text);
  if (type === 'boolean') return text === 'true' || text === 'false';
  return !numberFields.has(type) || (text.trim() !== '' && Number.isFinite(Number(text)));
}

/** A filter as it would have been typed; null for one that the fields of such a column cannot hold. */
export function filterDraftOf(filter: Filter, id: number, type: ColumnType | undefined): FilterDraft | null {
  const { column, op } = filter;
  if (type === undefined || conditionOf(type, op) === undefined) return null;
  const values = 'values' in filter ? filter.values : 'value' in filter ? [filter.value] : [];
  const texts = values.map(String);
  return texts.every((text) => holds(type, op, text)) ? { id, column, op, texts } : null;
}

/** The filter as it is sent, or null while a value is still missing. */
export function filterOf({ column, op, texts }: FilterDraft, type: ColumnType): Filter | null {
  // Half a day is none.
  const [first = '', second = ''] = texts.includes(halfTypedDay) ? [] : texts;
  switch (op) {
    case 'is-null':
    case 'not-null':
      return { column, op };
    case 'between':
      // One side may be left open.
      if (second === '') return first === '' ? null : { column, op: '>=', value: first };
      return first === '' ? { column, op: '<=', value: second } : { column, op, values: [first, second] };
    case 'in':
      return texts.length === 0 ? null : { column, op, values: texts };
    default:
      return first === '' ? null : { column, op, value: type === 'boolean' ? first === 'true' : first };
  }
}
