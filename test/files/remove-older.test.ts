import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { removeOlder } from '../../main/files/remove-older.ts';
import { test } from '../fixtures/folder.ts';

const day = 24 * 3_600_000;

test('what is older than an age is removed, however deep it is, and nothing else', ({ folder }) => {
  mkdirSync(join(folder, 'pending'));
  for (const [name, days] of [
    ['new.dmp', 0],
    ['pending/29.dmp', 29],
    ['pending/31.dmp', 31],
    ['31.meta', 31],
  ] as const) {
    writeFileSync(join(folder, name), '');
    const moment = (Date.now() - days * day) / 1_000;
    utimesSync(join(folder, name), moment, moment);
  }
  removeOlder(folder, 30 * day);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'new.dmp',
    'pending',
    join('pending', '29.dmp'),
  ]);
  removeOlder(join(folder, 'none'), 0);
});
