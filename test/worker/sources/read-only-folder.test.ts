import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { openSource } from '../../../main/worker/sources/index.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import { canMount, mountSmallDisk, needsRoot, type Disk } from '../../fixtures/disk.ts';
import { test } from '../../fixtures/folder.ts';
import { failureOf, rowsOf, waitedFor, withSource } from './read.ts';

describe.skipIf(!canMount)(`in a folder that cannot be written (${needsRoot})`, () => {
  let disk: Disk;
  beforeEach(() => {
    disk = mountSmallDisk(512) as Disk;
  });
  afterEach(() => {
    disk.unmount();
  });

  /** A database in WAL mode with one mark in its file, and another in its log. */
  function withLog(file: string): Database.Database {
    const writer = new Database(file);
    writer.pragma('journal_mode = WAL');
    writer.exec('CREATE TABLE marks (mark); INSERT INTO marks VALUES (1)');
    writer.pragma('wal_checkpoint(TRUNCATE)');
    writer.exec('INSERT INTO marks VALUES (2)');
    return writer;
  }

  test('a database whose log is finished is read', async () => {
    const file = join(disk.folder, 'a #1 100%.db');
    withLog(file).close();
    disk.makeReadOnly();
    expect(await rowsOf(file, { dataset: 'table:marks' })).toEqual([[1], [2]]);
    expect(readdirSync(disk.folder)).toEqual(['a #1 100%.db']);
  });

  test('a database with rows in its log is not read without them', async ({ folder }) => {
    const file = join(disk.folder, 'left.db');
    const writer = withLog(join(folder, 'a.db'));
    copyFileSync(join(folder, 'a.db'), file);
    copyFileSync(join(folder, 'a.db-wal'), `${file}-wal`);
    writer.close();
    disk.makeReadOnly();
    expect(await failureOf(withSource(file, (source) => source.describe(true)))).toMatchObject({
      code: 'SOURCE_UNFINISHED',
    });
  });

  test('a database that somebody else changes meanwhile is not read half old, half new', async () => {
    const file = join(disk.folder, 'shared.db');
    withLog(file).close();
    disk.makeReadOnly();
    const source = await openSource({ kind: 'sqlite', file }, waitedFor);
    try {
      const query = await source.query(querySpecSchema.parse({ dataset: 'table:marks' }));
      disk.makeWritable();
      withMark(file, 3);
      expect(await failureOf((async () => query.count())())).toMatchObject({ code: 'SOURCE_LOCKED' });
    } finally {
      source.close();
    }
  });
});

function withMark(file: string, mark: number): void {
  const writer = new Database(file);
  writer.prepare('INSERT INTO marks VALUES (?)').run(mark);
  writer.close();
}
