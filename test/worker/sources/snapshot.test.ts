import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { rowsOf } from '../../../main/worker/rows.ts';
import { waitedFor } from './read.ts';
import { openSource } from '../../../main/worker/sources/index.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import { test } from '../../fixtures/folder.ts';

const total = 2_000;

test('a store that another program writes to shows one unchanging state', async ({ folder }) => {
  const file = join(folder, 'busy.db');
  const writer = new Database(file);
  writer.pragma('journal_mode = WAL');
  writer.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY, word TEXT)');
  const insert = writer.prepare(`INSERT INTO numbers (word) VALUES ('old')`);
  writer.transaction(() => {
    for (let row = 0; row < total; row++) insert.run();
  })();

  const source = await openSource({ kind: 'sqlite', file }, waitedFor);
  try {
    // Nothing was read from the table yet: the state is the one of the opening.
    writer.exec(`INSERT INTO numbers (word) VALUES ('new')`);
    const query = await source.query(querySpecSchema.parse({ dataset: 'table:numbers' }));
    expect(await query.count()).toEqual({ exact: total });

    const words = new Set<unknown>();
    let rows = 0;
    for await (const batch of query.batches()) {
      for (const [, word] of rowsOf(batch)) words.add(word);
      rows += batch.rows;
      writer.exec(`
        DELETE FROM numbers WHERE n % 7 = 0; UPDATE numbers SET word = 'new';
        INSERT INTO numbers (word) VALUES ('new'), ('new');`);
    }
    expect(rows).toBe(total);
    expect([...words]).toEqual(['old']);

    writer.exec('DROP TABLE numbers');
    expect(await query.count()).toEqual({ exact: total });
  } finally {
    source.close();
    writer.close();
  }
});
