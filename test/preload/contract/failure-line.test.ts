import { describe, expect, test } from 'vitest';
import { ExportFailure, failureReport } from '../../../preload/contract/errors.ts';
import { failureLine } from '../../../preload/contract/failure-line.ts';

const line = (thrown: unknown): string => failureLine(failureReport(thrown));

describe('what a log is told of a failure', () => {
  test.each<[string, () => unknown]>([
    ['a message', () => new TypeError('no row for Zoë Canary')],
    [
      'a message of lines that look like calls',
      () => new Error('x\n    at Zoë Canary (/canary.js:1:2)\n    at Canary'),
    ],
    [
      'another message',
      () => Object.assign(new Error('y'), { stack: 'Error: Canary\n    at Canary (a.js:1:1)' }),
    ],
    ['a kind and a code', () => Object.assign(new Error('x'), { name: 'Zoë Canary', code: 'Canary 7' })],
    ['what is no error', () => 'Canary'],
    ['the cause', () => new Error('x', { cause: new Error('Canary') })],
    [
      'a value',
      () => new ExportFailure('FILTER_VALUE_INVALID', { column: 'Canary', value: 'Canary', expected: 'day' }),
    ],
    ['a reason in SQLite’s words', () => new ExportFailure('QUERY_FAILED', { reason: 'CANARY' })],
    ['a folder', () => new ExportFailure('QUEUE_UNUSABLE', { folder: '/Canary', reason: 'Canary' })],
  ])('has no pupil in it: %s', (_what, thrown) => {
    expect(line(thrown())).not.toMatch(/canary/i);
  });

  test('says what is the matter and where, without folders', () => {
    const bug = Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(line(bug)).toMatch(
      /^UNEXPECTED: TypeError ERR_INVALID_ARG_TYPE\n {4}at failure-line\.test\.ts:\d+:\d+\n/,
    );
    expect(line(bug)).not.toContain('/');
    expect(line(new ExportFailure('QUEUE_UNUSABLE', { folder: '/home/ana', reason: 'SQLITE_FULL' }))).toBe(
      'QUEUE_UNUSABLE SQLITE_FULL',
    );
  });

  test('is the same on the other side of a thread', () => {
    const bug = failureReport(new Error('x'));
    expect(failureReport(ExportFailure.of(bug))).toEqual(bug);
  });
});
