import {
  dateParts,
  measureFunctions,
  type DatePart,
  type MeasureFunction,
} from '../../preload/contract/measures.ts';
import { measureSchema, type Group, type Measure, type Summary } from '../../preload/contract/query.ts';
import { parse } from '../export/request.ts';
import { invalid, list } from './query-options.ts';

/** What `--group` and `--measure` say; one of them may be left out. */
export const parseSummary = (group: string | undefined, measure: string | undefined): Summary => ({
  groups: group === undefined ? [] : list(group, ',').map((part) => parseGroup(part, group)),
  measures: measure === undefined ? [] : list(measure, ',').map((part) => parseMeasure(part, measure)),
});

const call = /^(\w+)\((.+)\)$/s;

const isDatePart = (word: string | undefined): word is DatePart =>
  (dateParts as readonly (string | undefined)[]).includes(word);
const isFunction = (word: string | undefined): word is MeasureFunction =>
  (measureFunctions as readonly (string | undefined)[]).includes(word);

/** `column`, or `month(column)`. What is no part of a date is a column: a query may have one called `upper(name)`. */
function parseGroup(text: string, given: string): Group {
  if (text === '') throw invalid('group', `'column,month(column)'`, given);
  const [, part, column = ''] = call.exec(text) ?? [];
  return isDatePart(part) ? { column: column.trim(), part } : { column: text };
}

/** `function(column)` or `count` or `share`, then perhaps `:places`, then perhaps `=name`. */
const written = /^(\w+)(?:\((.+?)\))?(?::(\d+))?(?:\s*=\s*(.+))?$/s;

function parseMeasure(text: string, given: string): Measure {
  const [, measured, column, decimals, name] = written.exec(text) ?? [];
  const needsColumn = measured !== 'count' && measured !== 'share';
  if (!isFunction(measured) || (needsColumn && column === undefined))
    throw invalid(
      'measure',
      `'average(column)=New name,count' with ${words.format(measureFunctions)}`,
      given,
    );
  return parse(measureSchema, {
    function: measured,
    ...(column !== undefined && { column: column.trim() }),
    ...(decimals !== undefined && { decimals: Number(decimals) }),
    ...(name !== undefined && { name }),
  });
}

const words = new Intl.ListFormat('en', { type: 'disjunction' });
