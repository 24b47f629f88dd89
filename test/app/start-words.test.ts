import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { startOf } from '../../main/app/start-words.ts';

const window = (file?: string) => ({ kind: 'window', ...(file !== undefined && { file }) });
const command = (...words: string[]) => ({ kind: 'command', words });
const here = resolve('package.json');

test.for([
  [[], window()],
  [['--force-color-profile=srgb'], window()],
  [['-psn_0_12345'], window()],
  // A file is one by its whole path, as an address, or because it is there.
  [[resolve('none.db')], window(resolve('none.db'))],
  [[pathToFileURL(resolve('a b.db')).href], window(resolve('a b.db'))],
  [['package.json'], window(here)],
  [['--no-sandbox', 'package.json', 'README.md'], window(here)],
  // Everything else is a command, even one that there is none of.
  [['none.db'], command('none.db')],
  [['exprot'], command('exprot')],
  [['--help'], command('--help')],
  [['export', '--help'], command('export', '--help')],
  [['--no-sandbox', '--log-level=3', 'export', '--out', here], command('export', '--out', here)],
  // What follows is no switch of Chromium's, whatever it is called.
  [['--', 'export', '--type=x'], command('export', '--type=x')],
  [['--'], window()],
] as const)('%j is %j', ([words, start]) => {
  expect(startOf(words)).toEqual(start);
});
