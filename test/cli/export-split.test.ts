import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { chosenPattern } from '../../preload/contract/file-name.ts';
import { parseRequest } from '../../main/export/request.ts';
import { SavedExports } from '../../main/export/saved/saved-exports.ts';
import { createDatabase } from '../fixtures/database.ts';
import { listServer } from '../worker/sources/remote/list-server.ts';
import { exportCommand } from '../../main/cli/export-command.ts';
import { test as base } from './command-line.ts';

const test = base.extend<{ school: string }>({
  school: async ({ folder }, use) => {
    await use(
      createDatabase(
        join(folder, 'school.db'),
        `CREATE TABLE marks (class TEXT, value INTEGER);
         INSERT INTO marks VALUES ('7A', 1), ('7B', 2), ('7B', 2);`,
      ),
    );
  },
});

/** Fails where the rows of 7B are read, and not where they are counted. */
const failing = `SELECT class, CASE class WHEN '7B' THEN json('{') ELSE value END AS value FROM marks`;

test('one line says what became of all files, and one that failed is an exit code of its own', async ({
  office,
  school,
}) => {
  mkdirSync(join(office.desk, 'out'));
  const words = ['export', '--store', school, '--format', 'csv', '--split-by', 'class', '--out', 'out'];
  const [all, some] = await Promise.all([
    office.run(...words, '--dataset', 'table:marks'),
    office.run(...words, '--sql', failing, '--name', 'Results', '--json'),
  ]);
  expect([all.code, all.stderr]).toEqual([0, '']);
  expect(all.stdout).toMatch(/^\S+desk\/out: 2 files, 3 rows, \d+ bytes, [\d.]+ s\n$/);
  expect([some.code, some.stderr]).toEqual([1, '']);
  expect(JSON.parse(some.stdout)).toMatchObject({
    ...{ state: 'FAILURE', files: 2, finished: 1, failed: 1, rows: 1 },
    exports: [
      { state: 'SUCCESS', path: join(office.desk, 'out', 'Results 7A.csv'), rows: 1 },
      { state: 'FAILURE', fileName: 'Results 7B.csv', error: { code: 'QUERY_FAILED' } },
    ],
  });
  expect(readdirSync(join(office.desk, 'out'))).toEqual([
    'Results 7A.csv',
    ...['7A', '7B'].map((value) => `marks ${value}.csv`),
  ]);
  expect(readFileSync(join(office.desk, 'out', 'marks 7B.csv'), 'utf8')).toBe(
    '\uFEFFclass,value\r\n7B,2\r\n7B,2\r\n',
  );
});

test('what is written down, or saved, is split as it says, or as the command says', async ({
  office,
  school,
  dataFolder,
}) => {
  const request = { sheets: [{ dataset: 'table:marks' }], output: { format: 'csv' } };
  const spec = join(office.desk, 'spec.json');
  writeFileSync(spec, JSON.stringify({ ...request, splitBy: { column: 'class' } }));
  await new SavedExports(dataFolder).save({
    ...{ name: 'Per mark', title: 'Marks', periods: [null], fileName: chosenPattern, folder: office.desk },
    request: parseRequest(request),
    splitBy: { column: 'value' },
    source: { kind: 'sqlite', file: school },
  });
  const place = ['--store', school, '--out', office.desk];
  expect(await office.exportHere('--spec', spec, ...place, '--file-name', 'Class {value}')).toBeNull();
  expect(await office.exportHere('--preset', 'Per mark')).toBeNull();
  expect(await office.exportHere('--preset', 'Per mark', '--split-by', 'class')).toBeNull();
  expect(readdirSync(office.desk).filter((name) => name.endsWith('.csv'))).toEqual([
    ...['7A', '7B'].map((value) => `Class ${value}.csv`),
    ...['7A', '7B'].map((value) => `Marks ${value}.csv`),
    ...[1, 2].map((value) => `Marks value ${value}.csv`),
  ]);
});

test('rows of a server, which lists no values, are split too', async ({ office }) => {
  const { source } = await listServer({ rows: 3 });
  const from = ['--url', source.url, '--kind', 'drf', '--dataset', 'rows', '--format', 'csv'];
  expect(await office.exportHere(...from, '--split-by', 'name', '--out', office.desk)).toBeNull();
  const names = readdirSync(office.desk);
  expect(names).toHaveLength(3);
  for (const name of names) {
    const [value = ''] = /Name \d+/.exec(name) ?? [];
    const id = value.replace('Name ', '');
    expect(readFileSync(join(office.desk, name), 'utf8')).toBe(`\uFEFFid,name\r\n${id},${value}\r\n`);
  }
});

test('Ctrl-C ends all of it, and says how much there is', async ({ office, school }) => {
  const words = ['--dataset', 'table:marks', '--store', school, '--split-by', 'class', '--out', office.desk];
  await expect(exportCommand(words, AbortSignal.abort())).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
    detail: { files: 2, finished: 0 },
  });
  expect(readdirSync(office.desk)).toEqual([]);
});

test('one file in a folder is called by a pattern, of saved exports too', async ({
  office,
  school,
  dataFolder,
}) => {
  await new SavedExports(dataFolder).save({
    ...{ name: 'All marks', title: 'Marks', periods: [null], fileName: chosenPattern, folder: office.desk },
    request: parseRequest({ sheets: [{ dataset: 'table:marks' }], output: { format: 'csv' } }),
    source: { kind: 'sqlite', file: school },
  });
  const words = ['--dataset', 'table:marks', '--store', school, '--format', 'csv', '--where', 'class = 7B'];
  expect(
    await office.exportHere(...words, '--out', `${office.desk}/`, '--file-name', 'List of {choice}'),
  ).toBeNull();
  expect(await office.exportHere('--preset', 'All marks', '--file-name', '{choice} again')).toBeNull();
  expect(readdirSync(office.desk).sort()).toEqual(['List of marks 7B.csv', 'Marks again.csv']);
  const named = await office.exportHere(...words, '--out', join(office.desk, 'a.csv'), '--file-name', 'b');
  expect(named?.message).toContain('--file-name is for a folder');
});

describe('what is refused', () => {
  test.for<[string[], string]>([
    [['--split-by', 'classes'], `Column 'classes' not found`],
    [['--split-by', 'class', '--file-name', '{pupil}'], 'only {choice}, {value}, '],
    [['--file-name', '{value}'], '{value} in --file-name is for --split-by'],
    [['--split-by', 'class', '--where', 'value > 9'], 'There are no rows'],
  ])('%s', async ([words, problem], { office, school }) => {
    const all = ['--dataset', 'table:marks', '--store', school, '--out', `${office.desk}/`, ...words];
    const error = await office.exportHere(...all);
    expect([error?.fault, error?.message]).toEqual(['request', expect.stringContaining(problem)]);
    expect(readdirSync(office.desk)).toEqual([]);
  });
});
