import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { WorkerTasks } from '../../export/worker-protocol.ts';
import { CsvRecords } from './csv-records.ts';
import { workbookRows } from './workbook-rows.ts';

/** Even, for characters of two bytes. */
const readSize = 1 << 20;

/** Reads a finished file again and tells what it is. Throws when it is not there or cannot be read. */
export async function verifyFile(
  take: WorkerTasks['verify']['take'],
): Promise<WorkerTasks['verify']['give']> {
  const { path, output, sheets } = take;
  try {
    const records = new CsvRecords();
    const contents = await readThrough(path, (bytes) => {
      if (output.format === 'csv') records.add(bytes);
    });
    switch (output.format) {
      case 'csv':
        return { ...contents, rows: Math.max(records.count - (output.headers ? 1 : 0), 0) };
      case 'excel':
        return { ...contents, rows: await workbookRows(path, sheets) };
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}

async function readThrough(
  path: string,
  use: (bytes: Uint8Array) => void,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(readSize);
  const file = await open(path, 'r');
  try {
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, readSize, position);
      if (bytesRead === 0) return { bytes: position, sha256: hash.digest('hex') };
      const bytes = buffer.subarray(0, bytesRead);
      hash.update(bytes);
      use(bytes);
      position += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function readFailure(error: unknown, path: string): unknown {
  const name = basename(path);
  switch ((error as NodeJS.ErrnoException).code) {
    case undefined:
      return error;
    case 'ENOENT':
    case 'ENOTDIR':
      return new ExportFailure('RESULT_MISSING', { name });
    default:
      return new ExportFailure('RESULT_NOT_READABLE', { name });
  }
}
