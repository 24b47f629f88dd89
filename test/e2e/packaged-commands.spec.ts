import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildBundle } from '../bundle/bundle.ts';
import { select as rowsOf } from '../fixtures/database.ts';
import { endlessQuery } from '../fixtures/requests.ts';
import { endOf, expect, test, type Ending } from './packaged.ts';

/** Without what is another each time: an export's id, how long it took, and where. */
const settled = ({ code, stdout, stderr }: Ending, desk: string): Ending => ({
  code,
  stdout: stdout
    .replaceAll(desk, 'DESK')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"(seconds|startedAt|finishedAt)":("[^"]*"|[\d.e-]+)/g, '"$1":0')
    .replace(/[\d.]+ s\b/g, '0 s'),
  stderr: stderr.replaceAll(desk, 'DESK'),
});

const someRows = ['export', '--dataset', 'analytics', '--limit', '50', '--no-cache', '--out'];
const commands = [
  { code: 0, words: ['--help'] },
  { code: 0, words: [...someRows, 'a.csv', '--json'] },
  { code: 0, words: [...someRows, 'a.xlsx'] },
  { code: 1, words: [...someRows, 'none/a.csv'] },
  { code: 2, words: ['export', '--nothing', '--json'] },
  { code: 2, words: ['exprot'] },
];

test('a command prints and ends as that of npx analytics-export does, without a display', async ({
  packagedApplication: { run, data, desk },
}) => {
  const bundle = await buildBundle();
  const other = join(desk, 'other');
  mkdirSync(other);
  const npx = (...words: string[]): Promise<Ending> =>
    endOf(
      spawn(process.execPath, [join(bundle, 'main/cli/analytics-export.js'), ...words], {
        cwd: other,
        env: { ...process.env, ANALYTICS_EXPORT_DATA_FOLDER: data },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  for (const { code, words } of commands) {
    const [packaged, expected] = await Promise.all([run(...words), npx(...words)]);
    expect(settled(packaged, desk), words.join(' ')).toEqual(settled(expected, other));
    expect(packaged.code, words.join(' ')).toBe(code);
  }
  expect(readdirSync(desk).toSorted()).toEqual(['a.csv', 'a.xlsx', 'other']);
});

test('a command is stopped by Ctrl-C, even in a statement that never ends', async ({
  packagedApplication: { run, start, data, desk },
}) => {
  await run('jobs');
  const words = ['export', '--dataset', 'query', '--sql', endlessQuery, '--out', 'a.csv'];
  const running = start(...words);
  const ended = endOf(running);
  await expect(() =>
    expect(rowsOf(join(data, 'jobs.db'), 'SELECT job FROM leases')).toHaveLength(1),
  ).toPass();
  await delay(250);
  running.kill('SIGINT');
  expect(await ended).toEqual({
    code: 130,
    stdout: '',
    stderr: 'The export was cancelled. Nothing was written.\n',
  });
  expect(readdirSync(desk)).toEqual([]);
  expect(rowsOf(join(data, 'jobs.db'), 'SELECT state FROM jobs')).toEqual([['REVOKED']]);
});
