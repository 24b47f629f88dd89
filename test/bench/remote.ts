import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { columnsOf } from './store.ts';

/** Rows of a page of a Django list. */
const pageRows = 10_000;

/** Writes what the server gives: the store's table as a stream of rows, and as the pages of a Django list. */
export function createRowsFiles(store: string, folder: string): void {
  mkdirSync(folder);
  createStream(store, join(folder, 'rows.ndjson'));
  createPages(store, folder);
}

function createPages(store: string, folder: string): void {
  const db = new Database(store, { readonly: true });
  const pairs = columnsOf.map(({ key }) => `'${key}', ${key}`).join();
  const page = db
    .prepare<[number, number], string>(
      `SELECT json_object(${pairs}) FROM analytics WHERE id > ? ORDER BY id LIMIT ?`,
    )
    .pluck();
  const { rows: count = 0 } =
    db.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM analytics').get() ?? {};
  for (let number = 1, first = 0; first < count; number++, first += pageRows) {
    const next = first + pageRows < count ? `"?page=${number + 1}"` : 'null';
    const results = page.all(first, pageRows).join();
    writeFileSync(
      join(folder, `${number}.json`),
      `{"count":${count},"next":${next},"previous":null,"results":[${results}]}`,
    );
  }
  db.close();
}

function createStream(store: string, file: string): void {
  const db = new Database(store, { readonly: true });
  const output = openSync(file, 'w');
  const keys = columnsOf.map(({ key }) => key).join();
  const { rows } = db.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM analytics').get() ?? {};
  writeSync(output, `${JSON.stringify({ head: { rows } })}\n`);
  let lines: string[] = [];
  const write = (): void => {
    writeSync(output, lines.join(''));
    lines = [];
  };
  for (const line of db.prepare<[], string>(`SELECT json_array(${keys}) FROM analytics`).pluck().iterate())
    if (lines.push(`${line}\n`) === 10_000) write();
  lines.push(`${JSON.stringify({ end: { rows } })}\n`);
  write();
  closeSync(output);
  db.close();
}

/** Gives the files, of so many rows, to whoever asks while `use` runs, with the address of their server. */
export async function withRowsServer(
  folder: string,
  rows: number,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const program = join(import.meta.dirname, 'rows-server.ts');
  const server = spawn(process.execPath, [program, folder, JSON.stringify({ columns: columnsOf, rows })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [url] = (await once(createInterface(server.stdout), 'line')) as [string];
    await use(url);
  } finally {
    server.kill();
  }
}
