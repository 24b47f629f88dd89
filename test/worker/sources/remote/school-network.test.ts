import { execFile, execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished } from 'vitest';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import { built } from '../../../fixtures/built.ts';
import { test as base } from '../../../fixtures/folder.ts';
import { failureOf, waitedFor } from '../read.ts';
import type { Led, SchoolPorts } from './school-network-process.ts';

interface Network {
  url: URL;
  /** The school's own certificate authority. */
  authorities: string[];
  proxy: string;
  /** Where the proxy was asked to lead to. */
  led: () => Promise<string[]>;
}

const run = promisify(execFile);
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A server whose certificate a school has made, and a proxy, as they stand in a school's network: in another process. */
const test = base.extend('network', async ({ folder }): Promise<Network> => {
  const file = (name: string): string => join(folder, name);
  const openssl = (...words: string[]): Buffer =>
    execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=School', '-days', '2');
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost');
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '2'];
  openssl('x509', '-req', '-in', 'server.csr', ...signing, '-out', 'server.pem');

  const child = fork(fileURLToPath(new URL('school-network-process.ts', import.meta.url)), [
    file('server.key'),
    file('server.pem'),
  ]);
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const [ports] = (await once(child, 'message')) as [SchoolPorts];
  return {
    url: new URL(`https://localhost:${ports.server}/`),
    authorities: [readFileSync(file('ca.pem'), 'utf8')],
    proxy: `http://localhost:${ports.proxy}`,
    led: async () => {
      const answered = once(child, 'message') as Promise<[Led]>;
      child.send('led');
      return (await answered)[0].led;
    },
  };
});

describe.skipIf(!hasOpenssl)('a school with a certificate authority of its own', () => {
  test('is trusted where that is named', async ({ network: { url, authorities } }) => {
    const client = new HttpClient(
      { url, authorities, credentials: { with: 'token', token: 'Token secret' } },
      waitedFor,
    );
    expect((await client.page(url)).bytes.toString()).toBe('[{"asked":"Token secret"}]');
    client.close();
  });

  test('is trusted where the operating system trusts it', async ({ network: { url }, folder }) => {
    const environment = {
      ...process.env,
      ANALYTICS_EXPORT_DATA_FOLDER: join(folder, 'data'),
      // Where OpenSSL looks for what a Linux trusts.
      SSL_CERT_FILE: join(folder, 'ca.pem'),
      SSL_CERT_DIR: folder,
    };
    const words = [built('cli'), 'datasets', '--url', url.href, '--kind', 'drf'];
    const { stdout } = await run(process.execPath, words, { env: environment });
    expect(stdout).toContain('columns: asked (text)');
  });

  test('is not trusted otherwise, nor under another name', async ({ network: { url, authorities } }) => {
    const other = new URL(url.href.replace('localhost', '127.0.0.1'));
    for (const access of [{ url }, { url: other, authorities }]) {
      const client = new HttpClient(access, waitedFor);
      expect(await failureOf(client.page(access.url))).toMatchObject({ code: 'REMOTE_CERTIFICATE' });
      client.close();
    }
  });

  test('is reached through a proxy, which sees nothing but the name', async ({ network }) => {
    const { url, authorities, proxy, led } = network;
    const client = new HttpClient({ url, authorities, proxy }, waitedFor);
    expect((await client.page(url)).bytes.toString()).toBe('[{"asked":"by nobody"}]');
    expect((await client.page(url)).bytes.toString()).toBe('[{"asked":"by nobody"}]');
    expect(await led()).toEqual([url.host]);
    client.close();
  });

  test('is not reached through a proxy that is not there, which is named', async ({ network: { url } }) => {
    const client = new HttpClient({ url, proxy: 'http://localhost:9' }, waitedFor);
    const { code, message } = await failureOf(client.page(url));
    expect(code).toBe('REMOTE_UNREACHABLE');
    expect(message).toContain(`'${url.host} (through localhost:9)' cannot be reached`);
    client.close();
  });
});
