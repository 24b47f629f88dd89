import { expect, test } from 'vitest';
import { chosenPattern, momentPattern } from '../../preload/contract/file-name.ts';
import type { Period } from '../../preload/contract/query.ts';
import { exportFileName, patternName } from '../../main/export/file-name.ts';
import { parseRequest } from '../../main/export/request.ts';

const nameOf = (reportName: string | undefined, format: 'csv' | 'excel' = 'csv'): string =>
  exportFileName(
    parseRequest({
      ...(reportName !== undefined && { reportName }),
      sheets: [{ dataset: 'table:a/b' }],
      output: { format },
    }),
    new Date(2024, 0, 5, 6, 7, 8),
  );

test.each([
  ['report', 'report_20240105_060708.csv'],
  [undefined, 'table_a_b_20240105_060708.csv'],
  ['../../etc/passwd', '_.._etc_passwd_20240105_060708.csv'],
  ['a<b>:"c"|d?*', 'a_b_c_d__20240105_060708.csv'],
  ['CON', '_CON_20240105_060708.csv'],
  ['nul.2024', '_nul.2024_20240105_060708.csv'],
  ['Console', 'Console_20240105_060708.csv'],
  ['marks\u202evsc.exe', 'marksvsc.exe_20240105_060708.csv'],
  ['a\u0085b\u0000c', 'a_b_c_20240105_060708.csv'],
  ['a. ', 'a._20240105_060708.csv'],
  ['...', 'export_20240105_060708.csv'],
])('%s becomes %s', (reportName, fileName) => {
  expect(nameOf(reportName)).toBe(fileName);
});

test('a workbook ends in xlsx', () => {
  expect(nameOf('report', 'excel')).toBe('report_20240105_060708.xlsx');
});

test('no name is longer than file systems take, nor cut inside a character', () => {
  const name = nameOf('成績表👩‍🎓'.repeat(20).slice(0, 100));
  expect(Buffer.byteLength(name)).toBeLessThan(255);
  expect(name.isWellFormed()).toBe(true);
});

const named = (title: string, period: Period = {}, pattern: string = chosenPattern): string =>
  patternName(
    pattern,
    {
      title,
      request: parseRequest({ sheets: [{ dataset: 'analytics', period }], output: { format: 'excel' } }),
    },
    new Date(2024, 0, 5, 6, 7, 8),
  );
const days = (from: string, to: string): Period => ({ from, to });

test.each<[string, Period]>([
  ['Art.xlsx', {}],
  ['Art, June 2024.xlsx', days('2024-06-01', '2024-06-30')],
  ['Art, February 2024.xlsx', days('2024-02-01', '2024-02-29')],
  ['Art, 1 to 28 February 2024.xlsx', days('2024-02-01', '2024-02-28')],
  ['Art, September 2023 to August 2024.xlsx', days('2023-09-01', '2024-08-31')],
  ['Art, 2024.xlsx', days('2024-01-01', '2024-12-31')],
  ['Art, January 2023 to December 2024.xlsx', days('2023-01-01', '2024-12-31')],
  ['Art, 3 to 9 June 2024.xlsx', days('2024-06-03', '2024-06-09')],
  ['Art, 27 May 2024 to 2 June 2024.xlsx', days('2024-05-27', '2024-06-02')],
  ['Art, 5 June 2024.xlsx', days('2024-06-05', '2024-06-05')],
  ['Art, from 5 June 2024.xlsx', { from: '2024-06-05' }],
  ['Art, until 5 June 2024.xlsx', { to: '2024-06-05' }],
])('%s says which days', (name, period) => {
  expect(named('Art', period)).toBe(name);
});

test.each([
  ['analytics_20240105_060708.xlsx', 'Art', momentPattern],
  ['2024-01-05 Art.xlsx', 'Art', '{date} {choice}'],
  ['Art.xlsx', 'Art', '{period} - {choice} - {period}'],
  ['Mathe 7_8.xlsx', 'Mathe 7/8', chosenPattern],
  ['_CON.xlsx', 'CON', chosenPattern],
  ['Art.xlsx', 'Art.', chosenPattern],
  ['export.xlsx', '', chosenPattern],
])('%s is made of %s by %s', (name, title, pattern) => {
  expect(named(title, {}, pattern)).toBe(name);
});

test('a name by a pattern leaves most of what Windows allows to the folder', () => {
  expect(Buffer.byteLength(named('成績表👩‍🎓'.repeat(30)))).toBeLessThan(150);
});
