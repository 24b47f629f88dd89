import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isSigned } from '../../main/app/updates/update-signature.ts';
import { test } from '../fixtures/folder.ts';
import { signUpdates } from './sign-updates.ts';

const aKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** As the build puts it into the application. */
const publicOf = (key: string): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

test('lists of updates are signed, each under its name, and nothing else is', ({ folder }) => {
  for (const name of ['latest.yml', 'latest-linux.yml', 'builder-debug.yml'])
    writeFileSync(join(folder, name), 'version: 1.2.0\n');
  const key = aKey();
  signUpdates(folder, key);
  expect(readdirSync(folder).filter((name) => name.endsWith('.sig'))).toEqual([
    'latest-linux.yml.sig',
    'latest.yml.sig',
  ]);
  const signature = readFileSync(join(folder, 'latest.yml.sig'), 'utf8');
  const text = 'version: 1.2.0\n';
  expect(isSigned('latest.yml', text, signature, publicOf(key))).toBe(true);
  expect(isSigned('latest.yml', 'version: 1.3.0\n', signature, publicOf(key))).toBe(false);
  expect(isSigned('latest-linux.yml', text, signature, publicOf(key))).toBe(false);
  expect(isSigned('latest.yml', text, signature, publicOf(aKey()))).toBe(false);
  expect(isSigned('latest.yml', text, 'no signature', publicOf(key))).toBe(false);
});
