import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { checkReserved } from '../../main/sources/check-reserved.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { test as base } from '../fixtures/folder.ts';

/** A store in use, with its log, and a data folder with a queue. */
const test = base.extend('office', ({ folder }, { onCleanup }) => {
  const file = join(folder, 'store.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE pupils (name TEXT)');
  onCleanup(() => void db.close());
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, 'jobs.db'), '');
  symlinkSync('store.db', join(folder, 'link.db'));
  symlinkSync('store.db-wal', join(folder, 'link.csv'));
  symlinkSync('store.db-journal', join(folder, 'dangling.csv'));
  symlinkSync(folder, join(folder, 'folder'));
  linkSync(`${file}-wal`, join(folder, 'hard.csv'));
  const source: SourceLocation = { kind: 'sqlite', file };
  return { folder, source, dataFolder };
});

describe('a target is not the source when it is', () => {
  test.for([
    'store.db',
    'store.db-wal',
    'store.db-shm',
    // Not there now.
    'store.db-journal',
    'STORE.DB-journal',
    'link.db',
    'link.csv',
    'dangling.csv',
    'hard.csv',
    join('folder', 'store.db-wal'),
    join('folder', 'store.db-journal'),
  ])('%s', async (name, { office }) => {
    await expect(checkReserved(join(office.folder, name), office)).rejects.toMatchObject({
      code: 'TARGET_IS_SOURCE',
    });
  });

  test('beside what the source is a link to', async ({ office }) => {
    const source = { kind: 'sqlite', file: join(office.folder, 'link.db') } as const;
    for (const name of ['store.db', 'store.db-wal', 'store.db-journal', 'link.db-wal'])
      await expect(checkReserved(join(office.folder, name), { ...office, source })).rejects.toMatchObject({
        code: 'TARGET_IS_SOURCE',
      });
  });
});

test.for(['jobs.db', 'jobs.db-wal', 'sample-school.db', 'sample-school.db-journal'])(
  "%s in the data folder is the application's own",
  async (name, { office }) => {
    await expect(checkReserved(join(office.dataFolder, name), office)).rejects.toMatchObject({
      code: 'TARGET_IS_OURS',
    });
  },
);

test.for([
  'a.csv',
  'store.csv',
  'store.db-wal.csv',
  'jobs.db',
  join('data', 'a.csv'),
  join('none', 'store.db'),
])('%s is a target like any other', async (name, { office }) => {
  await checkReserved(join(office.folder, name), office);
});

test('a source that was moved leaves its name to others', async ({ office }) => {
  renameSync(office.source.file, join(office.folder, 'moved.db'));
  rmSync(`${office.source.file}-wal`);
  await expect(checkReserved(join(office.folder, 'moved.db'), office)).resolves.toBeUndefined();
});
