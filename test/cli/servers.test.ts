import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { items, listServer, type Fault } from '../worker/sources/remote/list-server.ts';
import { test } from './command-line.ts';

const token = 'canary-2f6b1d7e';

test('a list of a server is exported, with a token that is kept nowhere', async ({ office, folder }) => {
  vi.stubEnv('SCHOOL_TOKEN', token);
  const given: unknown[] = [];
  const checked: Fault = (_response, _body, { headers }) => {
    given.push(headers.authorization);
    return false;
  };
  const denied: Fault = (response) => {
    response.writeHead(401).end();
    return true;
  };
  const { source } = await listServer({
    all: items(250),
    faults: { 1: checked, 2: checked, 3: checked, 4: denied },
  });
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

describe('a server is refused', () => {
  test.for<[string, string[], string]>([
    ['without its kind', ['--url', 'https://school.example/'], '--kind is missing'],
    [
      'of a kind that is not known',
      ['--url', 'https://school.example/', '--kind', 'soap'],
      `--kind is one of api, drf, not 'soap'`,
    ],
    [
      'beside a store',
      ['--url', 'https://school.example/', '--kind', 'drf', '--store', 'a.db'],
      '--store and --url contradict each other',
    ],
    ['without an address', ['--kind', 'drf'], '--kind needs --url'],
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
