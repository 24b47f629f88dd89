import type { ColumnChoice, Filter, Sort } from '../../preload/contract/dataset.ts';
import { filterSchema } from '../../preload/contract/dataset.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { parse } from '../export/request.ts';

/** `key,key=New name,…` */
export function parseColumns(text: string): ColumnChoice[] {
  return text.split(',').map((part) => {
    const [key = '', ...name] = part.split('=');
    return name.length === 0 ? { key: key.trim() } : { key: key.trim(), name: name.join('=').trim() };
  });
}

/** `col,-col`: a leading minus sorts descending. */
export function parseSort(text: string): Sort[] {
  return text.split(',').map((part) => {
    const column = part.trim();
    return column.startsWith('-')
      ? { column: column.slice(1), direction: 'descending' }
      : { column, direction: 'ascending' };
  });
}

/** `key=value` */
export function parseParameters(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1)
        throw new ExportFailure('REQUEST_INVALID', { problem: `--param needs key=value, not '${pair}'` });
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** A column, in double quotes when it holds spaces or signs; an operator as a sign or a word; the value. */
const condition = /^\s*(?:"([^"]+)"|([^\s=!<>]+))\s*([=!<>]+|\S+)\s*(.*)$/s;

/** `column op value`; `in` takes `a,b,c`, `between` takes `a and b` or `a,b`. */
export function parseFilter(text: string): Filter {
  const [, quoted, bare, op, value = ''] = condition.exec(text) ?? [];
  const column = quoted ?? bare;
  if (column === undefined || op === undefined)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `--where needs 'column operator value', not '${text}'`,
    });
  switch (op) {
    case 'in':
      return parse(filterSchema, { column, op, values: list(value, ',') });
    case 'between':
      return parse(filterSchema, { column, op, values: list(value, / and |,/) });
    case 'is-null':
    case 'not-null':
      return { column, op };
    default:
      return parse(filterSchema, { column, op, value });
  }
}

const list = (text: string, separator: string | RegExp): string[] =>
  text.split(separator).map((part) => part.trim());
