import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { built } from '../fixtures/built.ts';
import { numbersQuery } from '../fixtures/requests.ts';
import { test } from '../fixtures/sample-school.ts';

/** Loaded first in every thread of a process: prints a line for the thread, and one for each module that V8 compiles in it. */
const witness = `
  import { writeSync } from 'node:fs';
  import { Session } from 'node:inspector';
  import { isMainThread } from 'node:worker_threads';
  const thread = isMainThread ? 'main' : 'worker';
  const session = new Session();
  session.on('Debugger.scriptParsed', ({ params }) => {
    if (params.scriptLanguage === 'WebAssembly') writeSync(2, thread + ' compiles WebAssembly\\n');
  });
  session.connect();
  session.post('Debugger.enable');
  writeSync(2, thread + ' starts\\n');`;

/** What the threads of a Node did, each thing once. */
async function witnessed(folder: string, words: string[]): Promise<string[]> {
  const { stderr } = await promisify(execFile)(process.execPath, words, {
    cwd: folder,
    env: {
      ...process.env,
      ANALYTICS_EXPORT_DATA_FOLDER: join(folder, 'data'),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(witness)}`,
    },
  });
  return [...new Set(stderr.trim().split('\n'))].sort();
}

const analytics = ['export', '--quiet', '--dataset', 'analytics', '--out'];

// V8's registry of code pages is raced by WebAssembly in several threads, which ends the process at random.
test.for([
  ['a sample school', ['sample', '--rows', '10', '--out', 'a.db', '--quiet']],
  ['a CSV file', [...analytics, 'a.csv', '--format', 'csv']],
  ['many rows', ['export', '--quiet', '--sql', numbersQuery(100_000), '--format', 'csv', '--out', 'a.csv']],
  ['a workbook', [...analytics, 'a.xlsx', '--format', 'excel', '--charts', '--about']],
] as const)('no thread compiles WebAssembly for %s', async ([, [command, ...rest]], { folder, store }) => {
  const source = command === 'export' ? ['--store', store] : [];
  const words = [built('cli'), command, ...source, ...rest];
  expect(await witnessed(folder, words)).toEqual(['main starts', 'worker starts']);
});

test('a thread that does is seen', async ({ folder }) => {
  const compiling = join(folder, 'compiling.mjs');
  writeFileSync(compiling, `new WebAssembly.Module(Buffer.from('\\0asm\\x01\\0\\0\\0', 'latin1'));`);
  const starting = `new (require('node:worker_threads').Worker)(${JSON.stringify(compiling)})`;
  expect(await witnessed(folder, ['-e', starting])).toEqual([
    'main starts',
    'worker compiles WebAssembly',
    'worker starts',
  ]);
});
