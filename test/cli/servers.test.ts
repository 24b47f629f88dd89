import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { listServer } from '../worker/sources/remote/list-server.ts';
import { file, taskServer } from '../worker/sources/remote/task-server.ts';
import { clientId, clientSecret, tokenServer } from '../worker/sources/remote/token-server.ts';
import { test } from './command-line.ts';

const token = 'canary-2f6b1d7e';

test('a list of a server is exported, with a token that is kept nowhere', async ({ office, folder }) => {
  vi.stubEnv('SCHOOL_TOKEN', token);
  const { source, asked } = await listServer({ faults: { 4: { kind: 'status', code: 401 } } });
  const from = ['--url', source.url, '--kind', 'drf', '--token-env', 'SCHOOL_TOKEN'];
  const words = [
    'export',
    ...from,
    '--dataset',
    'rows',
    '--where',
    'name contains 25',
    '--columns',
    'name=Wer,id',
  ];

  const done = await office.run(...words, '--sort=-id', '--out', 'a.csv', '--json');
  expect(JSON.parse(done.stdout)).toMatchObject({ state: 'SUCCESS', rows: 4, rowsInSource: null });
  expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe(
    '\uFEFFWer,id\r\nName 250,250\r\nName 225,225\r\nName 125,125\r\nName 25,25\r\n',
  );
  const given = (await asked()).map(({ authorization }) => authorization);
  expect(given).toEqual(Array(3).fill(`Bearer ${token}`));

  const failed = await office.run(...words, '--out', 'b.csv', '--json');
  expect(failed.code).toBe(1);
  expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'REMOTE_SIGN_IN' } });
  expect(readdirSync(office.desk)).toEqual(['a.csv']);

  const shown = [done, failed].map(({ stdout, stderr }) => stdout + stderr).join('');
  const kept = readdirSync(join(folder, 'data')).map((name) =>
    readFileSync(join(folder, 'data', name), 'latin1'),
  );
  expect(kept.join('')).toContain('SCHOOL_TOKEN');
  for (const text of [shown, ...kept]) expect(text).not.toContain(token);
});

test('what a server offers is told', async ({ office }) => {
  const { source } = await listServer();
  const { stdout } = await office.run('datasets', '--url', source.url, '--kind', 'drf');
  expect(stdout).toBe('rows\n  Every row of this list.\n  columns: id (integer), name (text)\n');
});

test('a token is asked for with a secret that is kept nowhere', async ({ office, folder }) => {
  vi.stubEnv('SCHOOL_SECRET', clientSecret);
  const tokens = await tokenServer();
  const { source, asked } = await listServer({ rows: 3 });
  const words = ['--client-id', clientId, '--secret-env', 'SCHOOL_SECRET', '--token-url', tokens.url];
  const from = ['--url', source.url, '--kind', 'drf', ...words];
  const done = await office.run('export', ...from, '--dataset', 'rows', '--out', 'a.csv', '--json');
  expect(JSON.parse(done.stdout)).toMatchObject({ state: 'SUCCESS', rows: 3 });
  expect((await asked()).map(({ authorization }) => authorization)).toEqual(['Bearer canary-1']);
  const kept = readdirSync(join(folder, 'data')).map((name) =>
    readFileSync(join(folder, 'data', name), 'latin1'),
  );
  expect(kept.join('')).toContain('SCHOOL_SECRET');
  for (const text of [done.stdout, done.stderr, ...kept]) expect(text).not.toContain('canary');
});

test('a file that the server makes is fetched, with a word on whose it is', async ({ office }) => {
  const { source } = await taskServer();
  const words = [
    'export',
    '--url',
    source.url,
    '--kind',
    'api',
    '--dataset',
    'rows',
    '--out',
    'a.csv',
    '--made-by',
    'server',
  ];
  const done = await office.run(...words);
  expect([done.code, done.stderr]).toEqual([
    0,
    expect.stringContaining('The server has made this file in its own way'),
  ]);
  expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe(file);
  const refused = await office.run(...words, '--delimiter', 'tab');
  expect([refused.code, refused.stderr]).toEqual([
    2,
    expect.stringContaining('--delimiter cannot be combined with --made-by: the server decides'),
  ]);
});

describe('a server is refused', () => {
  test.for<[string, string[], string]>([
    ['without its kind', ['--url', 'https://school.example/'], '--kind is missing'],
    [
      'of a kind that is not known',
      ['--url', 'https://school.example/', '--kind', 'soap'],
      `--kind is one of api, drf, oneroster, not 'soap'`,
    ],
    [
      'beside a store',
      ['--url', 'https://school.example/', '--kind', 'drf', '--store', 'a.db'],
      '--store and --url contradict each other',
    ],
    ['without an address', ['--kind', 'drf'], '--kind needs --url'],
    ['without an address, with a secret', ['--secret-env', 'A'], '--secret-env needs --url'],
    [
      'with a token and a secret',
      ['--url', 'https://school.example/', '--kind', 'drf', '--token-env', 'A', '--secret-env', 'B'],
      '--token-env and --secret-env contradict each other',
    ],
    [
      'with a part of what a token is given for',
      [
        '--url',
        'https://school.example/',
        '--kind',
        'drf',
        '--client-id',
        'a',
        '--token-url',
        'https://a.example/',
      ],
      '--secret-env is missing',
    ],
    [
      'that everybody could listen to',
      ['--url', 'http://school.example/', '--kind', 'drf'],
      `'http://school.example' is no address that can be used`,
    ],
  ])('%s', async ([, words, problem], { office }) => {
    const error = await office.exportHere(...words, '--dataset', 'rows', '--out', join(office.desk, 'a.csv'));
    expect(error?.message).toContain(problem);
    expect(error?.fault).toBe('request');
  });
});
