import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import { answerOf } from '../../../../main/worker/sources/remote/answer.ts';
import { checkedRow, RowLines } from '../../../../main/worker/sources/remote/row-lines.ts';
import { batchOf } from '../../../../main/worker/rows.ts';
import { waitedFor } from '../read.ts';
import { gap, value } from './json-values.ts';

const client = new HttpClient({ url: new URL('http://127.0.0.1:9/') }, waitedFor);
const columns = 3;

/** What the lines become by way of values, which is slow and obvious; why not, when they become nothing. */
function slowly(lines: readonly string[]): string {
  try {
    return batchOf(lines.map((line) => checkedRow(answerOf(client, line), columns, client))).bytes.toString();
  } catch (error) {
    return JSON.stringify(error);
  }
}

function quickly(lines: readonly string[]): string {
  const rows = new RowLines(columns, client);
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  try {
    expect(rows.add(text, 0)).toBe(text.length);
    return rows.take().bytes.toString();
  } catch (error) {
    return JSON.stringify(error);
  }
}

const line = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.array(value, { minLength: 3, maxLength: 3 }) },
      fc.array(value, { maxLength: 5 }),
    ),
    fc.array(gap, { minLength: 12, maxLength: 12 }),
    fc.constantFrom('', '', '', '', 'x', ','),
  )
  .map(
    ([values, gaps, tail]) =>
      `[${values.map((one, index) => (gaps[2 * index] ?? '') + one + (gaps[2 * index + 1] ?? '')).join()}]${gaps[11] ?? ''}${tail}`,
  );

test('lines are copied as they would be by way of values, or refused alike', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      expect(quickly(lines)).toBe(slowly(lines));
    }),
    { numRuns: 3_000 },
  );
});

test('more rows than a batch has wait for the next one', () => {
  const rows = new RowLines(columns, client);
  const text = Buffer.from('[1,"a",null]\n'.repeat(1_200));
  const taken: number[] = [];
  for (let at = 0; at < text.length;) {
    at = rows.add(text, at);
    const batch = rows.take();
    taken.push(batch.rows);
    expect(batch.bytes.toString().split('\n')).toEqual(Array(batch.rows).fill('[1,"a",null]'));
  }
  expect(taken).toEqual([500, 500, 200]);
});
