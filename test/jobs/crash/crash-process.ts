// npm run test:crash -- ROUNDS [SEED]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashRounds } from './rounds.ts';

const [rounds = '200', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const workingProcess = join(import.meta.dirname, 'working-process.js');
const folder = await mkdtemp(join(tmpdir(), 'analytics-export-crash-'));
console.log(`${rounds} rounds, seed ${seed}`);
try {
  console.log(await crashRounds(folder, workingProcess, Number(rounds), Number(seed)));
} finally {
  await rm(folder, { recursive: true });
}
