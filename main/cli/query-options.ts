import { type ColumnChoice, type Filter, type Sort, filterSchema } from '../../preload/contract/query.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { parse } from '../export/request.ts';

export const invalid = (option: string, expected: string, given: string): ExportFailure =>
  new ExportFailure('REQUEST_INVALID', { problem: `--${option} needs ${expected}, not '${given}'` });

/** `key,key=New name,…` */
export function parseColumns(text: string): ColumnChoice[] {
  return list(text, ',').map((part) => {
    const [key = '', ...name] = part.split('=');
    if (key.trim() === '') throw invalid('columns', `'key,key=New name'`, text);
    return name.length === 0 ? { key: key.trim() } : { key: key.trim(), name: name.join('=').trim() };
  });
}

/** `col,-col`: a leading minus sorts descending. */
export function parseSort(text: string): Sort[] {
  return list(text, ',').map((part) => {
    const column = part.replace(/^-/, '');
    if (column === '') throw invalid('sort', `'column,-column'`, text);
    return { column, direction: column === part ? 'ascending' : 'descending' };
  });
}

/** `key=value` */
export function parseParameters(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw invalid('param', 'key=value', pair);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** A column, in double quotes when it holds spaces or signs; an operator as a sign or a word apart; the value. */
const condition = /^\s*(?:"([^"]+)"|([^\s"=!<>]+))(?:\s*([=!<>]+)|\s+(\S+))\s*(.*)$/s;

/** `column op value`; `in` takes `a,b,c`, `between` takes `a and b` or `a,b`. */
export function parseFilter(text: string): Filter {
  const [, quoted, bare, sign, word, value = ''] = condition.exec(text) ?? [];
  const column = quoted ?? bare;
  const op = sign ?? word;
  if (column === undefined || op === undefined) throw invalid('where', `'column operator value'`, text);
  switch (op) {
    case 'in':
      return parse(filterSchema, { column, op, values: list(value, ',') });
    case 'between': {
      const values = list(value, / and |,/);
      if (values.length !== 2) throw invalid('where', `'${column} between … and …'`, text);
      return parse(filterSchema, { column, op, values });
    }
    case 'is-null':
    case 'not-null':
      return { column, op };
    default:
      return parse(filterSchema, { column, op, value });
  }
}

/** The parts of a text, without the spaces around them. */
export const list = (text: string, separator: string | RegExp): string[] =>
  text.split(separator).map((part) => part.trim());
