import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { Database } from 'better-sqlite3';
import { dataFiles } from '../files/data-files.ts';
import { codeOf } from '../files/file-failure.ts';
import { databaseFiles } from '../sqlite/database-files.ts';
import { isHeld, writeFailure } from '../sqlite/failures.ts';
import { openDatabase } from '../sqlite/open-database.ts';

/** Milliseconds to wait for another process that is moving the same folder. */
const patience = 60_000;

/**
 * Moves what this application keeps in the folder `from` to the folder `to`, where it then is. What is not ours stays
 * (Chromium kept its things in the same folder), and nothing that is in `to` already is replaced. Each file is moved in
 * one step and the list of exports last: whoever is killed in the middle is followed by the next start. Tells the
 * folder to work in: `from`, all of it, as long as another process has the list of exports open there. Throws an
 * `ExportFailure` when `to` cannot be written.
 */
export function moveData(from: string, to: string): string {
  if (!isThere(from)) return to;
  const file = join(to, 'moving.db');
  let lock: Database | undefined;
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    lock = openDatabase(file, { timeout: patience }, (db) => db.exec('BEGIN EXCLUSIVE'));
    // Another process may have been first while this one waited.
    return isThere(from) ? moveAll(from, to) : to;
  } catch (error) {
    throw writeFailure(error, file);
  } finally {
    lock?.close();
    rmSync(file, { force: true });
  }
}

const isThere = (folder: string): boolean => {
  const { queue, sample, exports, records } = dataFiles(folder);
  return [queue, sample, exports, records].some((path) => existsSync(path));
};

function moveAll(from: string, to: string): string {
  const [old, now] = [dataFiles(from), dataFiles(to)];
  const queue = existsSync(old.queue) ? takeQueue(old.queue) : undefined;
  if (queue === 'in use') return from;
  try {
    clearCache(old.cache);
    moveFolder(old.exports, now.exports);
    moveFolder(old.records, now.records);
    for (const name of readdirSync(from).filter((entry) => /^jobs-damaged-\d+\.db$/.test(entry)))
      moveFile(join(from, name), join(to, name));
    moveSample(old.sample, now.sample);
    if (queue && !existsSync(now.queue)) movePaths(queue, from, to);
  } finally {
    queue?.close();
  }
  for (const file of databaseFiles(old.queue)) moveFile(file, join(to, basename(file)));
  return to;
}

/** Opens the list of exports alone, with all of it in one file; undefined when it is damaged. */
function takeQueue(file: string): Database | 'in use' | undefined {
  const db = openDatabase(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    return db;
  } catch (error) {
    db.close();
    return isHeld(error) ? 'in use' : undefined;
  }
}

/** One that is being read, or is damaged, stays: another is made. */
function moveSample(from: string, to: string): void {
  if (!existsSync(from) || existsSync(to)) return;
  const db = openDatabase(from, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
  } catch {
    return;
  } finally {
    db.close();
  }
  moveFile(from, to);
  openDatabase(to, {}, (db) => db.pragma('journal_mode = WAL')).close();
}

/** The jobs go on reading and writing what is moved. */
function movePaths(db: Database, from: string, to: string): void {
  const moved = (path: unknown): unknown =>
    typeof path === 'string' && path.startsWith(from + sep) ? to + path.slice(from.length) : path;
  const inJson = (text: unknown): string | null => {
    if (typeof text !== 'string') return null;
    try {
      const inside = (key: string, value: unknown): unknown =>
        key === 'file' || key === 'path' ? moved(value) : value;
      return JSON.stringify(JSON.parse(text, inside));
    } catch {
      // A damaged row: its job fails with a sentence when it is its turn.
      return text;
    }
  };
  db.function('moved', moved);
  db.function('moved_in_json', inJson);
  db.exec(
    `BEGIN;
     UPDATE jobs SET target = moved(target), source = moved_in_json(source), receipt = moved_in_json(receipt);
     UPDATE leases SET temporary = moved(temporary);
     COMMIT`,
  );
}

/** A copy of what can be made again. In `Cache`, which is the same folder where case is ignored, Chromium has its own. */
function clearCache(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((entry) => /^([0-9a-f]{64}|draft-[0-9a-f]+)$/.test(entry)))
    rmSync(join(folder, name), { recursive: true, force: true });
  removeEmpty(folder);
}

function moveFolder(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true }))
    (entry.isDirectory() ? moveFolder : moveFile)(join(from, entry.name), join(to, entry.name));
  removeEmpty(from);
}

/** Moves a file in one step, unless there is another in its place; one half moved by who was killed is moved again. */
function moveFile(from: string, to: string): void {
  if (!existsSync(from)) return;
  if (existsSync(to)) {
    if (isEqual(from, to)) rmSync(from);
    return;
  }
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    const copy = `${to}.moving`;
    copyFileSync(from, copy);
    const file = openSync(copy, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(copy, to);
    rmSync(from);
  }
}

const isEqual = (one: string, other: string): boolean =>
  statSync(one).size === statSync(other).size && readFileSync(one).equals(readFileSync(other));

/** What is not ours, or could not be moved, keeps the folder. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
}
