import type { ColumnType } from '../../../preload/contract/dataset.ts';
import type { Filter, Operator } from '../../../preload/contract/query.ts';
import { operatorWords } from '../../../preload/words/operator-words.ts';
import { halfTypedDay } from '../../components/half-typed-day.ts';
import type { FilterDraft } from '../draft/export-draft.ts';

export const firstOperator = (type: ColumnType): Operator => Object.keys(operatorWords[type])[0] as Operator;

/** How many value fields an operator needs; `in` has one that takes a value per line. */
export function valueFields(op: Operator): 0 | 1 | 2 {
  if (op === 'is-null' || op === 'not-null') return 0;
  return op === 'between' ? 2 : 1;
}

/** The filter as it is sent, or null while a value is still missing. */
export function filterOf({ column, op, texts }: FilterDraft, type: ColumnType): Filter | null {
  // Half a day is none.
  const [first = '', second = ''] = texts.map((text) => (text === halfTypedDay ? '' : text));
  switch (op) {
    case 'is-null':
    case 'not-null':
      return { column, op };
    case 'between':
      return first === '' || second === '' ? null : { column, op, values: [first, second] };
    case 'in': {
      const values = first.split('\n').map((line) => line.trim());
      const filled = values.filter((value) => value !== '');
      return filled.length === 0 ? null : { column, op, values: filled };
    }
    default:
      return first === '' ? null : { column, op, value: type === 'boolean' ? first === 'true' : first };
  }
}
