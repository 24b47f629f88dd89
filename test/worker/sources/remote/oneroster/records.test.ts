import { describe, expect, vi } from 'vitest';
import { openSource } from '../../../../../main/worker/sources/index.ts';
import { rowsOf, type Row } from '../../../../../main/worker/rows.ts';
import { querySpecSchema } from '../../../../../preload/contract/query.ts';
import { ReadAhead } from '../../../../../main/worker/read-ahead.ts';
import { test } from '../../../../fixtures/folder.ts';
import { failureOf, waitedFor, type Query } from '../../read.ts';
import { exported } from '../exported.ts';
import { recordsServer, result, smallSchool, type Asked, type Given } from './records-server.ts';

const numbers = (length: number): object[] => Array.from({ length }, (_, index) => result(index));
const all = { dataset: 'analytics' };

test('several sheets are read side by side, each as if it were alone', async () => {
  const { source: access } = await recordsServer(smallSchool(numbers(5_000)));
  const descending: Query = { ...all, sort: [{ column: 'value', direction: 'descending' }] };
  const sheets: Query[] = [all, descending, { dataset: 'class-analytics' }, { ...all, limit: 2_500 }];
  const source = await openSource(access, waitedFor);
  try {
    const begun: ReadAhead[] = [];
    for (const sheet of sheets)
      begun.push(await ReadAhead.begin((await source.query(querySpecSchema.parse(sheet))).batches()));
    const rows: Row[][] = [];
    for (const ahead of begun) {
      const ofSheet: Row[] = [];
      for await (const batch of ahead.batches()) ofSheet.push(...rowsOf(batch));
      rows.push(ofSheet);
      await ahead.close();
    }
    const ids = rows.map((ofSheet) => ofSheet.map(([id]) => id));
    const upwards = Array.from({ length: 5_000 }, (_, index) => index + 1);
    expect(ids[0]).toEqual(upwards);
    expect(ids[1]).toEqual(upwards.toReversed());
    expect(rows[2]?.map((row) => row.slice(1))).toEqual([
      ['7a', 'Mathematics', 'Test', 5_000, 2_499.5, 0, 4_999, 1],
    ]);
    expect(ids[3]).toEqual(upwards.slice(0, 2_500));
  } finally {
    source.close();
  }
});

describe('a list that is not read to its end from its beginning', () => {
  const school = smallSchool(numbers(2_500), 2_500);
  const first = ({ name }: Asked, usual: Given, of: string): Given =>
    name === of ? { ...usual, records: school[of]?.slice(0, 1_000) ?? [] } : usual;

  test.for<[string, (asked: Asked, usual: Given) => Given, string]>([
    [
      'results, always the first page',
      (asked, usual) => first(asked, usual, 'results'),
      'REMOTE_NOT_UNDERSTOOD',
    ],
    [
      'results, always the first page, of nobody knows how many',
      (asked, usual) => ({ records: first(asked, usual, 'results').records }),
      'REMOTE_NOT_UNDERSTOOD',
    ],
    [
      'students, always the first page',
      (asked, usual) => first(asked, usual, 'students'),
      'REMOTE_NOT_UNDERSTOOD',
    ],
    [
      'students of whom one is deleted meanwhile',
      ({ name, number, offset, limit }, usual) =>
        name === 'students' && number > 1
          ? { records: school.students?.slice(offset + 1, offset + 1 + limit) ?? [], total: 2_499 }
          : usual,
      'REMOTE_CHANGED',
    ],
  ])('%s', async ([, give, code], { folder }) => {
    const { source, asked } = await recordsServer(school, give);
    expect((await failureOf(exported(folder, source, all))).code).toBe(code);
    expect(asked.length).toBeLessThan(20);
  });
});

test('a result that is added before those that were read makes one come twice, which is left out and said', async ({
  folder,
}) => {
  const school = smallSchool(numbers(2_500));
  const { source } = await recordsServer(school, ({ name, number, offset, limit }, usual) =>
    name === 'results' && number > 1
      ? { records: school.results?.slice(offset - 1, offset - 1 + limit) ?? [], total: 2_501 }
      : usual,
  );
  const { text, facts } = await exported(folder, source, { ...all, columns: [{ key: 'value' }] });
  expect(text).toBe(`Value\r\n${Array.from({ length: 2_500 }, (_, index) => `${index}\r\n`).join('')}`);
  expect(facts.findings[0]?.repeatedRows).toBe(1);
});

describe('what a server says otherwise than it should', () => {
  test('a result that it gives twice, on one page or at the border of two, is one, and this is said', async ({
    folder,
  }) => {
    const twice = numbers(1_500).flatMap((one, index) => (index === 7 || index === 998 ? [one, one] : [one]));
    const { source } = await recordsServer(smallSchool(twice));
    const { text, facts } = await exported(folder, source, { ...all, columns: [{ key: 'value' }] });
    expect(text).toBe(`Value\r\n${Array.from({ length: 1_500 }, (_, index) => `${index}\r\n`).join('')}`);
    expect(facts.findings[0]?.repeatedRows).toBe(2);
  });

  test('a score that is no number stands where the grades in letters do', async ({ folder }) => {
    const scores = [12.5, '12.50', '1.5e1', '85,5', 'B+', '', null];
    const { source } = await recordsServer(
      smallSchool(scores.map((score, index) => result(index, { score, comment: 'well' }))),
    );
    const columns = [{ key: 'value' }, { key: 'comment' }];
    const { text } = await exported(folder, source, { ...all, columns });
    expect(text).toBe(
      'Value,Comment\r\n12.5,well\r\n12.5,well\r\n15,well\r\n,"85,5: well"\r\n,B+: well\r\n,well\r\n,well\r\n',
    );
  });

  test('a moment is of no time zone but its own, and a day that can be read in two ways of none', async ({
    folder,
  }) => {
    vi.stubEnv('TZ', 'America/New_York');
    const dates = ['2024-03-04', '2024-03-04T23:30:00', '2024-03-04T23:30:00.123-05:00', '04/03/2024', '5'];
    const { source } = await recordsServer(
      smallSchool(dates.map((scoreDate, index) => result(index, { scoreDate }))),
    );
    const { text } = await exported(folder, source, {
      ...all,
      columns: [{ key: 'date' }, { key: 'value' }],
    });
    vi.unstubAllEnvs();
    expect(text.split('\r\n').slice(1)).toEqual([
      '2024-03-04 00:00:00,0',
      '2024-03-04 23:30:00,1',
      '2024-03-05 04:30:00,2',
      ',3',
      ',4',
      '',
    ]);
  });

  test('an empty field is none, and a number a text', async ({ folder }) => {
    const school = smallSchool([
      result(0, { student: { sourcedId: 'empty' } }),
      result(1, { student: { sourcedId: 'number' } }),
    ]);
    const { source } = await recordsServer({
      ...school,
      students: [
        { sourcedId: 'empty', identifier: ' ', username: 'ada', givenName: 'Ada', familyName: 'B' },
        { sourcedId: 'number', identifier: 17, username: 'cleo', givenName: 'Cleo', familyName: 'D' },
      ],
      classes: [{ sourcedId: 'class', title: '7a', subjects: [''], course: { sourcedId: 'course' } }],
      categories: [{ sourcedId: 'category', title: '' }],
      lineItems: [
        {
          sourcedId: 'item',
          title: 'Test',
          class: { sourcedId: 'class' },
          category: { sourcedId: 'category' },
        },
      ],
    });
    const columns = [{ key: 'student_number' }, { key: 'subject' }, { key: 'metric_type' }];
    const { text } = await exported(folder, source, { ...all, columns });
    expect(text.split('\r\n').slice(1, 3)).toEqual(['ada,Mathematics,Test', '17,Mathematics,Test']);
  });
});
