import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isInstalled, measure, type Measurement } from './measure.ts';
import { createBenchStore } from './store.ts';

/**
 * `npm run bench [-- ROWS [ROUNDS]]`: our CSV and Excel against their peers on the same rows in the same run, each
 * in turn and over again. The fastest run of each is shown, and the largest memory: what counts are the ratios, as
 * the machine may be busy. Peers that are not installed are named as skipped.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'analytics-export-bench-'));
const store = join(folder, 'store.db');
const root = resolve(import.meta.dirname, '../..');

type Peer = () => Promise<Measurement> | undefined;

const file = (name: string): string => join(folder, name);
const peer = (name: string, output: string): Peer => {
  return () => measure(process.execPath, [join(import.meta.dirname, 'peers', name), store, file(output)]);
};
const ours = (format: string, output: string, ...options: string[]): Peer => {
  const words = [
    'export',
    '--store',
    store,
    '--dataset',
    'table:analytics',
    '--format',
    format,
    '--out',
    file(output),
    '--no-cache',
  ];
  return () => measure(process.execPath, [join(root, 'out/main/cli.js'), ...words, '--json', ...options]);
};

const csv: Record<string, Peer> = {
  'reading the rows alone': peer('read.ts', ''),
  'Analytics Export': ours('csv', 'ours.csv'),
  'the same, no guard': ours('csv', 'bare.csv', '--no-formula-guard'),
  'the same, dates and digits for Excel': ours('csv', 'excel.csv', '--for', 'excel', '--date-format', 'eu'),
  'sqlite3 -csv (C)': () => {
    if (!isInstalled('sqlite3')) return undefined;
    const output = openSync(file('shell.csv'), 'w');
    return measure('sqlite3', ['-csv', '-header', store, 'SELECT * FROM analytics'], output).finally(() => {
      closeSync(output);
    });
  },
  'csv-stringify': peer('csv-stringify.ts', 'stringify.csv'),
};

const excel: Record<string, Peer> = {
  'Analytics Export': ours('excel', 'ours.xlsx'),
  'the same, no style': ours('excel', 'bare.xlsx', '--no-style'),
  'the same, charts and About sheet': ours('excel', 'charts.xlsx', '--charts', '--about'),
  'libxlsxwriter, constant memory (C)': () => {
    const program = file('libxlsxwriter');
    const source = join(import.meta.dirname, 'peers/libxlsxwriter.c');
    const compiled = spawnSync('cc', ['-O2', source, '-o', program, '-lxlsxwriter', '-lsqlite3', '-lz']);
    return compiled.status === 0 ? measure(program, [store, file('c.xlsx')]) : undefined;
  },
  'exceljs, streaming': peer('exceljs.ts', 'exceljs.xlsx'),
};

const better = (one: Measurement, other: Measurement = one): Measurement => ({
  seconds: Math.min(one.seconds, other.seconds),
  megabytes: Math.max(one.megabytes ?? 0, other.megabytes ?? 0) || undefined,
});

async function report(title: string, peers: Record<string, Peer>): Promise<void> {
  console.log(`\n${title}, ${rows.toLocaleString('en')} rows x 10 columns, ${availableParallelism()} cores`);
  const best = new Map<string, Measurement>();
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(peers)) {
      const measured = await run();
      if (measured) best.set(name, better(measured, best.get(name)));
    }
  const own = best.get('Analytics Export')?.seconds;
  for (const name of Object.keys(peers)) {
    const measured = best.get(name);
    if (measured === undefined) {
      console.log(`  ${name.padEnd(36)} skipped: not installed`);
      continue;
    }
    const ratio = own === undefined ? '' : `${(measured.seconds / own).toFixed(2)} x`;
    const memory = measured.megabytes === undefined ? '' : `${measured.megabytes.toFixed(0)} MB`;
    console.log(
      `  ${name.padEnd(36)} ${measured.seconds.toFixed(2).padStart(7)} s ${ratio.padStart(9)} ${memory.padStart(8)}`,
    );
  }
}

try {
  createBenchStore(store, rows);
  console.log(`store of ${(statSync(store).size / 1e6).toFixed(0)} MB`);
  await report('CSV', csv);
  await report('Excel', excel);
} finally {
  rmSync(folder, { recursive: true });
}
