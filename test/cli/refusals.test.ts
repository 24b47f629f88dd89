import Database from 'better-sqlite3';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { ExportErrorCode } from '../../preload/contract/errors.ts';
import type { ToldError } from '../fixtures/told-error.ts';
import { built } from '../fixtures/built.ts';
import { select } from '../fixtures/database.ts';
import { onesQuery } from '../fixtures/requests.ts';
import { oldFile, startNode, test, type Ending, type Office } from './command-line.ts';

/** Options that replace those of an export which would work; null leaves one out. DESK is the office's folder. */
type Options = Record<string, string | null>;

function words({ pupils, desk }: Office, options: Options): string[] {
  const all: Options = {
    store: pupils,
    dataset: 'table:pupils',
    format: 'csv',
    out: 'DESK/old.csv',
    ...options,
  };
  return Object.entries(all).flatMap(([option, value]) =>
    value === null ? [] : [`--${option}`, value.replace('DESK', desk)],
  );
}

/** Runs what must fail beside an old file: that stays as it is, and nothing comes to it. */
async function refused<T>({ desk }: Office, attempt: () => Promise<T>): Promise<T> {
  const old = oldFile(desk);
  const result = await attempt();
  expect(readFileSync(old, 'utf8')).toBe('old');
  expect(readdirSync(desk)).toEqual(['old.csv']);
  return result;
}

const refusedHere = (office: Office, options: Options): Promise<ToldError | null> =>
  refused(office, () => office.exportHere(...words(office, options)));

const refusedRun = (office: Office, options: Options, ...more: string[]): Promise<Ending> =>
  refused(office, () => office.run('export', ...words(office, options), ...more));

const notUnderstood = 'The request cannot be understood:';

type Refusal = [name: string, options: Options, exit: 1 | 2, code: ExportErrorCode, sentence: string];

const requests: Refusal[] = [
  ['no dataset', { dataset: null }, 2, 'REQUEST_INVALID', `${notUnderstood} --dataset is missing`],
  ['an empty dataset', { dataset: '' }, 2, 'REQUEST_INVALID', `${notUnderstood} --dataset is empty`],
  [
    'a name of another format',
    { format: 'excel' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} the format is excel, but 'old.csv' has the extension of another format. Let the name end in .xlsx, or choose another format`,
  ],
  [
    'an unknown format',
    { format: 'pdf' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --format is one of csv, excel, not 'pdf'`,
  ],
  [
    'an unknown way out of too many rows',
    { format: 'excel', 'on-overflow': 'cut' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --on-overflow is one of error, split, not 'cut'`,
  ],
  [
    'a page header that is too long',
    { format: 'excel', header: 'x'.repeat(201) },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} output.header: Too big: expected string to have <=200 characters`,
  ],
  ['no target', { out: null }, 2, 'REQUEST_INVALID', `${notUnderstood} --out is missing`],
  [
    'an unknown option',
    { colour: 'red' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} Unknown option '--colour'. See analytics-export --help`,
  ],
  [
    'a limit of nothing',
    { limit: '0' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --limit needs a whole number of at least 1, not '0'`,
  ],
  [
    'a limit that is no number',
    { limit: 'ten' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --limit needs a whole number of at least 1, not 'ten'`,
  ],
  [
    'a limit below zero',
    { limit: '-5' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --limit needs a whole number of at least 1, not '-5'`,
  ],
  [
    'a day that is none',
    { from: '31.01.2024' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --from needs a date like 2024-01-31, not '31.01.2024'`,
  ],
  [
    'a last day that is none',
    { to: '2024-02-30' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --to needs a date like 2024-01-31, not '2024-02-30'`,
  ],
  [
    'a delimiter that is none',
    { delimiter: ';' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --delimiter is one of comma, semicolon, tab, not ';'`,
  ],
  [
    'an encoding that is none',
    { encoding: 'latin1' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --encoding is one of utf-8-sig, utf-8, utf-16le, not 'latin1'`,
  ],
  ['columns that are empty', { columns: '' }, 2, 'REQUEST_INVALID', `${notUnderstood} --columns is empty`],
  [
    'a column without a key',
    { columns: '=Name' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --columns needs 'key,key=New name', not '=Name'`,
  ],
  [
    'a parameter without a value',
    { param: 'student_id' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --param needs key=value, not 'student_id'`,
  ],
  [
    'a filter without an operator',
    { where: 'mark' },
    2,
    'REQUEST_INVALID',
    `${notUnderstood} --where needs 'column operator value', not 'mark'`,
  ],
  ['a date format', { 'date-format': 'x' }, 2, 'DATE_FORMAT_NOT_FOUND', `Date format 'x' not found`],
  [
    'a dataset',
    { dataset: 'table:x' },
    2,
    'DATASET_NOT_FOUND',
    `Dataset 'table:x' not found. Choose one of the datasets in the list.`,
  ],
  ['a column', { columns: 'number,x' }, 2, 'COLUMN_NOT_FOUND', `Column 'x' not found`],
  ['a column to sort by', { sort: '-x' }, 2, 'COLUMN_NOT_FOUND', `Column 'x' not found`],
  ['a column to filter', { where: 'x = 1' }, 2, 'COLUMN_NOT_FOUND', `Column 'x' not found`],
  [
    'an operator',
    { where: 'mark ~ 1' },
    2,
    'OPERATOR_NOT_FOUND',
    `Filter operator '~' not found. Use = != < <= > >= contains starts-with in is-null not-null between.`,
  ],
  [
    'a filter of the wrong type',
    { where: 'mark > many' },
    2,
    'FILTER_VALUE_INVALID',
    `The filter on 'mark' needs a number, but 'many' was given.`,
  ],
  [
    'a filter with a wrong date',
    { where: 'born = 1.1.2015' },
    2,
    'FILTER_VALUE_INVALID',
    `The filter on 'born' needs a date like 2024-01-31, but '1.1.2015' was given.`,
  ],
  [
    'a parameter that is unknown',
    { param: 'x=1' },
    2,
    'PARAMETER_NOT_FOUND',
    `This dataset has no parameter 'x'.`,
  ],
  [
    'a period that is none',
    { from: '2024-01-01' },
    2,
    'PERIOD_NOT_SUPPORTED',
    `Dataset 'table:pupils' has no period. Use a filter on one of its dates instead.`,
  ],
  [
    'a query that writes',
    { dataset: null, sql: 'DELETE FROM pupils' },
    2,
    'QUERY_NOT_ALLOWED',
    'Only one SELECT statement that reads data can be exported. Nothing was changed.',
  ],
  [
    'a query that is wrong',
    { dataset: null, sql: 'SELECT x FROM pupils' },
    2,
    'QUERY_FAILED',
    'The query cannot be run: no such column: x.',
  ],
  [
    'a folder that is not there',
    { out: 'DESK/no/where.csv' },
    1,
    'TARGET_FOLDER_MISSING',
    `The folder 'DESK/no' does not exist. Choose another folder.`,
  ],
  [
    'a folder that is a file',
    { out: 'DESK/old.csv/a.csv' },
    1,
    'TARGET_FOLDER_MISSING',
    `The folder 'DESK/old.csv' does not exist. Choose another folder.`,
  ],
  [
    'a target that is a folder',
    { out: 'DESK' },
    1,
    'TARGET_IS_FOLDER',
    `'desk' is a folder. Choose a file name inside it.`,
  ],
  [
    'a store that is not there',
    { store: 'DESK/no.db' },
    1,
    'SOURCE_NOT_FOUND',
    `The database 'no.db' does not exist or cannot be opened.`,
  ],
  [
    'a store that is a text',
    { store: 'DESK/old.csv', out: 'DESK/new.csv' },
    1,
    'SOURCE_NOT_DATABASE',
    `'old.csv' is not an SQLite database. Choose another file.`,
  ],
];

describe.concurrent('an export is refused for', () => {
  test.for(requests)('%s', async ([, options, exit, code, sentence], { office }) => {
    expect(await refusedHere(office, options)).toMatchObject({
      code,
      message: sentence.replace('DESK', office.desk),
      fault: exit === 2 ? 'request' : 'job',
    });
  });

  test.for([
    ['not named', null, `Student is missing. Fill it in first (parameter 'student_id').`],
    ['unknown', 'student_id=999999', 'There is no student with the number 999999 in these data.'],
    ['no number', 'student_id=Ana', `Parameter 'student_id' needs a whole number, but 'Ana' was given.`],
  ] as const)('a student that is %s', async ([, param, message], { office, store }) => {
    const options = { store, dataset: 'student-analytics', param };
    expect(await refusedHere(office, options)).toMatchObject({ message, fault: 'request' });
  });

  test.for(['pupils.db', 'pupils.db-wal', 'pupils.db-journal'])(
    'a target that belongs to the store: %s',
    async (name, { office }) => {
      const db = new Database(office.pupils);
      try {
        db.pragma('journal_mode = WAL');
        db.exec(`UPDATE pupils SET name = 'Cy'`);
        expect(await refusedHere(office, { out: `DESK/../${name}` })).toMatchObject({
          code: 'TARGET_IS_SOURCE',
          message: `'${name}' belongs to the database that is exported. Choose another file name.`,
        });
      } finally {
        db.close();
      }
      expect(select(office.pupils, `SELECT count(*) FROM pupils WHERE name = 'Cy'`)).toEqual([[3]]);
    },
  );

  test.for(['jobs.db', 'sample-school.db-wal'])(
    "a target that is the application's own: %s",
    async (name, { office, dataFolder }) => {
      expect(await refusedHere(office, { out: join(dataFolder, name) })).toMatchObject({
        code: 'TARGET_IS_OURS',
      });
    },
  );

  test('a damaged store', async ({ office, folder, store }) => {
    const damaged = join(folder, 'damaged.db');
    writeFileSync(damaged, readFileSync(store).subarray(0, 4096 * 20));
    expect(await refusedHere(office, { store: damaged, dataset: 'analytics' })).toMatchObject({
      code: 'SOURCE_CORRUPT',
      message: `The database 'damaged.db' is damaged and cannot be read completely. Use a backup of it.`,
      fault: 'job',
    });
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that may not be written to',
    async ({ office, folder }) => {
      const closed = join(folder, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      expect(await refusedHere(office, { out: join(closed, 'a.csv') })).toMatchObject({
        code: 'TARGET_NOT_WRITABLE',
        message: `Files cannot be saved in '${closed}'. Choose a folder you may write to.`,
        fault: 'job',
      });
    },
  );
});

describe.concurrent('a request in a file is refused for', () => {
  const fromFile = { dataset: null, format: null, out: 'DESK/old.xlsx' };
  const sheet = { dataset: 'table:pupils' };

  test.for<[name: string, content: string | object | null, options: Options, problem: string]>([
    ['no file', null, {}, `--spec needs a file that can be read, not 'SPEC'`],
    ['what is no JSON', '{"sheets"', {}, `'SPEC' is not JSON: `],
    ['what is no request', '[]', {}, 'Invalid input: expected object, received array'],
    ['nothing in it', {}, {}, 'sheets: '],
    ['a key nobody knows', { sheets: [sheet], output: { format: 'csv' }, x: 1 }, {}, 'Unrecognized key: "x"'],
    [
      'several sheets as CSV',
      { sheets: [sheet, sheet], output: { format: 'csv' } },
      {},
      'sheets: a CSV file has exactly one sheet; use the format excel for several',
    ],
    [
      'a summary of nothing',
      { sheets: [{ ...sheet, summary: {} }], output: { format: 'csv' } },
      {},
      'sheets.0.summary: nothing to group by and no measure',
    ],
    [
      'a summary that a server is to make',
      {
        sheets: [{ ...sheet, summary: { measures: [{ function: 'count' }] } }],
        output: { format: 'csv' },
        madeBy: 'server',
      },
      {},
      'sheets: a server makes files of rows, not of a summary',
    ],
    [
      'options that belong in it',
      { sheets: [sheet], output: { format: 'csv' } },
      { limit: '1' },
      '--limit cannot be combined with --spec; write it into the file',
    ],
  ])('%s', async ([, content, options, problem], { office, folder }) => {
    const spec = join(folder, 'spec.json');
    if (content !== null)
      writeFileSync(spec, typeof content === 'string' ? content : JSON.stringify(content));
    const error = await refusedHere(office, { ...fromFile, spec, ...options });
    expect(error).toMatchObject({ code: 'REQUEST_INVALID', fault: 'request' });
    expect(error?.message).toContain(`${notUnderstood} ${problem.replace('SPEC', spec)}`);
  });
});

// One of each fault and place of detection: options, request, dataset, target, source.
const kinds = requests.filter(([name]) =>
  [
    'an unknown option',
    'a date format',
    'a column',
    'a folder that is not there',
    'a store that is not there',
  ].includes(name),
);

describe.concurrent('the process tells in one sentence and by its exit code of', () => {
  test.for(kinds)('%s', async ([, options, exit, , sentence], { office }) => {
    expect(await refusedRun(office, options)).toEqual({
      code: exit,
      stdout: '',
      stderr: `${sentence.replace('DESK', office.desk)}\n`,
    });
  });

  test.for(kinds.slice(1, 4))('%s, as JSON', async ([, options, exit, code, sentence], { office }) => {
    const ending = await refusedRun(office, options, '--json');
    expect(JSON.parse(ending.stdout)).toEqual({
      error: { code, message: sentence.replace('DESK', office.desk) },
    });
    expect(ending.stdout.split('\n')).toHaveLength(2);
    expect(ending).toMatchObject({ code: exit, stderr: '' });
  });

  test('a store that another program has locked', async ({ office }) => {
    const other = new Database(office.pupils);
    other.exec('BEGIN EXCLUSIVE');
    try {
      expect(await refusedRun(office, {})).toEqual({
        code: 1,
        stdout: '',
        stderr: `The database 'pupils.db' is in use by another program. Close that program, then try again.\n`,
      });
    } finally {
      other.close();
    }
  });

  test('more rows than a sheet holds', async ({ office }) => {
    const options = { dataset: null, sql: onesQuery(1_000_001), format: 'excel', out: 'DESK/new.xlsx' };
    expect(await refusedRun(office, options)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Dataset too large (1000001 rows). Maximum 1000000 rows allowed. Choose fewer with a filter or a period, export as CSV, or let the rows continue on further sheets.\n',
    });
  });
});

describe.skipIf(process.platform === 'win32').concurrent('the process tells in one sentence that', () => {
  test.for([
    [
      'its working folder is gone',
      'mkdir gone && cd gone && rmdir ../gone',
      ['datasets', '--store', 'a.db'],
      2,
      'The folder you are in was deleted or moved. Change to another folder, then try again.',
    ],
    [
      'nothing tells where the home of its user is',
      'unset ANALYTICS_EXPORT_DATA_FOLDER; export HOME=',
      ['jobs'],
      1,
      "This computer does not say where your files are kept: HOME is '', not the full path of a folder. Set it, or set ANALYTICS_EXPORT_DATA_FOLDER to a folder for the data of Analytics Export.",
    ],
  ] as const)('%s', async ([, before, command, code, sentence], { folder, office }) => {
    const words = ['-c', `${before}; exec "$@"`, 'sh', process.execPath, built('cli'), ...command];
    expect(await startNode('/bin/sh', words, folder).ended).toEqual({
      code,
      stdout: '',
      stderr: `${sentence}\n`,
    });
    expect(readdirSync(office.desk)).toEqual([]);
  });
});
