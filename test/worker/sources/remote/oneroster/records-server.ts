import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceAccess } from '../../../../../preload/contract/source.ts';
import { whenTestEnds } from '../../../../fixtures/when-test-ends.ts';

export type Collections = Record<string, readonly object[]>;

/** What a page is of, the number of its request in its collection, from 1, and what it would be. */
export interface Asked {
  name: string;
  number: number;
  offset: number;
  limit: number;
}
export interface Given {
  records: readonly object[];
  /** None when absent. */
  total?: number;
}

/** Small collections that a test writes itself, from a OneRoster 1.2 server that lets everybody in, until the test has ended. */
export async function recordsServer(
  collections: Collections,
  give: (asked: Asked, usual: Given) => Given = (_asked, usual) => usual,
): Promise<{ source: SourceAccess<'remote'>; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://server');
    const name = url.pathname.split('/').at(-1) ?? '';
    const [offset = 0, limit = 0] = ['offset', 'limit'].map((key) => Number(url.searchParams.get(key)));
    // That which finds out what is there takes one record.
    if (limit > 1) asked.push(name);
    const number = asked.filter((other) => other === name).length;
    const all = collections[name] ?? [];
    const usual = { records: all.slice(offset, offset + limit), total: all.length };
    const { records, total } = limit > 1 ? give({ name, number, offset, limit }, usual) : usual;
    const answerName = name === 'students' || name === 'teachers' ? 'users' : name;
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(total !== undefined && { 'x-total-count': String(total) }),
    });
    response.end(JSON.stringify({ [answerName]: records }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenTestEnds(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { source: { kind: 'remote', api: 'oneroster', url, label: 'School' }, asked };
}

const student = (index: number): object => ({
  sourcedId: `s${String(index).padStart(5, '0')}`,
  givenName: 'Ada',
  familyName: `No. ${index}`,
  identifier: String(index).padStart(5, '0'),
});

/** A result of the first student in the only line item. */
export const result = (index: number, more: object = {}): object => ({
  sourcedId: `r${String(index).padStart(5, '0')}`,
  student: { sourcedId: 's00000' },
  lineItem: { sourcedId: 'item' },
  scoreDate: '2024-03-04',
  score: index,
  ...more,
});

/** A school with one class in which one line item has `results`. */
export const smallSchool = (results: readonly object[], students = 1): Collections => ({
  students: Array.from({ length: students }, (_, index) => student(index)),
  courses: [{ sourcedId: 'course', title: 'Mathematics I', subjects: ['Mathematics'] }],
  classes: [{ sourcedId: 'class', title: '7a', grades: ['07'], course: { sourcedId: 'course' } }],
  lineItems: [{ sourcedId: 'item', title: 'Test', class: { sourcedId: 'class' } }],
  results,
});
