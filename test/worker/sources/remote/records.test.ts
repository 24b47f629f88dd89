import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { RecordTable } from '../../../../main/worker/sources/remote/record-table.ts';
import { openSource } from '../../../../main/worker/sources/index.ts';
import { rowsOf } from '../../../../main/worker/rows.ts';
import { querySpecSchema } from '../../../../preload/contract/query.ts';
import { waitedFor } from '../read.ts';

test.for<[string, unknown, [string, string, unknown][]]>([
  [
    'objects in objects become columns',
    { id: 1, student: { name: 'Ana', school: { city: 'Bern' } } },
    [
      ['id', 'integer', 1],
      ['student.name', 'text', 'Ana'],
      ['student.school.city', 'text', 'Bern'],
    ],
  ],
  [
    'lists are joined',
    { tags: ['a', 'b', 3], none: [] },
    [
      ['tags', 'text', 'a, b, 3'],
      ['none', 'text', ''],
    ],
  ],
  ['lists of objects are JSON', { marks: [{ a: 1 }] }, [['marks', 'text', '[{"a":1}]']]],
  ['decimal numbers as Django writes them are numbers', { score: '95.50' }, [['score', 'decimal', 95.5]]],
  [
    'numbers of students stay texts',
    { number: '0012', room: '3.1' },
    [
      ['number', 'text', '0012'],
      ['room', 'text', '3.1'],
    ],
  ],
  [
    'moments are in UTC, with all their digits',
    { at: '2024-01-31T23:30:00.123456+01:00', on: '2024-01-31', zulu: '2024-01-31T10:00:00Z' },
    [
      ['at', 'datetime', '2024-01-31T22:30:00.123456Z'],
      ['on', 'date', '2024-01-31'],
      ['zulu', 'datetime', '2024-01-31T10:00:00Z'],
    ],
  ],
  ['yes and no', { passed: true }, [['passed', 'boolean', true]]],
  ['nothing', { comment: null }, [['comment', 'any', null]]],
  [
    'what every object inherits is a name like another',
    JSON.parse('{"__proto__": 1, "constructor": 2}'),
    [
      ['__proto__', 'integer', 1],
      ['constructor', 'integer', 2],
    ],
  ],
])('%s', ([, record, expected]) => {
  const table = new RecordTable([record as object]);
  const row = table.row(record as object);
  expect(table.columns.map(({ key, type }, index) => [key, type, row[index]])).toEqual(expected);
});

test('what is deeper than five levels is JSON', () => {
  const deep = { a: { b: { c: { d: { e: { f: 1 } } } } } };
  const table = new RecordTable([deep]);
  expect(table.columns.map(({ key }) => key)).toEqual(['a.b.c.d.e']);
  expect(table.row(deep)).toEqual(['{"f":1}']);
});

test('a list without pages names the next one in its head, and keeps every digit of its numbers', async () => {
  const server = createServer((request, response) => {
    const isFirst = !(request.url ?? '').includes('after');
    response.writeHead(200, isFirst ? { link: '<?before=1>; rel="prev", <?after=1>; rel="next"' } : {});
    response.end(isFirst ? '[{"id": 9007199254740993}]' : '[{"id": 2}]');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const source = await openSource({ kind: 'remote', api: 'drf', url, label: 'List' }, waitedFor);
  try {
    const query = await source.query(querySpecSchema.parse({ dataset: 'rows' }));
    const rows = [];
    for await (const batch of query.batches()) rows.push(...rowsOf(batch));
    expect(rows).toEqual([['9007199254740993'], [2]]);
  } finally {
    source.close();
    server.closeAllConnections();
    server.close();
  }
});
