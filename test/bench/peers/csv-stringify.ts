import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { stringify } from 'csv-stringify';

const [store = '', file = ''] = process.argv.slice(2);
const rows = new Database(store, { readonly: true }).prepare('SELECT * FROM analytics').raw().iterate();
await pipeline(
  Readable.from(rows),
  stringify({ record_delimiter: '\r\n', bom: true }),
  createWriteStream(file),
);
