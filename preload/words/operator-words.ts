import type { ColumnType } from '../contract/dataset.ts';
import type { Operator } from '../contract/query.ts';
import type { Words } from './words.ts';

/** What a condition says. The catalogues have each by itself and in a sentence. */
type Condition =
  | 'contains'
  | 'is'
  | 'is-not'
  | 'starts-with'
  | 'one-of'
  | 'less'
  | 'at-most'
  | 'more'
  | 'at-least'
  | 'between'
  | 'on'
  | 'before'
  | 'until'
  | 'after'
  | 'from'
  | 'empty'
  | 'not-empty';

type Conditions = Partial<Record<Operator, Condition>>;

const emptiness: Conditions = { 'is-null': 'empty', 'not-null': 'not-empty' };

const ofTexts: Conditions = {
  contains: 'contains',
  '=': 'is',
  '!=': 'is-not',
  'starts-with': 'starts-with',
  in: 'one-of',
  ...emptiness,
};

const ofNumbers: Conditions = {
  '=': 'is',
  '!=': 'is-not',
  '<': 'less',
  '<=': 'at-most',
  '>': 'more',
  '>=': 'at-least',
  between: 'between',
  in: 'one-of',
  ...emptiness,
};

const ofDays: Conditions = {
  '=': 'on',
  '<': 'before',
  '<=': 'until',
  '>': 'after',
  '>=': 'from',
  between: 'between',
  ...emptiness,
};

const conditions: Record<ColumnType, Conditions> = {
  text: ofTexts,
  integer: ofNumbers,
  count: ofNumbers,
  decimal: ofNumbers,
  number: ofNumbers,
  date: ofDays,
  datetime: ofDays,
  boolean: { '=': 'is', ...emptiness },
  any: { ...ofTexts, ...ofNumbers },
};

/** The operators that make sense for a type, the most likely one first. */
export const operatorsOf = (type: ColumnType): Operator[] => Object.keys(conditions[type]) as Operator[];

/** What an operator says of a column of that type; undefined where it makes no sense. */
export const conditionOf = (type: ColumnType, operator: Operator): Condition | undefined =>
  conditions[type][operator];

/** An operator as a list names it: `is at least`. */
export function operatorWords(type: ColumnType, operator: Operator, { t }: Words): string {
  const condition = conditionOf(type, operator);
  return condition === undefined ? operator : t(`operators.${condition}`);
}
