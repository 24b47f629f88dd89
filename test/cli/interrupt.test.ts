import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, inject } from 'vitest';
import { built } from '../fixtures/built.ts';
import { select } from '../fixtures/database.ts';
import { endlessQuery, numbersQuery } from '../fixtures/requests.ts';
import {
  oldFile,
  queueOf,
  startNode,
  test,
  until,
  workedOnTask,
  type Office,
  type Running,
} from './command-line.ts';

const launcher = (): string => join(inject('bundle'), 'main/cli/analytics-export.js');
const olderNode = '/usr/bin/node';

const longExport = ({ pupils }: Office, rows = 2_000_000): string[] => [
  'export',
  '--store',
  pupils,
  '--sql',
  numbersQuery(rows),
  '--format',
  'csv',
  '--out',
  'old.csv',
];

/** Resolves once the temporary file grows. */
const writing = ({ desk }: Office, running: Running): Promise<void> =>
  until(() => {
    const name = readdirSync(desk).find((candidate) => candidate.endsWith('.partial'));
    if (name === undefined) return false;
    return (statSync(join(desk, name), { throwIfNoEntry: false })?.size ?? 0) > 0;
  }, running);

function expectNothingLeft({ desk }: Office, folder: string): void {
  expect(readdirSync(desk)).toEqual(['old.csv']);
  expect(readFileSync(join(desk, 'old.csv'), 'utf8')).toBe('old');
  expect(select(queueOf(folder), 'SELECT state FROM jobs')).toEqual([['REVOKED']]);
  expect(select(queueOf(folder), 'SELECT * FROM leases')).toEqual([]);
}

const stopped = { code: 130, stdout: '', stderr: 'The export was cancelled. Nothing was written.\n' };

describe.concurrent('a long export is stopped with nothing left behind', () => {
  test('by Ctrl-C', async ({ office, folder }) => {
    oldFile(office.desk);
    const running = office.start(...longExport(office));
    await writing(office, running);
    running.process.kill('SIGINT');
    expect(await running.ended).toEqual(stopped);
    expectNothingLeft(office, folder);
  });

  test('by one Ctrl-C that arrives twice, as npx passes it on too', async ({ office, folder }) => {
    oldFile(office.desk);
    const running = office.start(...longExport(office, 4_900_000));
    // While SQLite counts nothing can stop it: the process is still there for the second one.
    await workedOnTask(folder, running);
    await delay(250);
    running.process.kill('SIGINT');
    await delay(50);
    running.process.kill('SIGINT');
    expect(await running.ended).toEqual(stopped);
    expectNothingLeft(office, folder);
  });

  test('by Ctrl-C in a statement that never ends', async ({ office, folder }) => {
    oldFile(office.desk);
    const words = ['export', '--store', office.pupils, '--sql', endlessQuery, '--format', 'csv'];
    const running = office.start(...words, '--out', 'old.csv');
    await workedOnTask(folder, running);
    await delay(250);
    running.process.kill('SIGINT');
    expect(await running.ended).toEqual(stopped);
    expectNothingLeft(office, folder);
  });

  test('by SIGTERM, with the error as JSON', async ({ office, folder }) => {
    oldFile(office.desk);
    const running = office.start(...longExport(office), '--json');
    await writing(office, running);
    running.process.kill('SIGTERM');
    const { code, stdout, stderr } = await running.ended;
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'CANCELLED', message: 'The export was cancelled. Nothing was written.' },
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expectNothingLeft(office, folder);
  });

  test.skipIf(!existsSync('/usr/bin/script'))('by the end of its terminal', async ({ office, folder }) => {
    oldFile(office.desk);
    const words = [process.execPath, built('cli'), ...longExport(office)];
    const command = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    const terminal = startNode('/usr/bin/script', ['-qec', command, '/dev/null'], folder);
    await writing(office, terminal);
    terminal.process.kill('SIGKILL');
    await terminal.ended;
    while (select(queueOf(folder), 'SELECT * FROM leases').length > 0) await delay(20);
    expectNothingLeft(office, folder);
  });

  test.skipIf(!existsSync(olderNode))('through the launcher of an older Node', async ({ office, folder }) => {
    oldFile(office.desk);
    const running = startNode(olderNode, [launcher(), ...longExport(office)], folder);
    await writing(office, running);
    running.process.kill('SIGINT');
    expect(await running.ended).toEqual(stopped);
    expectNothingLeft(office, folder);
  });
});

describe.concurrent('the launcher of the built command line passes on words, output and exit code', () => {
  const nodes = [process.execPath, olderNode].filter((node) => existsSync(node));
  test.for(nodes)('under %s', async (node, { office, folder }) => {
    const words = [
      'export',
      '--store',
      office.pupils,
      '--dataset',
      'table:pupils',
      '--format',
      'csv',
      '--out',
    ];
    const { code, stdout } = await startNode(node, [launcher(), ...words, 'a b.csv', '--json'], folder).ended;
    expect(JSON.parse(stdout)).toMatchObject({ rows: 3, path: join(office.desk, 'a b.csv') });
    expect(code).toBe(0);
    expect(await startNode(node, [launcher(), 'export', '--nothing'], folder).ended).toEqual({
      code: 2,
      stdout: '',
      stderr: `The request cannot be understood: Unknown option '--nothing'. See analytics-export --help\n`,
    });
  });
});
