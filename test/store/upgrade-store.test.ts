import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { upgradeStore } from '../../main/store/upgrade-store.ts';
import { toldError } from '../fixtures/told-error.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test } from '../fixtures/folder.ts';
import { numbersQuery } from '../fixtures/requests.ts';

describe('upgradeStore', () => {
  test('says that a text file is no database', async ({ folder }) => {
    const file = join(folder, 'notes.db');
    await writeFile(file, 'Only a text, but long enough to be taken for a header. '.repeat(20));
    expect(() => upgradeStore(file)).toThrow(
      expect.objectContaining({ code: 'SOURCE_NOT_DATABASE', detail: { name: 'notes.db' } }),
    );
  });

  test.for<[string, (store: Buffer) => Buffer]>([
    ['is cut off', (store) => store.subarray(0, store.length / 2)],
    ['has zeros in its middle', (store) => store.fill(0, store.length / 2, store.length / 2 + 16_384)],
  ])('says that a store %s', async ([, damage], { folder }) => {
    const file = createDatabase(
      join(folder, 'school.db'),
      `CREATE TABLE pupils (name TEXT); INSERT INTO pupils SELECT words FROM (${numbersQuery(5_000)})`,
    );
    await writeFile(file, damage(await readFile(file)));
    expect(() => upgradeStore(file)).toThrow(
      expect.objectContaining({ code: 'SOURCE_CORRUPT', detail: { name: 'school.db' } }),
    );
  });

  test('says that a file does not exist', ({ folder }) => {
    expect(() => upgradeStore(join(folder, 'gone.db'))).toThrow(
      expect.objectContaining({ code: 'SOURCE_NOT_FOUND', detail: { name: 'gone.db' } }),
    );
  });

  test('says that a store comes from a newer application', ({ folder }) => {
    const file = join(folder, 'future.db');
    const db = new Database(file);
    db.pragma('user_version = 999');
    db.close();
    expect(() => upgradeStore(file)).toThrow(expect.objectContaining({ code: 'STORE_TOO_NEW' }));
    expect(toldError({ code: 'STORE_TOO_NEW', detail: {} }).message).toBe(
      'This store was made by a newer version of Analytics Export. Update the application to open it.',
    );
  });
});
