import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { AnalyticsExportService } from '../../../main/export/analytics-export-service.ts';
import { Random } from '../../../main/store/sample/random.ts';
import { createDatabase, select } from '../../fixtures/database.ts';

/** A target's file as it was first seen after it was published. */
interface Seen {
  inode: number;
  sha256: string;
}

/** How often each state and error was the end of a job. */
export type Endings = Record<string, number>;

/**
 * Kills a process that works on a queue of mixed jobs, at a random moment, `rounds` times, each time starting the next
 * one on the same queue; then lets the rest finish. Throws when a target was ever partial or published twice, a job
 * did not end, the queue is damaged or anything is left behind.
 */
export async function crashRounds(
  folder: string,
  workingProcess: string,
  rounds: number,
  seed: number,
): Promise<Endings> {
  const random = new Random(seed);
  createDatabase(join(folder, 'store.db'), 'CREATE TABLE pupils (name TEXT)');
  mkdirSync(join(folder, 'desk'));
  const queue = join(folder, 'data', 'jobs.db');
  const seen = new Map<string, Seen>();
  for (let round = 1; round <= rounds; round++) {
    await killAfter(random.integer(150, 1_350), workingProcess, folder, round);
    look(folder, seen);
    // Killed before it made one, there is no queue yet.
    if (existsSync(queue)) assert.deepEqual(check(queue), [['ok']]);
  }
  await finishAll(folder);
  look(folder, seen);

  const endings: Endings = {};
  for (const [state, target, receipt, error] of jobs(queue)) {
    const code = error === null ? '' : ` ${(JSON.parse(error) as { code: string }).code}`;
    endings[state + code] = (endings[state + code] ?? 0) + 1;
    const ofReceipt = receipt === null ? undefined : (JSON.parse(receipt) as { sha256: string }).sha256;
    assert.equal(seen.get(target)?.sha256, ofReceipt, `${target} is what its receipt says`);
    assert.equal(ofReceipt !== undefined, state === 'SUCCESS');
    assert.equal(state === 'FAILURE' || state === 'SUCCESS', true, `${target} has ended`);
  }
  assert.deepEqual(check(queue), [['ok']]);
  assert.deepEqual(select(queue, 'SELECT * FROM leases'), []);
  assert.deepEqual(globSync(join(folder, 'desk', '**', '.*')), []);
  return endings;
}

async function killAfter(
  milliseconds: number,
  workingProcess: string,
  folder: string,
  round: number,
): Promise<void> {
  const child = spawn(process.execPath, [workingProcess, folder, String(round)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  await delay(milliseconds);
  assert.equal(child.exitCode, null, 'the process works until it is killed');
  child.kill('SIGKILL');
  await exit;
}

async function finishAll(folder: string): Promise<void> {
  const service = await AnalyticsExportService.open(join(folder, 'data'), {
    claims: 'every',
    pauses: [0, 0],
  });
  await Promise.all(service.jobs().map(({ taskId }) => service.finished(taskId)));
  await service.close();
}

/** A file once seen must stay that very file: a second one in its place would be another inode. */
function look(folder: string, seen: Map<string, Seen>): void {
  for (const target of globSync(join(folder, 'desk', '*', '*'))) {
    const content = readFileSync(target);
    if (content.toString('latin1') === 'old') continue;
    // An empty one is being made by the test itself, and was killed at it.
    if (content.length === 0) continue;
    const found = { inode: statSync(target).ino, sha256: createHash('sha256').update(content).digest('hex') };
    assert.deepEqual(found, seen.get(target) ?? found, `${target} was published once`);
    seen.set(target, found);
  }
}

/** As the next process would open it: what was being written when the last one was killed is rolled back. */
function check(queue: string): unknown[][] {
  const db = new Database(queue);
  try {
    return db.prepare<[], unknown[]>('PRAGMA integrity_check').raw().all();
  } finally {
    db.close();
  }
}

const jobs = (queue: string): [string, string, string | null, string | null][] =>
  select(queue, 'SELECT state, target, receipt, error FROM jobs') as [string, string, string, string][];
