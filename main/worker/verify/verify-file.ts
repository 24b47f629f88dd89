import { basename } from 'node:path';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { WorkerTasks } from '../../engine/protocol.ts';
import { digestFileAt } from '../../files/file-digest.ts';
import { CsvRecords } from './csv-records.ts';
import { workbookRows } from './workbook-rows.ts';

/** Reads a finished file again and tells what it is. Throws when it is not there or cannot be read. */
export async function verifyFile(
  take: WorkerTasks['verify']['take'],
): Promise<WorkerTasks['verify']['give']> {
  const { path, output, sheets } = take;
  try {
    const records = new CsvRecords();
    const contents = await digestFileAt(path, (bytes) => {
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
