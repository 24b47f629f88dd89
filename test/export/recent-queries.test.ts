import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { RecentQueries } from '../../main/export/recent-queries.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { test } from '../fixtures/folder.ts';

const north: SourceLocation = { kind: 'sqlite', file: '/north.db' };
const south: SourceLocation = { kind: 'sqlite', file: '/south.db' };

const queries = (...numbers: number[]): string[] => numbers.map((number) => `SELECT ${number}`);

test('the last 20 queries of each source can be chosen again, each once, the newest first', async ({
  folder,
}) => {
  const recent = new RecentQueries(folder);
  expect(await recent.list(north)).toEqual([]);
  await recent.keep(south, 'SELECT south');
  for (const sql of queries(...Array(25).keys())) await recent.keep(north, sql);
  const newest = queries(...Array.from({ length: 20 }, (_, index) => 24 - index));
  expect(await recent.list({ ...north, label: 'Our school' })).toEqual(newest);
  expect(await recent.keep(north, 'SELECT 7')).toEqual([
    'SELECT 7',
    ...newest.filter((sql) => sql !== 'SELECT 7'),
  ]);
  expect(await new RecentQueries(folder).list(south)).toEqual(['SELECT south']);
});

test('what comes at the same time is kept, what is empty or too long is not', async ({ folder }) => {
  const recent = new RecentQueries(folder);
  await Promise.all(queries(1, 2, 3).map((sql) => recent.keep(north, sql)));
  for (const sql of [' \n', `SELECT '${'x'.repeat(20_000)}'`])
    expect(await recent.keep(north, sql)).toEqual(queries(3, 2, 1));
});

test('the oldest of very many sources goes', async ({ folder }) => {
  const recent = new RecentQueries(folder);
  await recent.keep(north, 'SELECT 1');
  for (let index = 0; index < 20; index++)
    await recent.keep({ kind: 'sqlite', file: `/${index}.db` }, 'SELECT 1');
  expect(await recent.list(north)).toEqual([]);
  expect(await recent.list({ kind: 'sqlite', file: '/0.db' })).toEqual(['SELECT 1']);
});

test('the file is this user’s alone, and one that cannot be understood is as good as none', async ({
  folder,
}) => {
  mkdirSync(join(folder, 'recent-queries'));
  writeFileSync(join(folder, 'recent-queries', 'queries.json'), '[{"source":');
  const recent = new RecentQueries(folder);
  expect(await recent.list(north)).toEqual([]);
  await recent.keep(north, 'SELECT 1');
  expect(await recent.list(north)).toEqual(['SELECT 1']);
  expect(readdirSync(join(folder, 'recent-queries'))).toEqual(['queries.json']);
  if (process.platform !== 'win32')
    expect(statSync(join(folder, 'recent-queries', 'queries.json')).mode & 0o777).toBe(0o600);
});
