import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { createSampleStore } from '../../main/store/sample-store.ts';
import { select } from '../fixtures/database.ts';
import { oldFile, test } from './command-line.ts';

describe.concurrent('sample', () => {
  test('makes a school of as many measurements, and says so', async ({ office }) => {
    const { code, stdout, stderr } = await office.run('sample', '--rows', '1200', '--out', 'school.db');
    const file = join(office.desk, 'school.db');
    expect(readdirSync(office.desk)).toEqual(['school.db']);
    expect(stdout).toMatch(/^\/.*school\.db: 1,200 measurements, [\d.]+ kB, [\d.]+ s\n$/);
    expect(stdout).toContain(`${file}: `);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(select(file, 'SELECT count(*) FROM analytics')).toEqual([[1_200]]);
  });

  test('makes the school of its seed', async ({ office, folder }) => {
    await office.run('sample', '--rows', '100', '--seed', '3', '--out', 'school.db');
    const make = async (seed: number): Promise<Buffer> => {
      const file = join(folder, `${seed}.db`);
      await createSampleStore({ file, rows: 100, seed });
      return readFileSync(file);
    };
    const made = readFileSync(join(office.desk, 'school.db'));
    expect(made.equals(await make(3))).toBe(true);
    expect(made.equals(await make(1))).toBe(false);
  });

  test('tells a script in one line of JSON', async ({ office }) => {
    const { stdout, stderr } = await office.run('sample', '--rows', '10', '--out', 'school.db', '--json');
    const path = join(office.desk, 'school.db');
    expect(JSON.parse(stdout)).toEqual({
      path,
      rows: 10,
      bytes: statSync(path).size,
      seconds: expect.any(Number) as number,
    });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });

  test('says nothing when it is to be quiet', async ({ office }) => {
    expect(await office.run('sample', '--rows', '0', '--out', 'school.db', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  test.for([
    [[], 2, '--rows is missing'],
    [['--rows', 'many', '--out', 'old.db'], 2, `--rows needs a whole number of at least 0, not 'many'`],
    [['--rows', '1', '--out', 'no/where.db'], 1, '/no'],
    [['--rows', '1', '--out', '.'], 1, `'desk' is a folder. Choose a file name inside it.`],
  ] as const)('refuses %j and leaves the old file', async ([words, code, sentence], { office }) => {
    const old = oldFile(office.desk, 'old.db');
    const ending = await office.run('sample', ...words);
    expect(ending).toMatchObject({ code, stdout: '' });
    expect(ending.stderr).toContain(sentence);
    expect(ending.stderr.split('\n')).toHaveLength(2);
    expect(readFileSync(old, 'utf8')).toBe('old');
    expect(readdirSync(office.desk)).toEqual(['old.db']);
  });
});
