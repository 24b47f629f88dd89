import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect } from 'vitest';
import { select } from '../fixtures/database.ts';
import { oldFile, test, type Office } from './command-line.ts';

const done = { code: 0, stderr: '' };

/** Exports the pupils as CSV with these options more; gives the file's text. */
async function csvOf({ exportHere, desk, pupils }: Office, ...words: string[]): Promise<string> {
  const target = join(desk, 'a.csv');
  const dataset = words.includes('--sql') ? [] : ['--dataset', 'table:pupils'];
  const fixed = ['--store', pupils, '--format', 'csv', '--out', target];
  expect(await exportHere(...fixed, ...dataset, ...words)).toBe(null);
  return readFileSync(target, 'utf8');
}

/** Exports the pupils as a workbook with these options more; gives its one sheet. */
async function sheetOf({ exportHere, desk, pupils }: Office, ...words: string[]): Promise<ExcelJS.Worksheet> {
  const target = join(desk, 'a.xlsx');
  const fixed = ['--store', pupils, '--dataset', 'table:pupils', '--format', 'excel', '--out', target];
  expect(await exportHere(...fixed, ...words)).toBe(null);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(target);
  expect(workbook.worksheets).toHaveLength(1);
  return workbook.worksheets[0] as ExcelJS.Worksheet;
}

const mark = '\ufeff';
const lines = (...texts: string[]): string => texts.map((text) => `${text}\r\n`).join('');

describe.concurrent('a CSV file', () => {
  test('has every row and column', async ({ office }) => {
    expect(await csvOf(office)).toBe(
      mark +
        lines(
          'number,name,mark,absences,born,seen',
          '007,Müller; Ana,1.5,3,2015-01-31,2024-01-15',
          `012,'=1+1,2.25,,2016-12-01,2024-01-16`,
          '100,"Bo ""B"" Li",,0,,2024-02-01',
        ),
    );
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  const numbers = ['--columns', 'number'];
  test.for([
    [
      'semicolons',
      ['--delimiter', 'semicolon', '--limit', '1', '--columns', 'number,name'],
      lines('number;name', '007;"Müller; Ana"'),
    ],
    [
      'tabs',
      ['--delimiter', 'tab', '--limit', '1', '--columns', 'number,name'],
      lines('number\tname', '007\tMüller; Ana'),
    ],
    [
      'commas',
      ['--delimiter', 'comma', '--limit', '1', '--columns', 'number,mark'],
      lines('number,mark', '007,1.5'),
    ],
    ['no headers', ['--no-headers', ...numbers], lines('007', '012', '100')],
    [
      'chosen and renamed columns',
      ['--columns', 'mark=Note,number', '--limit', '1'],
      lines('Note,number', '1.5,007'),
    ],
    [
      'rows put together, in the order of several columns',
      [
        ...['--group', 'year(seen),month(born)', '--measure', 'count=Pupils,average(mark):1,share'],
        ...['--sort', '-count,month(born)', '--where', 'number != 100'],
      ],
      lines(
        'seen (year),born (month),Pupils,Average of mark,Share of rows (%)',
        '2024,2015-01,1,1.5,50.00',
        '2024,2016-12,1,2.3,50.00',
      ),
    ],
    [
      'filtered rows',
      [...numbers, '--where', 'mark > 1', '--where', 'name contains ANA'],
      lines('number', '007'),
    ],
    ['rows from a list', [...numbers, '--where', 'number in 100, 007'], lines('number', '007', '100')],
    [
      'rows of days',
      [...numbers, '--where', 'seen between 2024-01-15 and 2024-01-16'],
      lines('number', '007', '012'),
    ],
    ['rows without a value', [...numbers, '--where', 'born is-null'], lines('number', '100')],
    ['sorted rows', [...numbers, '--sort', '-mark,number'], lines('number', '012', '007', '100')],
    ['limited rows', [...numbers, '--limit', '2'], lines('number', '007', '012')],
    [
      'dates as in the USA',
      ['--columns', 'born', '--date-format', 'us', '--limit', '1'],
      lines('born', '01/31/2015'),
    ],
    [
      'dates as in Europe',
      ['--columns', 'born', '--date-format', 'eu', '--limit', '1'],
      lines('born', '31.01.2015'),
    ],
    [
      'times',
      ['--columns', 'seen', '--date-format', 'full', '--limit', '1'],
      lines('seen', '2024-01-15 10:30:00'),
    ],
    [
      'formulas as they are',
      ['--columns', 'name', '--no-formula-guard', '--where', 'number = 012'],
      lines('name', '=1+1'),
    ],
    ['the result of a query', ['--sql', 'SELECT count(*) AS n FROM pupils'], lines('n', '3')],
    ['no rows', [...numbers, '--where', 'mark > 99'], lines('number')],
  ] as const)('may have %s', async ([, words, expected], { office }) => {
    expect(await csvOf(office, ...words)).toBe(mark + expected);
  });

  test('may be without a byte order mark', async ({ office }) => {
    expect(await csvOf(office, '--encoding', 'utf-8', '--columns', 'number', '--limit', '1')).toBe(
      lines('number', '007'),
    );
    expect(await csvOf(office, '--encoding', 'utf-8-sig', '--columns', 'number', '--limit', '1')).toBe(
      mark + lines('number', '007'),
    );
  });

  test('of a dataset takes its parameters and period', async ({ office, store }) => {
    const [[student, day] = []] = select(
      store,
      'SELECT student_id, substr(recorded_at, 1, 10) FROM analytics ORDER BY id LIMIT 1 OFFSET 1500',
    ) as [number, string][];
    const target = join(office.desk, 'a.csv');
    const failure = await office.exportHere(
      ...['--store', store, '--dataset', 'student-analytics', '--format', 'csv', '--out', target],
      ...['--param', `student_id=${student}`, '--columns', 'id', '--from', day ?? '', '--to', day ?? ''],
    );
    const expected = select(
      store,
      'SELECT id FROM analytics WHERE student_id = ? AND substr(recorded_at, 1, 10) = ? ORDER BY recorded_at, id',
      student,
      day,
    );
    expect(failure).toBe(null);
    expect(readFileSync(target, 'utf8')).toBe(mark + lines('ID', ...expected.map(String)));
  });

  test('replaces the old one', async ({ office }) => {
    oldFile(office.desk, 'a.csv');
    expect(await csvOf(office, '--columns', 'number', '--limit', '1')).toBe(mark + lines('number', '007'));
  });
});

describe.concurrent('a workbook', () => {
  test('has every row, a frozen coloured header, real dates and the sheet named after the dataset', async ({
    office,
  }) => {
    const sheet = await sheetOf(office);
    expect(sheet.name).toBe('pupils');
    expect(sheet.rowCount).toBe(4);
    expect((sheet.getRow(1).values as unknown[]).slice(1)).toEqual([
      'number',
      'name',
      'mark',
      'absences',
      'born',
      'seen',
    ]);
    expect(sheet.getCell('A2').value).toBe('007');
    expect(sheet.getCell('B3').value).toBe('=1+1');
    expect(sheet.getCell('C3').value).toBe(2.25);
    expect(sheet.getCell('E2').value).toEqual(new Date('2015-01-31T00:00:00Z'));
    expect(sheet.getCell('E2').numFmt).toBe('yyyy-mm-dd');
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet.getCell('A1').fill).toMatchObject({ pattern: 'solid' });
  });

  test('may have a sheet of another name, no frozen header, no style, and dates as in Europe', async ({
    office,
  }) => {
    const words = ['--sheet-name', 'Noten', '--no-freeze', '--no-style', '--date-format', 'eu'];
    const sheet = await sheetOf(office, ...words);
    expect(sheet.name).toBe('Noten');
    expect(sheet.views.filter(({ state }) => state === 'frozen')).toEqual([]);
    expect(sheet.getCell('A1').fill).not.toMatchObject({ pattern: 'solid' });
    expect(sheet.getCell('E2').numFmt).toBe('dd.mm.yyyy');
  });
});

describe.concurrent('a printed workbook', () => {
  test('has the usual texts, or others', async ({ office }) => {
    const usual = await sheetOf(office, '--name', 'Pupils & marks', '--date-format', 'eu');
    expect(usual.headerFooter.oddHeader).toMatch(/^&L&"-,Bold"Pupils && marks&R\d\d\.\d\d\.\d{4}$/);
    const other = await sheetOf(office, '--header', 'Class 7b', '--footer', 'Confidential');
    expect(other.headerFooter).toMatchObject({ oddHeader: '&CClass 7b', oddFooter: '&CConfidential' });
  });
});

describe.concurrent('a workbook from a file', () => {
  const spec = {
    reportName: 'Both',
    sheets: [
      { dataset: 'table:pupils', name: 'Marks', columns: [{ key: 'name', name: 'Pupil' }, { key: 'mark' }] },
      { dataset: 'query', params: { sql: 'SELECT count(*) AS pupils FROM pupils' } },
    ],
    output: { format: 'excel', about: true },
  };

  test('has the sheets that the file asks for', async ({ office }) => {
    // As Notepad saves it.
    writeFileSync(join(office.desk, 'spec.json'), `\ufeff${JSON.stringify(spec)}`);
    const words = ['--spec', 'spec.json', '--store', office.pupils, '--out', './', '--json'];
    const { stdout, stderr, code } = await office.run('export', ...words);
    expect({ code, stderr }).toEqual(done);
    const said = JSON.parse(stdout) as { path: string };
    expect(said).toMatchObject({ rows: 4, sheets: 2 });
    expect(said.path).toMatch(/Both_\d{8}_\d{6}\.xlsx$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(said.path);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Marks', 'Query', 'About']);
    expect(workbook.getWorksheet('Marks')?.getRow(1).values).toEqual([undefined, 'Pupil', 'mark']);
    expect(workbook.getWorksheet('Query')?.getCell('A2').value).toBe(3);
  });
});

describe.concurrent('where it goes', () => {
  const time = String.raw`\d{8}_\d{6}`;
  const exportInto = ({ exportHere, desk, pupils }: Office, ...words: string[]): Promise<unknown> =>
    exportHere('--store', pupils, '--dataset', 'table:pupils', '--out', `${desk}/`, ...words);

  test.for([
    ['the report', ['--format', 'csv', '--name', 'Weekly report'], `^Weekly report_${time}\\.csv$`],
    ['the dataset', ['--format', 'excel'], `^table_pupils_${time}\\.xlsx$`],
    [
      'a report with signs that no file may have',
      ['--format', 'csv', '--name', '../a:b'],
      `^_a_b_${time}\\.csv$`,
    ],
  ] as const)('a folder gets a file named after %s and the time', async ([, words, name], { office }) => {
    const before = new Date();
    expect(await exportInto(office, ...words)).toBe(null);
    const [file = '', ...others] = readdirSync(office.desk);
    expect(others).toEqual([]);
    expect(file).toMatch(new RegExp(name));
    const [, year, month, date, hour, minute, second] = (
      /_(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)\./.exec(file) ?? []
    ).map(Number) as [number, number, number, number, number, number, number];
    const named = new Date(year, month - 1, date, hour, minute, second).getTime();
    expect(named).toBeGreaterThan(before.getTime() - 1_000);
    expect(named).toBeLessThanOrEqual(Date.now());
  });
});

describe.concurrent('what it says', () => {
  const words = ({ pupils }: Office, ...more: string[]): string[] => [
    'export',
    '--store',
    pupils,
    '--dataset',
    'table:pupils',
    '--format',
    'csv',
    '--out',
    'a.csv',
    ...more,
  ];

  test('is one line to a person, with no progress bar where nobody looks', async ({ office }) => {
    const { stdout, stderr } = await office.run(...words(office));
    expect(stdout).toMatch(/a\.csv: 3 rows, \d+ bytes, [\d.]+ s, 1 cell guarded, 3 cells altered\n$/);
    expect(stdout.startsWith(office.desk)).toBe(true);
    expect(stderr).toMatch(
      /^In 'number' there are numbers that begin with zeros\..*\nIn 'seen' the chosen date format leaves out the time.*\n$/,
    );
  });

  test('is nothing when it is to be quiet', async ({ office }) => {
    expect(await office.run(...words(office, '--quiet'))).toEqual({ ...done, stdout: '' });
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('is one line of JSON to a script', async ({ office }) => {
    const { stdout, stderr } = await office.run(...words(office, '--json'));
    const path = join(office.desk, 'a.csv');
    const bytes = readFileSync(path);
    const said = JSON.parse(stdout) as Record<string, unknown>;
    expect(said).toEqual({
      taskId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      state: 'SUCCESS',
      path,
      rows: 3,
      sheets: 1,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      seconds: expect.any(Number) as number,
      cached: false,
      rowsInSource: 3,
      attempts: 1,
      requestedBy: userInfo().username,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      finishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      warnings: [
        { code: 'LEADING_ZEROS', message: expect.stringContaining(`'number'`) as string },
        { code: 'TIMES_SHORTENED', message: expect.stringContaining(`'seen'`) as string },
      ],
      alteredCells: 3,
      guardedCells: 1,
    });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });
});
