import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isInstalled, measure, type Measurement } from './measure.ts';
import { createBenchStore } from './store.ts';

/**
 * `npm run bench [-- ROWS]`: our CSV and Excel against their peers on the same rows in the same run. What counts
 * are the ratios: the machine may be busy. Peers that are not installed are named as skipped.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
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
  'Analytics Export, no guard': ours('csv', 'bare.csv', '--no-formula-guard'),
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
  'Analytics Export, no style': ours('excel', 'bare.xlsx', '--no-style'),
  'libxlsxwriter, constant memory (C)': () => {
    const program = file('libxlsxwriter');
    const source = join(import.meta.dirname, 'peers/libxlsxwriter.c');
    const compiled = spawnSync('cc', ['-O2', source, '-o', program, '-lxlsxwriter', '-lsqlite3', '-lz']);
    return compiled.status === 0 ? measure(program, [store, file('c.xlsx')]) : undefined;
  },
  'exceljs, streaming': peer('exceljs.ts', 'exceljs.xlsx'),
};

async function report(title: string, peers: Record<string, Peer>): Promise<void> {
  console.log(`\n${title}, ${rows.toLocaleString('en')} rows x 10 columns, ${availableParallelism()} cores`);
  let own: number | undefined;
  for (const [name, run] of Object.entries(peers)) {
    const measured = await run();
    if (measured === undefined) {
      console.log(`  ${name.padEnd(36)} skipped: not installed`);
      continue;
    }
    if (name === 'Analytics Export') own = measured.seconds;
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
