import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { select } from '../fixtures/database.ts';
import { numbersQuery } from '../fixtures/requests.ts';
import { queueOf, test, workedOnTask, type Ending, type Office } from './command-line.ts';

const words = ({ pupils }: Office, sql: string, out = 'a.csv'): string[] => [
  ...['export', '--store', pupils, '--sql', sql, '--format', 'csv', '--out', out, '--json'],
];

const fails = 'SELECT * FROM nothing';
const unknown = '3f0e7c52-95a8-4c50-9f43-6f5d5d1a51c0';

/** Leaves the job of an export in the queue that cannot be done; gives its number. */
async function failedTask(office: Office, folder: string): Promise<string> {
  await office.run(...words(office, fails));
  return String(select(queueOf(folder), 'SELECT id FROM jobs')[0]?.[0]);
}

const json = ({ stdout }: Ending): unknown => JSON.parse(stdout);

describe.concurrent('jobs', () => {
  test('lists what was exported, the newest first', async ({ office }) => {
    expect((await office.run('jobs')).stdout).toBe('There are no exports yet.\n');
    await office.run(...words(office, 'SELECT 1'));
    await office.run(...words(office, fails, 'b.csv'));
    const { stdout, code } = await office.run('jobs');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^[\da-f-]{36}\n {2}b\.csv, .*, FAILURE: The query cannot be run: .*\n[\da-f-]{36}\n {2}a\.csv, .*, SUCCESS: 1 rows, .*\n$/,
    );
    expect(json(await office.run('jobs', '--json'))).toMatchObject([
      { fileName: 'b.csv', state: 'FAILURE', error: { code: 'QUERY_FAILED' } },
      { fileName: 'a.csv', state: 'SUCCESS', result: { rows: 1, rowsInSource: 1, attempts: 1 } },
    ]);
  });
});

describe.concurrent('jobs clear', () => {
  test('forgets one export, then all, and says how many', async ({ office, folder }) => {
    const taskId = await failedTask(office, folder);
    await office.run(...words(office, 'SELECT 1'));
    expect(await office.run('jobs', 'clear', taskId)).toEqual({
      code: 0,
      stdout: '1 export forgotten.\n',
      stderr: '',
    });
    expect(json(await office.run('jobs', 'clear', '--json'))).toEqual({ cleared: 1 });
    expect((await office.run('jobs')).stdout).toBe('There are no exports yet.\n');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });
});

describe.concurrent('status', () => {
  test('tells how a job ended', async ({ office, folder }) => {
    const taskId = await failedTask(office, folder);
    const { stdout, code } = await office.run('status', taskId);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('FAILURE: The query cannot be run') as string,
    });
    expect(json(await office.run('status', taskId, '--json'))).toMatchObject({ taskId, state: 'FAILURE' });
  });

  test('reads a finished file again, when asked', async ({ office }) => {
    const { taskId } = json(await office.run(...words(office, 'SELECT 1'))) as { taskId: string };
    expect(await office.run('status', taskId, '--check')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The file is as its receipt says.') as string,
    });
    appendFileSync(join(office.desk, 'a.csv'), '2\r\n');
    const changed = await office.run('status', taskId, '--check', '--json');
    expect(changed).toMatchObject({ code: 1, stderr: '' });
    expect(json(changed)).toMatchObject({
      taskId,
      differences: [{ what: 'rows', receipt: 1, file: 2 }, { what: 'bytes' }, { what: 'sha256' }],
    });
  });

  test.for([
    [['status', unknown], `There is no export with the number '${unknown}'.\n`],
    [['cancel', unknown], `There is no export with the number '${unknown}'.\n`],
    [['jobs', 'clear', unknown], `There is no export with the number '${unknown}'.\n`],
    [['jobs', 'clear', unknown, unknown], `The request cannot be understood: 'jobs' knows 'clear [ID]'\n`],
    [['jobs', 'remove'], `The request cannot be understood: 'jobs' knows 'clear [ID]'\n`],
    [['retry', unknown], `There is no export with the number '${unknown}'.\n`],
    [
      ['status'],
      `The request cannot be understood: exactly one export's number is needed; 'jobs' lists them\n`,
    ],
  ] as const)('%s is refused', async ([command, stderr], { office }) => {
    expect(await office.run(...command)).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe.concurrent('retry', () => {
  test('runs a failed export again, and ends as it does', async ({ office, folder }) => {
    const taskId = await failedTask(office, folder);
    expect(await office.run('retry', taskId)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The query cannot be run') as string,
    });
  });

  test('runs a cancelled export to its end', async ({ office, folder }) => {
    const running = office.start(...words(office, numbersQuery(600_000)));
    const taskId = await workedOnTask(folder, running);
    running.process.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
    const again = await office.run('retry', taskId, '--json');
    expect(json(again)).toMatchObject({ taskId, state: 'SUCCESS', rows: 600_000, attempts: 1 });
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8').split('\n')).toHaveLength(600_002);
  });

  test('of a finished export is refused', async ({ office }) => {
    const { taskId } = json(await office.run(...words(office, 'SELECT 1'))) as { taskId: string };
    expect(await office.run('retry', taskId)).toEqual({
      code: 2,
      stdout: '',
      stderr: `The export of 'a.csv' is already finished.\n`,
    });
  });
});

describe.concurrent('cancel', () => {
  test('stops an export that another process runs', async ({ office, folder }) => {
    const running = office.start(...words(office, numbersQuery(4_000_000)));
    const taskId = await workedOnTask(folder, running);
    expect(json(await office.run('cancel', taskId, '--json'))).toEqual({ taskId, state: 'REVOKED' });
    expect((await running.ended).code).toBe(130);
    expect(readdirSync(office.desk)).toEqual([]);
  });

  test('of a finished export is refused', async ({ office }) => {
    const { taskId } = json(await office.run(...words(office, 'SELECT 1'))) as { taskId: string };
    expect(await office.run('cancel', taskId)).toEqual({
      code: 2,
      stdout: '',
      stderr: `The export of 'a.csv' has already ended.\n`,
    });
  });
});
