import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { chosenPattern } from '../../preload/contract/file-name.ts';
import { parseRequest } from '../../main/export/request.ts';
import { SavedExports, type NewSavedExport } from '../../main/export/saved/saved-exports.ts';
import { SchoolCalendarFile } from '../../main/settings/school-calendar-file.ts';
import { test as base, type Office } from './command-line.ts';

const adults = ({ pupils }: Office, name: string): NewSavedExport => ({
  name,
  title: 'Bo',
  request: parseRequest({
    sheets: [
      {
        dataset: 'table:pupils',
        columns: [{ key: 'name' }],
        filters: [{ column: 'number', op: '=', value: '100' }],
      },
    ],
    output: { format: 'csv' },
  }),
  periods: [null],
  fileName: chosenPattern,
  source: { kind: 'sqlite', file: pupils },
});

/** Saves under a name of the test's own, as all tests of this file share a data folder. */
const test = base.extend<{ save: (name: string, folder?: string) => Promise<unknown> }>({
  save: async ({ office, dataFolder }, use) => {
    await use((name, folder) =>
      new SavedExports(dataFolder).save({ ...adults(office, name), ...(folder !== undefined && { folder }) }),
    );
  },
});

const bo = '\uFEFFname\r\n"Bo ""B"" Li"\r\n';

test('what was saved is exported into its folder, where nothing is replaced', async ({ office, save }) => {
  await save('Into a folder', office.desk);
  for (const name of ['into a folder', 'INTO A FOLDER'])
    expect(await office.exportHere('--preset', name)).toBeNull();
  expect(readdirSync(office.desk).sort()).toEqual(['Bo (2).csv', 'Bo.csv']);
  expect(readFileSync(join(office.desk, 'Bo (2).csv'), 'utf8')).toBe(bo);
});

test('another place and another source are named', async ({ office, save }) => {
  await save('Elsewhere');
  const named = join(office.desk, 'a.csv');
  expect(await office.exportHere('--preset', 'Elsewhere', '--out', `${office.desk}/`)).toBeNull();
  expect(
    await office.exportHere('--preset', 'Elsewhere', '--out', named, '--store', office.pupils),
  ).toBeNull();
  expect(readdirSync(office.desk).sort()).toEqual(['Bo.csv', 'a.csv']);
  expect(readFileSync(named, 'utf8')).toBe(bo);
  expect(await office.exportHere('--preset', 'Elsewhere', '--out', named, '--url', 'http://a')).toMatchObject(
    {
      code: 'REQUEST_INVALID',
    },
  );
});

test('a term is one of the school’s own', async ({ office, dataFolder }) => {
  const saved = new SavedExports(dataFolder);
  await saved.save({ ...adults(office, 'This term'), periods: ['this-term'], folder: office.desk });
  const elsewhen = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(5, 10);
  const terms = [{ from: elsewhen, to: elsewhen }];
  await new SchoolCalendarFile(dataFolder).keep({ yearBegins: '09-01', terms });
  expect(await office.exportHere('--preset', 'This term')).toMatchObject({ code: 'PERIOD_IN_NO_TERM' });
});

describe('what is refused', () => {
  test.for<[string, string[], string]>([
    ['a name that is not known', ['--preset', 'Nobody'], `There is no saved export 'Nobody'.`],
    ['no place', ['--preset', 'Refused'], `--out is missing: 'Refused' was saved without a folder`],
    [
      'a choice',
      ['--preset', 'Refused', '--limit', '3'],
      '--limit cannot be combined with --preset; save it anew',
    ],
    ['a file of choices', ['--preset', 'Refused', '--spec', 'a'], '--spec cannot be combined with --preset'],
    ['another format', ['--preset', 'Refused', '--out', 'a.xlsx'], `the format is csv, but 'a.xlsx'`],
  ])('%s', async ([name, words, problem], { office, save }) => {
    await save(`Refused`).catch(() => undefined);
    const error = await office.exportHere(...words);
    expect([name, error?.fault, error?.message]).toEqual([name, 'request', expect.stringContaining(problem)]);
    expect(readdirSync(office.desk)).toEqual([]);
  });
});

test('the list says what is exported from where into where, the examples too', async ({ office, folder }) => {
  await new SavedExports(join(folder, 'data')).save({
    ...adults(office, 'Marks'),
    folder: office.desk,
    splitBy: { column: 'name' },
  });
  const { code, stdout } = await office.run('presets', 'list');
  expect(code).toBe(0);
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    'Marks',
    `  table:pupils, CSV, one file per name, from pupils.db, into ${office.desk}`,
    'Maths 7B, last month',
    '  analytics, last-month, Excel, from Sample school',
  ]);
});
