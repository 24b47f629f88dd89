import type { ExportOptions } from '../../../preload/contract/options.ts';
import type { FileDigest } from '../../files/file-digest.ts';
import type { ExportFacts } from '../facts.ts';
import type { Batch, OutputColumn } from '../rows.ts';
import type { Writer } from '../writers/writer.ts';

/** A file on its way: a writer and the temporary files it writes. Everything rejects with an `ExportFailure`. */
export interface Output {
  beginSheet(name: string, columns: readonly OutputColumn[]): Promise<void>;
  /** Takes rows of the sheet begun last, and with them their bytes. Resolves as soon as the next batch may come. */
  write(batch: Batch): Promise<void>;
  /** Writes what is still held back. */
  close(): Promise<void>;
  /** Flushes the files to the disk and tells what they are. */
  complete(): Promise<OutputFacts>;
  /** Leaves nothing of the files. */
  abort(): Promise<void>;
}

/** What to make of the rows: plain data, for another thread too. */
export interface OutputPlan {
  /** Both paths are absolute, `temporary` is a sibling of `target`. */
  target: string;
  temporary: string;
  options: ExportOptions;
  facts: ExportFacts;
  /** For each sheet. */
  rowLimit: number;
}

/** What became of the rows. */
export interface OutputFacts extends Pick<Writer, 'sheets' | 'alteredCells' | 'guardedCells'> {
  /** Of each sheet: the names of the columns in which the date format has left out a part of a time. */
  shortenedTimes: string[][];
  /** The file, or the parts it became. */
  files: FileDigest[];
}
