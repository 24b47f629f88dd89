import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInstalled, measure, type Peer } from './measure.ts';

/** What a table of the benchmark is about; files are made beside the store. */
export interface Data {
  store: string;
  /** A server that gives the rows instead of the store. */
  server?: { url: string; kind: 'api' | 'drf' };
  dataset: string;
  /** The same rows for those who know no datasets. */
  select: string;
}

const commandLine = resolve(import.meta.dirname, '../../out/main/cli.js');
const file = ({ store }: Data, name: string): string => join(dirname(store), name);

export const ours = (data: Data, format: string, output: string, ...options: string[]): Peer => {
  const source =
    data.server === undefined
      ? ['--store', data.store]
      : ['--url', data.server.url, '--kind', data.server.kind];
  const words = ['export', ...source, '--dataset', data.dataset, '--format', format];
  const place = ['--out', file(data, output), '--no-cache', '--json'];
  return () => measure(process.execPath, [commandLine, ...words, ...place, ...options]);
};

export const peer = (data: Data, name: string, output: string): Peer => {
  const program = join(import.meta.dirname, 'peers', name);
  return () => measure(process.execPath, [program, data.store, file(data, output)]);
};

export const shell = (data: Data): Peer => {
  return () => {
    if (!isInstalled('sqlite3')) return undefined;
    const output = openSync(file(data, 'shell.csv'), 'w');
    return measure('sqlite3', ['-csv', '-header', data.store, data.select], output).finally(() => {
      closeSync(output);
    });
  };
};

export const libxlsxwriter = (data: Data): Peer => {
  return () => {
    const program = file(data, 'libxlsxwriter');
    const source = join(import.meta.dirname, 'peers/libxlsxwriter.c');
    const compiled = spawnSync('cc', ['-O2', source, '-o', program, '-lxlsxwriter', '-lsqlite3', '-lz']);
    return compiled.status === 0 ? measure(program, [data.store, file(data, 'c.xlsx')]) : undefined;
  };
};

export const curl = (data: Data, address: string): Peer => {
  return () =>
    isInstalled('curl') ? measure('curl', ['-s', '-o', file(data, 'curl.ndjson'), address]) : undefined;
};

export const pythonRequests = (data: Data, address: string): Peer => {
  const program = join(import.meta.dirname, 'peers/with-requests.py');
  return () =>
    spawnSync('python3', ['-c', 'import requests']).status === 0
      ? measure('python3', [program, address, file(data, 'requests.csv')])
      : undefined;
};
