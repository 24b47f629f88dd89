import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { forgetSource, sourceFiles, sourceFingerprint } from '../../main/sources/index.ts';
import { test } from '../fixtures/folder.ts';

test('records are in one file, which nothing replaces, which serves one export, and which goes with its job', async ({
  folder,
}) => {
  const file = join(folder, 'rows.jsonl');
  writeFileSync(file, '[]\n');
  const location = { kind: 'records', file, label: 'Rows' } as const;
  expect(await sourceFiles(location)).toEqual([file]);
  expect(await sourceFingerprint(location)).toBeUndefined();
  forgetSource(location);
  expect(existsSync(file)).toBe(false);
  forgetSource(location);
});

test('a database of the person stays when its job is forgotten', ({ folder }) => {
  const file = join(folder, 'school.db');
  writeFileSync(file, '');
  forgetSource({ kind: 'sqlite', file });
  expect(existsSync(file)).toBe(true);
});
