import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analytics } from '../../main/datasets/analytics.ts';
import { better, type Measurement, type Peer } from './measure.ts';
import { curl, libxlsxwriter, ours, peer, pythonRequests, shell, type Data } from './peers.ts';
import { createRowsFiles, withRowsServer } from './remote.ts';
import { createBenchStore, createSampleStore } from './store.ts';

/**
 * `npm run bench [-- ROWS [ROUNDS]]`: our CSV and Excel against their peers on the same rows in the same run, each
 * in turn and over again. The fastest run of each is shown, and the largest memory: what counts are the ratios, as
 * the machine may be busy. Peers that are not installed are named as skipped.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const onDisk = mkdtempSync(join(tmpdir(), 'analytics-export-bench-'));
/** Linux keeps this folder in memory. */
const memory = '/dev/shm';
const inMemory = existsSync(memory) ? mkdtempSync(join(memory, 'analytics-export-bench-')) : undefined;

const selectAll = 'SELECT * FROM analytics';
/** What the dataset of all measurements with their names is made of. */
const selectJoined =
  `SELECT ${analytics.columns.map(({ label, sql }) => `${sql} AS "${label}"`).join(', ')}` +
  ` FROM ${analytics.sql.from} ORDER BY ${analytics.sql.rowKey ?? ''}`;

const csv = (data: Data): Record<string, Peer> => ({
  'reading the rows alone': peer(data, 'read.ts', ''),
  'Analytics Export': ours(data, 'csv', 'ours.csv'),
  'the same, no guard': ours(data, 'csv', 'bare.csv', '--no-formula-guard'),
  'the same, dates and digits for Excel': ours(
    data,
    'csv',
    'excel.csv',
    '--for',
    'excel',
    '--date-format',
    'eu',
  ),
  'sqlite3 -csv (C)': shell(data),
  'csv-stringify': peer(data, 'csv-stringify.ts', 'stringify.csv'),
});

/** What a person exports: the table with its ids, and its rows with the names from other tables. */
const csvOfSample = (data: Data): Record<string, Peer> => ({
  'Analytics Export': ours(data, 'csv', 'ours.csv'),
  'the same, for another system': ours(data, 'csv', 'system.csv', '--for', 'system'),
  'sqlite3 -csv (C)': shell(data),
});

const excel = (data: Data): Record<string, Peer> => ({
  'Analytics Export': ours(data, 'excel', 'ours.xlsx'),
  'the same, no style': ours(data, 'excel', 'bare.xlsx', '--no-style'),
  'the same, charts and About sheet': ours(data, 'excel', 'charts.xlsx', '--charts', '--about'),
  'libxlsxwriter, constant memory (C)': libxlsxwriter(data),
  'exceljs, streaming': peer(data, 'exceljs.ts', 'exceljs.xlsx'),
});

/** The same rows from a server on this computer, and its bytes for those who only keep them. */
const csvOfServer = (data: Data, url: string): Record<string, Peer> => {
  const address = `${url}/v1/datasets/rows/rows`;
  const from = (server: NonNullable<Data['server']>): Data => ({ ...data, server, dataset: 'rows' });
  return {
    'Analytics Export': ours(from({ url: `${url}/v1`, kind: 'api' }), 'csv', 'server.csv'),
    'the same in pages of a Django list': ours(from({ url: `${url}/list/`, kind: 'drf' }), 'csv', 'list.csv'),
    'the same from the store': ours(data, 'csv', 'ours.csv'),
    'curl, the bytes as they are (C)': curl(data, address),
    'Python requests and csv': pythonRequests(data, address),
  };
};

async function report(title: string, peers: Record<string, Peer>): Promise<void> {
  console.log(`\n${title}, ${rows.toLocaleString('en')} rows, ${availableParallelism()} cores`);
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
    const busy = measured.busy === undefined ? '' : `${measured.busy.toFixed(2)} s busy`;
    const memory = measured.megabytes === undefined ? '' : `${measured.megabytes.toFixed(0)} MB`;
    console.log(
      `  ${name.padEnd(36)} ${measured.seconds.toFixed(2).padStart(7)} s ${ratio.padStart(9)} ${busy.padStart(12)} ${memory.padStart(8)}`,
    );
  }
}

async function reportSample(where: string, store: string): Promise<void> {
  for (const [dataset, select] of [
    ['table:analytics', selectAll],
    [analytics.id, selectJoined],
  ] as const)
    await report(`CSV of the sample store ${where}, ${dataset}`, csvOfSample({ store, dataset, select }));
}

try {
  const store = join(onDisk, 'store.db');
  createBenchStore(store, rows);
  console.log(`store of ${(statSync(store).size / 1e6).toFixed(0)} MB`);
  const data: Data = { store, dataset: 'table:analytics', select: selectAll };
  await report('CSV of 10 columns', csv(data));
  await report('Excel of 10 columns', excel(data));

  const served = join(onDisk, 'served');
  createRowsFiles(store, served);
  await withRowsServer(served, rows, (url) =>
    report('CSV of 10 columns from a server', csvOfServer(data, url)),
  );

  const sample = join(onDisk, 'sample', 'sample.db');
  mkdirSync(dirname(sample));
  createSampleStore(sample, rows);
  if (inMemory !== undefined) {
    const copy = join(inMemory, 'sample.db');
    copyFileSync(sample, copy);
    await reportSample('in memory', copy);
  }
  await reportSample('on disk', sample);
} finally {
  for (const folder of [onDisk, inMemory]) if (folder !== undefined) rmSync(folder, { recursive: true });
}
