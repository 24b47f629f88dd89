import { readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { migrations } from '../../main/store/migrations/index.ts';
import { createSampleStore, ensureSampleStore } from '../../main/store/sample-store.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test } from '../fixtures/folder.ts';
import { contentHash, readStore } from './fixtures.ts';

const measurements = (file: string) =>
  readStore(file, (db) => db.prepare('SELECT count(*) FROM analytics').pluck().get());

describe('createSampleStore', () => {
  test('leaves one complete file and tells its size', async ({ folder }) => {
    const file = join(folder, 'school.db');
    const result = await createSampleStore({ file, rows: 100, seed: 1 });
    expect(result).toEqual({ rows: 100, bytes: (await stat(file)).size });
    expect(await readdir(folder)).toEqual(['school.db']);
    expect(measurements(file)).toBe(100);
  });

  test('makes a store in WAL mode of the current version', async ({ folder }) => {
    const file = join(folder, 'school.db');
    await createSampleStore({ file, rows: 10, seed: 1 });
    readStore(file, (db) => {
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    });
  });

  test('makes the same store for the same seed', async ({ folder }) => {
    const [one, two] = [join(folder, 'one.db'), join(folder, 'two.db')];
    await createSampleStore({ file: one, rows: 1000, seed: 7 });
    await createSampleStore({ file: two, rows: 1000, seed: 7 });
    expect(contentHash(one)).toBe(contentHash(two));
  });

  test('tells how far it is, up to all rows', async ({ folder }) => {
    const progress: number[] = [];
    const onProgress = (rowsDone: number) => void progress.push(rowsDone);
    await createSampleStore({ file: join(folder, 'school.db'), rows: 25_000, seed: 1, onProgress });
    expect([...new Set(progress)]).toEqual([10_000, 20_000, 25_000]);
  });

  test('leaves nothing when it is cancelled half way', async ({ folder }) => {
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const { signal } = controller;
    const created = createSampleStore({
      file: join(folder, 'a.db'),
      rows: 100_000,
      seed: 1,
      onProgress,
      signal,
    });
    await expect(created).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('writes nothing when it is cancelled before it begins', async ({ folder }) => {
    const signal = AbortSignal.abort();
    const created = createSampleStore({ file: join(folder, 'school.db'), rows: 10, seed: 1, signal });
    await expect(created).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('keeps the existing store until the new one is complete', async ({ folder }) => {
    const file = join(folder, 'school.db');
    await createSampleStore({ file, rows: 10, seed: 1 });
    const seen: unknown[] = [];
    const onProgress = () => void seen.push(measurements(file));
    await createSampleStore({ file, rows: 20_000, seed: 1, onProgress });
    expect(new Set(seen)).toEqual(new Set([10]));
    expect(measurements(file)).toBe(20_000);
  });

  test('does not replay what the replaced store had not yet written', async ({ folder }) => {
    const running = join(folder, 'running.db');
    await createSampleStore({ file: running, rows: 10, seed: 1 });
    const db = new Database(running);
    db.exec('DELETE FROM analytics');
    const crashed = join(folder, 'crashed', 'school.db');
    await mkdir(dirname(crashed));
    for (const part of ['', '-wal']) await copyFile(running + part, crashed + part);
    db.close();

    await createSampleStore({ file: crashed, rows: 20, seed: 1 });
    expect(await readdir(dirname(crashed))).toEqual(['school.db']);
    expect(measurements(crashed)).toBe(20);
  });

  test.for([
    ['beside nothing', undefined],
    ['beside what is no database', 'my notes'],
  ])('destroys no file of a name that SQLite would use: one %s', async ([, content], { folder }) => {
    const file = join(folder, 'school.db');
    if (content !== undefined) await writeFile(file, content);
    await writeFile(`${file}-wal`, 'mine');
    await expect(createSampleStore({ file, rows: 10, seed: 1 })).rejects.toMatchObject({
      code: 'TARGET_EXISTS',
      detail: { name: 'school.db-wal' },
    });
    expect(await readFile(`${file}-wal`, 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(
      content === undefined ? ['school.db-wal'] : ['school.db', 'school.db-wal'],
    );
  });

  test('leaves a store that another program has open', async ({ folder }) => {
    const file = join(folder, 'school.db');
    await createSampleStore({ file, rows: 10, seed: 1 });
    const db = new Database(file);
    try {
      db.exec('DELETE FROM analytics WHERE id = 1');
      await expect(createSampleStore({ file, rows: 20, seed: 1 })).rejects.toMatchObject({
        code: 'TARGET_IN_USE',
      });
      expect(measurements(file)).toBe(9);
    } finally {
      db.close();
    }
  });

  test('does not replace what the application keeps itself', async ({ folder }) => {
    for (const name of ['jobs.db', 'sample-school.db', 'jobs.db-wal'])
      await expect(
        createSampleStore({ file: join(folder, name), dataFolder: folder, rows: 10, seed: 1 }),
      ).rejects.toMatchObject({ code: 'TARGET_IS_OURS' });
    expect(await readdir(folder)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('is for this user alone while it is made', async ({ folder }) => {
    const modes = new Set<number>();
    const onProgress = (): void => {
      for (const name of readdirSync(folder)) modes.add(statSync(join(folder, name)).mode & 0o777);
    };
    await createSampleStore({ file: join(folder, 'school.db'), rows: 20_000, seed: 1, onProgress });
    expect([...modes]).toEqual([0o600]);
  });

  test('says that the folder is missing', async ({ folder }) => {
    const file = join(folder, 'missing', 'school.db');
    await expect(createSampleStore({ file, rows: 10, seed: 1 })).rejects.toMatchObject({
      code: 'TARGET_FOLDER_MISSING',
    });
  });

  test('says that the target is a folder', async ({ folder }) => {
    await expect(createSampleStore({ file: folder, rows: 10, seed: 1 })).rejects.toMatchObject({
      code: 'TARGET_IS_FOLDER',
    });
  });

  test('passes on an error that nobody expected and leaves nothing', async ({ folder }) => {
    const rows = 10n as unknown as number;
    const created = createSampleStore({ file: join(folder, 'school.db'), rows, seed: 1 });
    await expect(created).rejects.toThrow(TypeError);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('ensureSampleStore', () => {
  test('creates the store once, also of an empty file and when asked twice at the same time, for the user alone', async ({
    folder,
  }) => {
    const data = join(folder, 'data');
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(data, 'sample-school.db'), '');
    const [one, two] = await Promise.all([ensureSampleStore(data), ensureSampleStore(data)]);
    expect(one).toBe(join(data, 'sample-school.db'));
    expect(two).toBe(one);
    expect(await readdir(data)).toEqual(['sample-school.db']);
    expect(measurements(one)).toBe(200_000);
    if (process.platform === 'win32') return;
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    expect((await stat(one)).mode & 0o777).toBe(0o600);
  });

  test('keeps an existing store', async ({ folder }) => {
    const file = join(folder, 'sample-school.db');
    await createSampleStore({ file, rows: 10, seed: 3 });
    expect(await ensureSampleStore(folder)).toBe(file);
    expect(measurements(file)).toBe(10);
  });

  test('migrates an older store', async ({ folder }) => {
    const file = createDatabase(join(folder, 'sample-school.db'), 'PRAGMA application_id = 1');
    await ensureSampleStore(folder);
    expect(readStore(file, (db) => db.pragma('user_version', { simple: true }))).toBe(migrations.length);
  });

  test('makes a damaged store anew, and puts the old one aside', async ({ folder }) => {
    const file = join(folder, 'sample-school.db');
    await createSampleStore({ file, rows: 2_000, seed: 1 });
    const damaged = await readFile(file);
    damaged.fill(0, damaged.length / 2, damaged.length / 2 + 16_384);
    await writeFile(file, damaged);
    expect(await ensureSampleStore(folder)).toBe(file);
    expect(measurements(file)).toBe(200_000);
    // Somebody may have put something into it.
    expect((await readFile(join(folder, 'sample-school-damaged.db'))).equals(damaged)).toBe(true);
  });

  test('says that a folder stands in the way', async ({ folder }) => {
    await mkdir(join(folder, 'sample-school.db'));
    await expect(ensureSampleStore(folder)).rejects.toMatchObject({ code: 'TARGET_IS_FOLDER' });
  });
});
