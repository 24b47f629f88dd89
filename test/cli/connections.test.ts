import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { dataFiles } from '../../main/files/data-files.ts';
import { Connections } from '../../main/sources/remote/connections.ts';
import { built } from '../fixtures/built.ts';
import { listServer } from '../worker/sources/remote/list-server.ts';
import { startNode, test, type Ending, type Office } from './command-line.ts';

const token = 'canary-4c9e0b7a';

const always = { kind: 'locked', lets: `^Bearer ${token}$` } as const;

const connections = (office: Office, ...words: string[]): Promise<Ending> =>
  office.run('connections', ...words);

test('a connection is added, tried, exported from and removed', async ({ office }) => {
  vi.stubEnv('SCHOOL_TOKEN', token);
  const { source } = await listServer({ rows: 250, always });
  const added = await connections(
    office,
    'add',
    'My school',
    '--url',
    source.url,
    '--kind',
    'drf',
    '--token-env',
    'SCHOOL_TOKEN',
  );
  expect(added).toMatchObject({
    code: 0,
    stdout: `Added. Try it with: analytics-export connections test 'My school'\n`,
  });

  const again = await connections(office, 'add', 'my SCHOOL', '--url', source.url, '--kind', 'drf', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'CONNECTION_EXISTS' } });
  expect(again.code).toBe(2);

  const tried = await connections(office, 'test', 'my school');
  expect(tried.code).toBe(0);
  expect(tried.stdout).toMatch(
    /^The connection works\. It offers My school \(250 rows\)\.\nThe first 250 rows came in .* seconds\.\n$/,
  );

  const exported = await office.run(
    'export',
    '--connection',
    'My school',
    '--dataset',
    'rows',
    '--out',
    'a.csv',
    '--limit',
    '2',
  );
  expect(exported.code).toBe(0);
  expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('\uFEFFid,name\r\n1,Name 1\r\n2,Name 2\r\n');

  expect((await connections(office, 'list')).stdout).toBe(`My school\n  ${source.url}, drf\n`);
  expect((await connections(office, 'remove', 'My school')).stdout).toBe('Removed.\n');
  expect((await connections(office, 'list')).stdout).toBe('There are no connections yet.\n');
  const gone = await connections(office, 'test', 'My school');
  expect([gone.code, gone.stderr]).toEqual([
    2,
    `There is no connection 'My school'. See which there are, or add it.\n`,
  ]);
});

describe('a secret that is not in the environment', () => {
  const variable = 'ANALYTICS_EXPORT_NO_SUCH_VARIABLE';

  test.skipIf(!existsSync('/usr/bin/script'))(
    'is asked for at a terminal, and not shown',
    async ({ office, folder }) => {
      const { source } = await listServer({ rows: 3, always });
      const words = ['datasets', '--url', source.url, '--kind', 'drf', '--token-env', variable];
      const command = [process.execPath, built('cli'), ...words].join(' ');
      const terminal = startNode('/usr/bin/script', ['-qec', command, '/dev/null'], folder, 'pipe');
      terminal.process.stdout?.on('data', (shown: Buffer) => {
        if (shown.toString().includes('it is not shown')) terminal.process.stdin?.write(`${token}\r`);
      });
      const { code, stdout } = await terminal.ended;
      expect(stdout).toContain(`Token or secret for ${new URL(source.url).host} (it is not shown):`);
      expect(stdout).toContain('columns: id (integer), name (text)');
      expect(stdout).not.toContain(token);
      expect([code, readdirSync(office.desk)]).toEqual([0, []]);
    },
  );

  test('is missed by its name where nobody can be asked', async ({ office }) => {
    const { source } = await listServer();
    const { code, stderr } = await office.run(
      'datasets',
      '--url',
      source.url,
      '--kind',
      'drf',
      '--token-env',
      variable,
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining(`'${variable}'`)]);
  });

  test('is missed when only the window can read it, but can be given in a variable', async ({
    office,
    folder,
  }) => {
    vi.stubEnv('SCHOOL_TOKEN', token);
    const { source } = await listServer({ rows: 3, always });
    const id = '3b0ac35e-6a3c-4d52-9d1e-8f6f3b1f0c11';
    const kept = new Connections(join(folder, 'data'));
    await kept.add({
      id,
      name: 'School',
      url: source.url,
      api: 'drf',
      signIn: { with: 'token', secret: { connection: id } },
      secret: 'AAAA',
    });
    const missed = await connections(office, 'test', 'School', '--json');
    expect([missed.code, JSON.parse(missed.stdout)]).toMatchObject([
      1,
      { error: { code: 'CONNECTION_SECRET_MISSING' } },
    ]);
    const given = await office.run('datasets', '--connection', 'School', '--token-env', 'SCHOOL_TOKEN');
    expect(given.code).toBe(0);
  });
});

describe('what is refused', () => {
  test.for<[string, string[], string]>([
    ['no name', ['add', '--url', 'https://school.example/', '--kind', 'drf'], `'connections' knows`],
    ['an action that is not known', ['rename', 'a'], `'connections' knows`],
    ['no address', ['add', 'a', '--kind', 'drf'], '--url is missing'],
    [
      'an address that everybody could listen to',
      ['add', 'a', '--url', 'http://school.example/', '--kind', 'drf'],
      'is no address that can be used',
    ],
    [
      'a name without an end',
      ['add', 'a'.repeat(101), '--url', 'https://school.example/', '--kind', 'drf'],
      '',
    ],
  ])('%s', async ([, words, problem], { office, folder }) => {
    const { code, stderr } = await connections(office, ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(problem)]);
    expect(existsSync(dataFiles(join(folder, 'data')).connections)).toBe(false);
  });
});
