import { expect, test } from 'vitest';
import { parseRequest } from '../../main/export/request.ts';
import { ExportFailure, failureReport } from '../../preload/contract/errors.ts';
import { toldError } from '../fixtures/told-error.ts';
import { warningWords } from '../../preload/words/warning-words.ts';
import { english } from '../../preload/words/words.ts';

const messageOf = (input: unknown): { code: string; message: string } => {
  try {
    parseRequest(input);
  } catch (error) {
    return toldError(failureReport(error));
  }
  throw new Error('the request was taken');
};
const csv = (output: object, sheet: object = {}): object => ({
  sheets: [{ dataset: 'analytics', ...sheet }],
  output: { format: 'csv', ...output },
});
const unspeakable: unknown = Object.create(null);
const long = 'x'.repeat(500_000);

test.each<[string, unknown, string]>([
  ['an object without words', csv({ dateFormat: unspeakable }), 'DATE_FORMAT_NOT_FOUND'],
  ['an object in an object', csv({ dateFormat: { toString: null } }), 'DATE_FORMAT_NOT_FOUND'],
  ['a deep object', csv({ dateFormat: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]] }), 'REQUEST_INVALID'],
  ['a long date format', csv({ dateFormat: long }), 'DATE_FORMAT_NOT_FOUND'],
  ['a long operator', csv({}, { filters: [{ column: 'id', op: long }] }), 'OPERATOR_NOT_FOUND'],
  ['a long option', csv({ [long]: 1 }), 'REQUEST_INVALID'],
  ['a long parameter', csv({}, { params: { [long]: 1 } }), 'REQUEST_INVALID'],
  ['a long choice', csv({}, { params: { class_ids: [long] } }), 'REQUEST_INVALID'],
  ['null', null, 'REQUEST_INVALID'],
])('%s is refused in a short sentence', (_what, input, code) => {
  const error = messageOf(input);
  expect(error.code).toBe(code);
  expect(error.message.length).toBeLessThan(300);
});

test('no sentence repeats more than 200 characters of a value or of the names of columns', () => {
  const value = `${'x'.repeat(198)}\u{1F600}${long}`;
  const failure = new ExportFailure('FILTER_VALUE_INVALID', { column: long, value, expected: 'number' });
  const { message } = toldError(failureReport(failure));
  expect(message).toBe(
    `The filter on '${'x'.repeat(199)}…' needs a number, but '${'x'.repeat(198)}…' was given.`,
  );
  const columns = Array.from({ length: 50 }, (_, index) => `${index}${long}`);
  const warning = { code: 'LEADING_ZEROS', detail: { columns, format: 'csv' } } as const;
  expect(warningWords(warning, english).length).toBeLessThan(500);
});
