// Fuzzes the doors at length: npm run test:fuzz -- [CASES OF EACH KIND] [SEED]. The seed it prints repeats a run.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join, resolve } from 'node:path';

const [runs = '10000', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
console.log(`${runs} cases of each kind, seed ${seed}`);
const root = resolve(import.meta.dirname, '../..');
const environment = { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed };

function succeeds(program: string, ...words: string[]): boolean {
  const command = [join(root, program), ...words];
  return spawnSync(process.execPath, command, { cwd: root, env: environment, stdio: 'inherit' }).status === 0;
}

const doors = [
  succeeds('node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', 'test/fuzz'),
  succeeds('test/e2e/run.ts', 'fuzz.spec.ts'),
];
process.exitCode = doors.every(Boolean) ? 0 : 1;
