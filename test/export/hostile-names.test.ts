import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../fixtures/queue-office.ts';
import { queryRequest } from '../fixtures/requests.ts';
import { failureOf, rowsOf } from '../worker/sources/read.ts';

// What Windows refuses of these is refused there before: see `checkTarget`.
const isWindows = process.platform === 'win32';

const names = [
  'CON.csv',
  'nul',
  'a.csv.',
  'a.csv ',
  ' a.csv',
  '-rf.csv',
  '~.csv',
  'a?b#c%41&d=e.csv',
  `it's "quoted".csv`,
  'back\\slash:colon.csv',
  'two\nlines\t.csv',
  'fdp\u202evsc.csv',
  '成績👩‍🎓🏳️‍🌈.csv',
  'e\u0301 is two characters.csv',
  '\u00e9 is one.csv',
  '__proto__',
  `${'ä'.repeat(125)}.csv`,
];

/** More than the 260 characters that old programs take, fewer than the 512 of SQLite. */
const deep = join(...Array<string>(3).fill('a folder with a long name '.repeat(4).trim()));

test.skipIf(isWindows)('targets and sources keep their very names', async ({ office }) => {
  const sources = join(office.desk, deep, 'sources');
  const targets = join(office.desk, deep, 'targets');
  for (const folder of [sources, targets]) mkdirSync(folder, { recursive: true });
  const service = await office.open({ concurrency: 2 });
  const request = queryRequest('SELECT count(*) AS n FROM pupils');
  const tasks: string[] = [];
  for (const name of names) {
    const file = join(sources, `${name.slice(0, 40)}.db`);
    copyFileSync(office.source, file);
    const target = join(targets, name);
    tasks.push((await service.start(request, { kind: 'sqlite', file }, target, { useCache: false })).taskId);
  }
  for (const taskId of tasks) expect(await service.finished(taskId)).toMatchObject({ state: 'SUCCESS' });
  expect(readdirSync(targets).sort()).toEqual([...names].sort());
  for (const name of names) expect(readFileSync(join(targets, name), 'utf8')).toBe('\ufeffn\r\n0\r\n');
  expect(readdirSync(sources)).toHaveLength(names.length);
});

test.skipIf(isWindows)('a database too deep for SQLite says so', async ({ office }) => {
  const folder = join(office.desk, ...Array<string>(6).fill('x'.repeat(100)));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'a.db');
  renameSync(office.source, file);
  expect(await failureOf(rowsOf(file, { dataset: 'table:pupils' }))).toMatchObject({
    code: 'SOURCE_PATH_TOO_LONG',
    message: expect.stringContaining(`'a.db'`) as string,
  });
});
