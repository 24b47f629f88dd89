import { basename } from 'node:path';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import { byFormat, type ByFormat } from '../../../preload/contract/options.ts';
import type { WorkerTasks } from '../../engine/protocol.ts';
import { digestFileAt } from '../../files/file-digest.ts';
import { CsvRecords } from './csv-records.ts';
import { workbookRows } from './workbook-rows.ts';

/** Counts the rows of a finished file. */
interface RowCounter {
  /** Is given all bytes of the file in order, which are reused, where they are of use. */
  see?: (bytes: Uint8Array) => void;
  /** Once it has seen the file. Null when it is no whole file of its format; `sheets` are those of rows. */
  rows: (path: string, sheets: number) => number | null | Promise<number | null>;
}

const rowCounters: ByFormat<RowCounter> = {
  csv: ({ headers }) => {
    const records = new CsvRecords();
    return {
      see: (bytes) => {
        records.add(bytes);
      },
      rows: () => Math.max(records.count - (headers ? 1 : 0), 0),
    };
  },
  excel: () => ({ rows: workbookRows }),
};

/** Reads a finished file again and tells what it is. Throws when it is not there or cannot be read. */
export async function verifyFile(
  take: WorkerTasks['verify']['take'],
): Promise<WorkerTasks['verify']['give']> {
  const { path, output, sheets } = take;
  try {
    const counter = byFormat(rowCounters, output);
    const contents = await digestFileAt(path, counter.see);
    return { ...contents, rows: await counter.rows(path, sheets) };
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
