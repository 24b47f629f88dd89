import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect } from 'vitest';
import { printable } from '../../main/cli/output.ts';
import { built } from '../fixtures/built.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test } from './command-line.ts';

/** Clears a terminal, and ends lines, in ways that not every program knows. */
const hostile = '\u001b[2J\r\b\u007f\u009b2J\u0085\u2028\u202eevil\u2066\n';

// eslint-disable-next-line no-control-regex -- these are what must not be there
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test.for([
  ['Zoë Müller, 山田, 👩‍🎓, שלום', 'Zoë Müller, 山田, 👩‍🎓, שלום'],
  ['a\tb\nc', 'a\\u0009b\\u000ac'],
  [hostile, '\\u001b[2J\\u000d\\u0008\\u007f\\u009b2J\\u0085\\u2028\\u202eevil\\u2066\\u000a'],
  ['\u0000\u061c\u200e\u200f\u2029', '\\u0000\\u061c\\u200e\\u200f\\u2029'],
] as const)('%j is printed as %j', ([given, expected]) => {
  expect(printable(given)).toBe(expected);
});

describe.concurrent('a name that would steer the terminal', () => {
  test('is shown, not obeyed, wherever it appears', async ({ office, folder }) => {
    const name = hostile.replaceAll(/["\r\n]/g, '');
    const store = createDatabase(
      join(folder, `${name}.db`),
      `CREATE TABLE "${hostile}" ("${hostile}" TEXT); INSERT INTO "${hostile}" VALUES ('a');`,
    );
    const endings = [
      await office.run('datasets', '--store', store),
      await office.run('datasets', '--store', store, '--json'),
      await office.run('export', '--store', store, '--dataset', `table:${hostile}`, '--out', `${name}.csv`),
      await office.run('export', '--store', store, '--dataset', `table:${hostile}x`, '--out', 'a.csv'),
      await office.run('jobs'),
    ];
    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0, 2, 0]);
    for (const { stdout, stderr } of endings) {
      expect(stdout + stderr).toContain('evil');
      expect(stdout + stderr).not.toMatch(raw);
    }
    const [datasets] = JSON.parse(endings[1]?.stdout ?? '') as {
      label: string;
      columns: { key: string }[];
    }[];
    expect(datasets?.columns[0]?.key).toBe(hostile);
    expect(readdirSync(office.desk)).toEqual([`${name}.csv`]);
  });
});

/** Runs a command one of whose streams nobody reads; what is in the other one. */
async function runUnread(
  folder: string,
  unread: 'stdout' | 'stderr',
  ...words: string[]
): Promise<{ code: number | null; read: string }> {
  const child = spawn(process.execPath, [built('cli'), ...words], {
    cwd: join(folder, 'desk'),
    env: { ...process.env, ANALYTICS_EXPORT_DATA_FOLDER: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child[unread].destroy();
  const [read] = await Promise.all([
    text(unread === 'stdout' ? child.stderr : child.stdout),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, read };
}

describe.concurrent('a command whose output nobody reads', () => {
  test('ends quietly, as a program that SIGPIPE ends', async ({ office, folder }) => {
    expect(readdirSync(office.desk)).toEqual([]);
    expect(await runUnread(folder, 'stdout', 'jobs')).toEqual({ code: 141, read: '' });
  });

  test('does its work all the same', async ({ office, folder }) => {
    const words = ['--store', office.pupils, '--dataset', 'table:pupils', '--out', 'a.csv'];
    expect((await runUnread(folder, 'stdout', 'export', ...words)).code).toBe(141);
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('keeps the exit code of what went wrong', async ({ office, folder }) => {
    expect(readdirSync(office.desk)).toEqual([]);
    expect(await runUnread(folder, 'stderr', 'status')).toEqual({ code: 2, read: '' });
  });
});
