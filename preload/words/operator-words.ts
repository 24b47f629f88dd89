import type { ColumnType } from '../contract/dataset.ts';
import type { Operator } from '../contract/query.ts';

type Words = Partial<Record<Operator, string>>;

const empty: Words = { 'is-null': 'is empty', 'not-null': 'is not empty' };

const textWords: Words = {
  contains: 'contains',
  '=': 'is',
  '!=': 'is not',
  'starts-with': 'starts with',
  in: 'is one of',
  ...empty,
};

const numberWords: Words = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  between: 'is between',
  in: 'is one of',
  ...empty,
};

const dayWords: Words = {
  '=': 'is on',
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
  between: 'is between',
  ...empty,
};

/** The operators that make sense for a type, in plain words, the most likely one first. */
export const operatorWords: Record<ColumnType, Words> = {
  text: textWords,
  integer: numberWords,
  count: numberWords,
  decimal: numberWords,
  number: numberWords,
  date: dayWords,
  datetime: dayWords,
  boolean: { '=': 'is', ...empty },
  any: { ...textWords, ...numberWords },
};
