import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  forgetSource,
  isOpenable,
  isSameSource,
  sourceFiles,
  sourceFingerprint,
  sourceName,
} from '../../main/sources/index.ts';
import { test } from '../fixtures/folder.ts';

test('records are in one file, which nothing replaces, which serves one export, and which goes with its job', async ({
  folder,
}) => {
  const file = join(folder, 'rows.jsonl');
  writeFileSync(file, '[]\n');
  const location = { kind: 'records', file, label: 'Rows' } as const;
  expect(isOpenable(location)).toBe(false);
  expect(isSameSource(location, location)).toBe(false);
  expect(await sourceFiles(location)).toEqual([file]);
  expect(await sourceFingerprint(location)).toBeUndefined();
  forgetSource(location);
  expect(existsSync(file)).toBe(false);
  forgetSource(location);
});

test('a database is the same whatever it is called, and is called as its file when nobody says otherwise', () => {
  const location = { kind: 'sqlite', file: join('school', 'a.db') } as const;
  expect(isSameSource(location, { ...location, label: 'Our school' })).toBe(true);
  expect(isSameSource(location, { ...location, file: join('school', 'b.db') })).toBe(false);
  expect([sourceName(location), sourceName({ ...location, label: 'Our school' })]).toEqual([
    'a.db',
    'Our school',
  ]);
});

test('a database of the person stays when its job is forgotten', ({ folder }) => {
  const file = join(folder, 'school.db');
  writeFileSync(file, '');
  forgetSource({ kind: 'sqlite', file });
  expect(existsSync(file)).toBe(true);
});
