import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { createDatabase } from '../../../fixtures/database.ts';
import { failureOf, type Query } from '../read.ts';
import { exported } from './exported.ts';
import { columns, queries, results, rows } from './results.ts';

const python = '/usr/bin/python3';
const hasDjango = spawnSync(python, ['-c', 'import django, rest_framework']).status === 0;

describe.skipIf(!hasDjango)('a Django REST Framework', () => {
  let folder: string;
  let file: string;
  let server: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'analytics-export-django-'));
    file = createDatabase(join(folder, 'results.db'), results);
    const program = join(import.meta.dirname, 'django-server.py');
    server = spawn(python, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    origin = `http://127.0.0.1:${String(port).trim()}`;
  });

  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });

  const list = (name: string, token?: string): SourceAccess => ({
    kind: 'remote',
    api: 'drf',
    url: `${origin}/api/${name}/`,
    label: 'Results',
    ...(token !== undefined && { credentials: { with: 'token', token } }),
  });

  const ofStore = async (query: Omit<Query, 'dataset'>): Promise<string> =>
    (await exported(folder, { kind: 'sqlite', file }, { ...query, dataset: 'table:results' })).text;

  test.each(['numbered', 'offset', 'cursor', 'whole'])('with %s pages is read completely', async (name) => {
    const { text, facts } = await exported(folder, list(name), { dataset: 'rows', columns });
    expect(text).toBe(await ofStore({ columns }));
    expect(facts.rows).toBe(rows);
  });

  test.each(queries)('gives the same file as a store: %s', async (_, query) => {
    const wanted = { ...query, columns: query.columns ?? columns };
    const { text } = await exported(folder, list('numbered'), { ...wanted, dataset: 'rows' });
    expect(text).toBe(await ofStore(wanted));
  });

  test('lets in who has the token', async () => {
    const query = { dataset: 'rows', limit: 1 };
    expect((await exported(folder, list('locked', 'Token secret'), query)).facts.rows).toBe(1);
    for (const token of [undefined, 'Token other'])
      expect(await failureOf(exported(folder, list('locked', token), query))).toMatchObject({
        code: 'REMOTE_SIGN_IN',
      });
  });
});
