import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../../../main/worker/sources/remote/answer.ts';
import { isRecord } from '../../../../main/worker/sources/remote/flat-record.ts';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import { listIn } from '../../../../main/worker/sources/remote/json-text.ts';
import { listedBatches } from '../../../../main/worker/sources/remote/listed-batches.ts';
import { RecordLines } from '../../../../main/worker/sources/remote/record-lines.ts';
import { RecordTable } from '../../../../main/worker/sources/remote/record-table.ts';
import { lineOf } from '../../../../main/worker/rows.ts';
import { waitedFor } from '../read.ts';
import { gap, value } from './json-values.ts';

const client = new HttpClient({ url: new URL('http://127.0.0.1:9/') }, waitedFor);
const table = new RecordTable([
  { id: 1, name: 'Ana', mark: '1.50', ratio: 0.5, at: '2024-01-31T10:00:00Z', on: '2024-01-31' },
]);
const keys = table.columns.map(({ key }) => key);
const identity = keys.indexOf('id');

/** What a page's rows become by way of values, which is slow and obvious; undefined for a page that is none. */
function slowly(page: string, wanted: ReadonlySet<string>): string[] | undefined {
  try {
    const answer = answerOf(client, page);
    const records: unknown = Array.isArray(answer) ? answer : (answer as { results: unknown }).results;
    const seen = new Set<string>();
    return (records as unknown[]).flatMap((record) => {
      const row = isRecord(record) ? table.row(record) : '';
      if (typeof row === 'string') throw new Error(row);
      const own = lineOf([row[identity] ?? null]);
      const isKnown = seen.has(own);
      seen.add(own);
      return isKnown ? [] : [lineOf(row.filter((_, place) => wanted.has(keys[place] ?? '')))];
    });
  } catch {
    return undefined;
  }
}

async function quickly(page: string, wanted: ReadonlySet<string>): Promise<string[] | undefined> {
  try {
    const listed = listIn(client, Buffer.from(page), 'results');
    const pages = (async function* () {
      await Promise.resolve();
      if (!listed) throw new Error('no list');
      yield listed;
      return { rows: undefined };
    })();
    const lines: string[] = [];
    const records = new RecordLines(table, wanted, identity, client);
    for await (const { bytes } of listedBatches(pages, records, client))
      lines.push(...bytes.toString().split('\n'));
    return lines;
  } catch {
    return undefined;
  }
}

const cell = fc.oneof(
  { weight: 1, arbitrary: value },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }).map(String) },
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      '"1.50"',
      '"01.5"',
      '"1e5"',
      '"-0.00"',
      '"12345678901234567.5"',
      '"2024-01-31T10:00:00Z"',
      '"2024-01-31T10:00:00+01:00"',
      '"2024-01-31T10:00:00.25-11:30"',
      '"2024-01-31T10:00"',
      '{"a":[1,"]"]}',
      '[{"}":2}]',
      '[1,2]',
      '"a\\\\"',
      '"]}\\""',
      'null',
    ),
  },
);
const blank = fc.oneof({ weight: 4, arbitrary: gap }, fc.constant('\n'));
const members = fc
  .tuple(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), fc.array(blank))
  .map(([cells, blanks]) =>
    cells.map((one, place) => `${blanks[place] ?? ''}"${keys[place]}"${blanks[place + 1] ?? ''}:${one}`),
  );
const record = fc
  .oneof(
    { weight: 6, arbitrary: members },
    members.map((list) => list.toReversed()),
    fc.tuple(members, fc.nat(keys.length)).map(([list, length]) => list.slice(0, length)),
    fc.tuple(members, fc.nat(keys.length)).map(([list, place]) => list.toSpliced(place, 1)),
    fc.tuple(members, fc.nat(keys.length), cell).map(([list, place, one]) => {
      return list.toSpliced(place, 0, `"${keys[place] ?? 'other'}":${one}`);
    }),
  )
  .map((list) => `{${list.join()}}`);
const element = fc.oneof({ weight: 20, arbitrary: record }, cell);
const list = fc
  .tuple(fc.array(fc.tuple(blank, element, blank), { maxLength: 4 }), blank)
  .map(([elements, inside]) => `[${inside}${elements.map((parts) => parts.join('')).join()}]`);
const page = fc.oneof(
  list,
  fc
    .tuple(
      list,
      fc.shuffledSubarray(['"count":3', '"next":"[]"', '"x":[[1],{"results":2}]', '"results":5']),
      fc.nat(4),
      blank,
    )
    .map(([own, others, place, around]) => {
      return `${around}{${others.toSpliced(place, 0, `${around}"results"${around}:${around}${own}`).join()}}${around}`;
    }),
  fc.tuple(list, fc.nat(200)).map(([own, length]) => own.slice(0, length)),
  fc.constantFrom(
    '',
    '{',
    '{"results":',
    '{"results":[',
    '{"results":["',
    '[}',
    '[1}',
    '{"results":[1,]}',
    '[{} {}]',
    '<html>',
  ),
);

test('a page is read from its bytes as it would be by way of values, or refused alike', async () => {
  await fc.assert(
    fc.asyncProperty(page, fc.shuffledSubarray(keys, { minLength: 1 }), async (text, wanted) => {
      const some = new Set(wanted);
      expect(await quickly(text, some)).toEqual(slowly(text, some));
    }),
    { numRuns: 3_000 },
  );
});
