import { describe, expect, test } from 'vitest';
import { parseColumns, parseFilter, parseParameters, parseSort } from '../../main/cli/query-options.ts';
import { parseSummary } from '../../main/cli/summary-options.ts';
import type { Filter } from '../../preload/contract/query.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';

/** The code and sentence of what is thrown. */
function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    const { code, message } = toldError(failureReport(error));
    return `${code} ${message}`;
  }
  throw new Error('it was not refused');
}

const notUnderstood = 'REQUEST_INVALID The request cannot be understood:';

describe('--columns', () => {
  test.for([
    ['a', [{ key: 'a' }]],
    ['b,a', [{ key: 'b' }, { key: 'a' }]],
    [' a , b ', [{ key: 'a' }, { key: 'b' }]],
    ['a=New name,b', [{ key: 'a', name: 'New name' }, { key: 'b' }]],
    ['a = x = y', [{ key: 'a', name: 'x = y' }]],
    ['a=', [{ key: 'a', name: '' }]],
    ['first name=имя', [{ key: 'first name', name: 'имя' }]],
  ] as const)('%s', ([text, expected]) => {
    expect(parseColumns(text)).toEqual(expected);
  });

  test.for(['a,,b', 'a,', '=name', ' '])('not "%s"', (text) => {
    expect(refusal(() => parseColumns(text))).toBe(
      `${notUnderstood} --columns needs 'key,key=New name', not '${text}'`,
    );
  });
});

describe('--group and --measure', () => {
  test.for([
    ['a, b', undefined, { groups: [{ column: 'a' }, { column: 'b' }], measures: [] }],
    [
      'month(first day),upper(x)',
      'count',
      {
        groups: [{ column: 'first day', part: 'month' }, { column: 'upper(x)' }],
        measures: [{ function: 'count' }],
      },
    ],
    [
      undefined,
      'average(a)=New name, count, share:0,sum(b(c)):2=x = y',
      {
        groups: [],
        measures: [
          { function: 'average', column: 'a', name: 'New name' },
          { function: 'count' },
          { function: 'share', decimals: 0 },
          { function: 'sum', column: 'b(c)', decimals: 2, name: 'x = y' },
        ],
      },
    ],
  ] as const)('%s %s', ([group, measure, expected]) => {
    expect(parseSummary(group, measure)).toEqual(expected);
  });

  test.for(['median(a)', 'average', 'average()', 'count,', ' ', 'sum(a):x'])('not --measure "%s"', (text) => {
    expect(refusal(() => parseSummary(undefined, text))).toBe(
      `${notUnderstood} --measure needs 'average(column)=New name,count' with count, average, smallest, largest, sum, or share, not '${text}'`,
    );
  });

  test('not so many places', () => {
    expect(refusal(() => parseSummary(undefined, 'sum(a):7'))).toMatch(/^REQUEST_INVALID .*decimals: /);
  });

  test('not --group "a,"', () => {
    expect(refusal(() => parseSummary('a,', undefined))).toBe(
      `${notUnderstood} --group needs 'column,month(column)', not 'a,'`,
    );
  });
});

describe('--sort', () => {
  test.for([
    ['a', [{ column: 'a', direction: 'ascending' }]],
    ['-a', [{ column: 'a', direction: 'descending' }]],
    [
      'a, -b',
      [
        { column: 'a', direction: 'ascending' },
        { column: 'b', direction: 'descending' },
      ],
    ],
    ['a-b', [{ column: 'a-b', direction: 'ascending' }]],
  ] as const)('%s', ([text, expected]) => {
    expect(parseSort(text)).toEqual(expected);
  });

  test.for(['a,,b', '-', ' '])('not "%s"', (text) => {
    expect(refusal(() => parseSort(text))).toBe(
      `${notUnderstood} --sort needs 'column,-column', not '${text}'`,
    );
  });
});

describe('--param', () => {
  test('takes any number of pairs, the last of a kind counting', () => {
    expect(parseParameters(['a=1', 'b=x=y', 'c=', 'a=2'])).toEqual({ a: '2', b: 'x=y', c: '' });
  });

  test.for(['a', '=1', ''])('not "%s"', (pair) => {
    expect(refusal(() => parseParameters([pair]))).toBe(
      `${notUnderstood} --param needs key=value, not '${pair}'`,
    );
  });
});

describe('--where', () => {
  const cases: [text: string, expected: Filter][] = [
    ['value = 5', { column: 'value', op: '=', value: '5' }],
    ['value=5', { column: 'value', op: '=', value: '5' }],
    ['value!=5', { column: 'value', op: '!=', value: '5' }],
    ['value<5', { column: 'value', op: '<', value: '5' }],
    ['value <=5', { column: 'value', op: '<=', value: '5' }],
    ['value> 5', { column: 'value', op: '>', value: '5' }],
    ['  value   >=   5', { column: 'value', op: '>=', value: '5' }],
    ['value = -5', { column: 'value', op: '=', value: '-5' }],
    ['value =', { column: 'value', op: '=', value: '' }],
    ['name = two words ', { column: 'name', op: '=', value: 'two words ' }],
    ['name = a\nb', { column: 'name', op: '=', value: 'a\nb' }],
    ['name = = x', { column: 'name', op: '=', value: '= x' }],
    ['name contains a in b', { column: 'name', op: 'contains', value: 'a in b' }],
    ['name starts-with =1', { column: 'name', op: 'starts-with', value: '=1' }],
    ['name in a, b,c', { column: 'name', op: 'in', values: ['a', 'b', 'c'] }],
    ['name in a', { column: 'name', op: 'in', values: ['a'] }],
    ['value between 1 and 5', { column: 'value', op: 'between', values: ['1', '5'] }],
    ['value between 1,5', { column: 'value', op: 'between', values: ['1', '5'] }],
    ['value is-null', { column: 'value', op: 'is-null' }],
    ['value not-null', { column: 'value', op: 'not-null' }],
    ['"first name" = Ana', { column: 'first name', op: '=', value: 'Ana' }],
    ['"a=b"="c"', { column: 'a=b', op: '=', value: '"c"' }],
    ['"a < b" in x', { column: 'a < b', op: 'in', values: ['x'] }],
    ['имя = Анна', { column: 'имя', op: '=', value: 'Анна' }],
  ];
  test.for(cases)('%s', ([text, expected]) => {
    expect(parseFilter(text)).toEqual(expected);
  });

  test.for(['value', ' ', '= 5', '"value"', '"value', 'value~5', '"first name"in x'])('not "%s"', (text) => {
    expect(refusal(() => parseFilter(text))).toBe(
      `${notUnderstood} --where needs 'column operator value', not '${text}'`,
    );
  });

  test.for(['value between 1', 'value between 1 and 2 and 3', 'value between'])('not "%s"', (text) => {
    expect(refusal(() => parseFilter(text))).toBe(
      `${notUnderstood} --where needs 'value between … and …', not '${text}'`,
    );
  });

  test.for([
    ['value ~ 5', '~'],
    ['value == 5', '=='],
    ['value like a%', 'like'],
    ['value IN 1,2', 'IN'],
    ['value constructor 1', 'constructor'],
  ] as const)('not the operator of "%s"', ([text, operator]) => {
    expect(refusal(() => parseFilter(text))).toBe(
      `OPERATOR_NOT_FOUND Filter operator '${operator}' not found. ` +
        'Use = != < <= > >= contains starts-with in is-null not-null between.',
    );
  });
});
