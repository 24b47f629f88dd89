import { expect, test } from 'vitest';
import { exportFileName } from '../../main/export/file-name.ts';
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
