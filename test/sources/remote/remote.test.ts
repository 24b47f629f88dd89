import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import {
  accessFromEnvironment,
  isSameSource,
  sourceFingerprint,
  sourceName,
} from '../../../main/sources/index.ts';
import { test } from '../../fixtures/folder.ts';

const list = { kind: 'remote', api: 'drf', url: 'https://school.example/api/results/' } as const;

describe('an address', () => {
  test.each([
    'https://school.example/api/results/?term=1',
    'http://127.0.0.1:8000/',
    'http://localhost:8000/',
    'http://[::1]:8000/',
  ])('%s is used', async (url) => {
    expect(await accessFromEnvironment({ ...list, url })).toMatchObject({ url });
  });

  test.each([
    ['http://school.example/api/', 'http://school.example'],
    ['http://127.0.0.1.example/', 'http://127.0.0.1.example'],
    ['https://ana:secret@school.example/', 'https://school.example'],
    ['ftp://school.example/', 'ftp://school.example'],
    ['file:///etc/passwd', 'file://'],
    ['school.example', 'school.example'],
  ])('%s is refused, without what may be secret in it', async (url, address) => {
    await expect(accessFromEnvironment({ ...list, url })).rejects.toMatchObject({
      code: 'REMOTE_ADDRESS_INVALID',
      detail: { address },
    });
  });
});

describe('a token', () => {
  const variable = 'ANALYTICS_EXPORT_TEST_TOKEN';
  const signIn = { with: 'token', secret: { variable } } as const;
  afterEach(() => {
    Reflect.deleteProperty(process.env, variable);
  });

  test.each([
    ['secret', 'Bearer secret'],
    ['Token secret', 'Token secret'],
  ])('%j is sent as %j', async (given, token) => {
    process.env[variable] = given;
    expect(await accessFromEnvironment({ ...list, signIn })).toMatchObject({ credentials: { token } });
  });

  test('that is missing is asked for by the name of its variable', async () => {
    await expect(accessFromEnvironment({ ...list, signIn })).rejects.toMatchObject({
      code: 'REMOTE_TOKEN_MISSING',
      detail: { variable },
    });
  });
});

test("a school's own certificate authority is trusted beside the usual ones", async ({ folder }) => {
  const authorities = join(folder, 'ca.pem');
  await expect(accessFromEnvironment({ ...list, authorities })).rejects.toMatchObject({
    code: 'REMOTE_AUTHORITIES_MISSING',
  });
  writeFileSync(authorities, 'PEM');
  expect(await accessFromEnvironment({ ...list, authorities })).toMatchObject({
    authorities: ['PEM'],
  });
});

test('a server is called as its host when nobody says otherwise, and promises nothing of its data', async () => {
  expect(sourceName(list)).toBe('school.example');
  expect(sourceName({ ...list, label: 'Marks' })).toBe('Marks');
  expect(isSameSource(list, { ...list, label: 'Marks' })).toBe(true);
  expect(await sourceFingerprint(list)).toBeUndefined();
});

test('the proxy is the one that the environment names', async () => {
  vi.stubEnv('https_proxy', 'http://proxy.example:3128');
  vi.stubEnv('no_proxy', '.inside.example');
  try {
    expect(await accessFromEnvironment(list)).toMatchObject({ proxy: 'http://proxy.example:3128' });
    for (const url of ['https://a.inside.example/', 'http://localhost:8000/'])
      expect(await accessFromEnvironment({ ...list, url })).not.toHaveProperty('proxy');
  } finally {
    vi.unstubAllEnvs();
  }
});
