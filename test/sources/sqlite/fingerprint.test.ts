import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { databaseFingerprint } from '../../../main/sources/sqlite/fingerprint.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/folder.ts';

const modes = ['delete', 'persist', 'wal'] as const;
const pupils = 'CREATE TABLE pupils (name TEXT); INSERT INTO pupils VALUES (1), (2)';

/** Long after the file was changed. */
const later = (): number => Date.now() + 60_000;
const fingerprint = (file: string, now = later(), isOpening?: boolean): Promise<string | undefined> =>
  databaseFingerprint({ kind: 'sqlite', file }, now, isOpening);

const test = base.extend('file', ({ folder }) => createDatabase(join(folder, 'school.db'), pupils));

/** A quarter of a second behind a whole one, in the past. */
const moment = 1_700_000_000.25;

/**
 * Makes a database and its log look as if nothing had been written since a moment, and takes the fingerprint as on
 * Windows, where times are no proof: without the one that nobody can set.
 */
async function timelessFingerprint(file: string): Promise<string | undefined> {
  for (const name of [file, `${file}-wal`, `${file}-journal`])
    if (existsSync(name)) utimesSync(name, moment, moment);
  return (await fingerprint(file, later(), true))?.replace(/ \d+"/, '"');
}

describe.each(modes)('in journal mode %s', (mode) => {
  test('unchanged data have one fingerprint, however often they are read', async ({ file }) => {
    const writer = new Database(file);
    writer.pragma(`journal_mode = ${mode}`);
    writer.exec('INSERT INTO pupils VALUES (3)');
    const before = await fingerprint(file);
    const reader = new Database(file, { readonly: true });
    reader.prepare('SELECT * FROM pupils').all();
    expect(await fingerprint(file)).toBe(before);
    reader.close();
    expect(await fingerprint(file)).toBe(before);
    writer.close();
    expect(before).toBeDefined();
  });

  test('every commit is told apart, even within one tick of the clock', async ({ file }) => {
    const writer = new Database(file);
    writer.pragma(`journal_mode = ${mode}`);
    const seen = new Set([await timelessFingerprint(file)]);
    for (let round = 0; round < 5; round++) {
      writer.exec(`UPDATE pupils SET name = ${round}`);
      seen.add(await timelessFingerprint(file));
    }
    expect(seen.size).toBe(6);
    expect(seen).not.toContain(undefined);
    writer.close();
  });

  test('what was rolled back is no change', async ({ file }) => {
    const writer = new Database(file);
    writer.pragma(`journal_mode = ${mode}`);
    writer.exec('INSERT INTO pupils VALUES (3)');
    const before = await timelessFingerprint(file);
    writer.exec('BEGIN; INSERT INTO pupils VALUES (4); ROLLBACK');
    expect(await timelessFingerprint(file)).toBe(before);
    writer.close();
  });
});

test('every commit is told apart by its time alone', async ({ file }) => {
  for (const mode of modes) {
    const writer = new Database(file);
    writer.pragma(`journal_mode = ${mode}`);
    const seen = new Set();
    for (let round = 0; round < 3; round++) {
      // Longer than a tick of any clock: within one no fingerprint is taken.
      await delay(20);
      writer.exec(`UPDATE pupils SET name = ${round}`);
      seen.add(await fingerprint(file));
    }
    expect(seen.size).toBe(3);
    writer.close();
  }
});

/** Whether another process may write, and move the log into the file, just now. */
function canOthersWrite(file: string): boolean {
  const script = `
    const Database = require('better-sqlite3');
    const db = new Database(process.argv[1], { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE; INSERT INTO pupils VALUES (9); COMMIT');
      process.exitCode = db.pragma('wal_checkpoint(RESTART)')[0].busy;
    } catch { process.exitCode = 1; }`;
  return spawnSync(process.execPath, ['-e', script, file]).status === 0;
}

test.skipIf(process.platform === 'win32').for(['delete', 'wal'] as const)(
  'does not loosen the hold of a running export in journal mode %s',
  async (mode, { file }) => {
    const writer = new Database(file);
    writer.pragma(`journal_mode = ${mode}`);
    writer.exec('INSERT INTO pupils VALUES (3)');
    const reader = new Database(file, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM pupils').all();
    await fingerprint(file);
    expect(canOthersWrite(file)).toBe(false);
    reader.close();
    expect(canOthersWrite(file)).toBe(true);
    writer.close();
  },
);

test('a log that begins from the start again, as long as it was, is a change', async ({ file }) => {
  const writer = new Database(file);
  writer.pragma('journal_mode = WAL');
  writer.exec('INSERT INTO pupils VALUES (3); INSERT INTO pupils VALUES (4)');
  writer.pragma('wal_checkpoint(RESTART)');
  const before = await timelessFingerprint(file);
  const { size } = statSync(`${file}-wal`);
  writer.exec('INSERT INTO pupils VALUES (5)');
  const first = await timelessFingerprint(file);
  writer.exec('INSERT INTO pupils VALUES (6)');
  expect(statSync(`${file}-wal`).size).toBe(size);
  expect(new Set([before, first, await timelessFingerprint(file)]).size).toBe(3);
  writer.close();
});

test('closing a store with a log moves it into the file, after which nothing changes', async ({ file }) => {
  const writer = new Database(file);
  writer.pragma('journal_mode = WAL');
  writer.exec('INSERT INTO pupils VALUES (3)');
  writer.close();
  const before = await fingerprint(file);
  for (const readonly of [true, false]) {
    const reader = new Database(file, { readonly });
    reader.prepare('SELECT * FROM pupils').all();
    reader.close();
    expect(await fingerprint(file)).toBe(before);
  }
  expect(before).toBeDefined();
});

describe('a file', () => {
  test.for<[string, (file: string) => void]>([
    ['that grew', (file) => appendFileSync(file, 'x')],
    ['that was cut', (file) => truncateSync(file, 4_096)],
    [
      'in whose place there is another one just like it',
      (file) => {
        copyFileSync(file, `${file}.new`);
        renameSync(`${file}.new`, file);
      },
    ],
  ])('%s is another one, even if it is dated back', async ([, change], { file }) => {
    const before = await timelessFingerprint(file);
    change(file);
    const after = await timelessFingerprint(file);
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });

  test('that was touched is another one', async ({ file }) => {
    const before = await timelessFingerprint(file);
    utimesSync(file, moment, moment + 0.25);
    expect(await fingerprint(file)).not.toBe(before);
  });

  test.skipIf(process.platform === 'win32')(
    'that was changed and dated back is another one',
    async ({ file }) => {
      utimesSync(file, moment, moment);
      const before = await fingerprint(file);
      // The time at which a file system notes a change has the tick of the system's clock.
      await delay(20);
      const content = readFileSync(file);
      content.writeUInt8(content.readUInt8(4_095) ^ 1, 4_095);
      writeFileSync(file, content);
      utimesSync(file, moment, moment);
      expect(await fingerprint(file)).not.toBe(before);
    },
  );

  test('has one fingerprint by whatever name it is found', async ({ file, folder }) => {
    const link = join(folder, 'link.db');
    symlinkSync(file, link);
    expect(await fingerprint(link)).toBe(await fingerprint(file));
  });

  test('is told apart by what people call it, which the About sheet says', async ({ file }) => {
    expect(await databaseFingerprint({ kind: 'sqlite', file, label: 'Our school' }, later())).not.toBe(
      await fingerprint(file),
    );
  });

  test('that is not there has none', async ({ file }) => {
    rmSync(file);
    expect(await fingerprint(file)).toBeUndefined();
  });
});

describe('data that may change once more without a trace have none', () => {
  const changed = (file: string): number => Math.trunc(statSync(file).mtimeMs);
  /** When the file system itself noted the last change, whatever time the file bears. */
  const noted = (file: string): number => Math.trunc(statSync(file).ctimeMs);

  test.for([0, 50])('%i ms after a change', async (milliseconds, { file }) => {
    utimesSync(file, moment, moment);
    expect(await fingerprint(file, noted(file) + milliseconds)).toBeUndefined();
    expect(await fingerprint(file, noted(file) + 51)).toBeDefined();
  });

  test('within two seconds where the file system knows only whole ones', async ({ file }) => {
    const soon = Math.ceil(Date.now() / 1_000) + 60;
    utimesSync(file, soon, soon);
    expect(await fingerprint(file, changed(file) + 2_000)).toBeUndefined();
    expect(await fingerprint(file, changed(file) + 2_001)).toBeDefined();
  });

  test('when they come from the future', async ({ file }) => {
    expect(await fingerprint(file, changed(file) - 3_600_000)).toBeUndefined();
  });

  test('while only their log was changed', async ({ file }) => {
    const writer = new Database(file);
    writer.pragma('journal_mode = WAL');
    writer.exec('INSERT INTO pupils VALUES (3)');
    utimesSync(file, moment, moment);
    await delay(60);
    expect(await fingerprint(file, Date.now())).toBeDefined();
    writer.exec('INSERT INTO pupils VALUES (4)');
    expect(await fingerprint(file, changed(`${file}-wal`) + 1)).toBeUndefined();
    writer.close();
  });
});
