import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { columnsOf } from './store.ts';

/** Writes the store's table as a stream of rows, once. */
export function createRowsFile(store: string, file: string): void {
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

/** Gives the file, which has so many rows, to whoever asks while `use` runs, with the address of its server. */
export async function withRowsServer(
  file: string,
  rows: number,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const program = join(import.meta.dirname, 'rows-server.ts');
  const server = spawn(process.execPath, [program, file, JSON.stringify({ columns: columnsOf, rows })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [url] = (await once(createInterface(server.stdout), 'line')) as [string];
    await use(url);
  } finally {
    server.kill();
  }
}
