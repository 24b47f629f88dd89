import type { ExportOptions, OptionsOf } from '../../../preload/contract/options.ts';
import type { Format } from '../../../preload/contract/formats.ts';
import type { ExportFacts } from '../facts.ts';
import type { Batch, OutputColumn, Value } from '../rows.ts';

/** Where a writer's bytes go. It is never told a path. */
export interface ByteSink {
  /** Bytes appended so far. */
  readonly size: number;
  /** Appends all of `bytes`, which may be reused once this has resolved. */
  write(bytes: Uint8Array): Promise<void>;
  /** Overwrites bytes already appended. */
  patch(position: number, bytes: Uint8Array): Promise<void>;
}

/** The bytes of a result that may be too large for one file. */
export interface PartSink extends ByteSink {
  /** Ends the file and begins the next one. */
  next(): Promise<void>;
}

/** Turns sheets of rows into a file's bytes, in memory that does not grow with the rows. */
export interface Writer {
  /** Begins a sheet and ends the one before. A format without sheets is given exactly one. */
  beginSheet(name: string, columns: readonly OutputColumn[]): Promise<void>;
  /** Takes rows of the sheet begun last. Resolves as soon as the next batch may come. */
  write(batch: Batch): Promise<void>;
  /** Writes what is still held back. The file is complete once this has resolved. */
  close(): Promise<void>;
  /** Cells that could not be written as they are. */
  readonly alteredCells: number;
  /** The names of the columns of the sheet begun last in which the date format has left out a part of a time. */
  readonly shortenedTimes: readonly string[];
  /** Cells that were given a guard, so that a spreadsheet takes them for the text they are. */
  readonly guardedCells: number;
  /** Sheets of rows begun so far, or files of a format without sheets, those among them that continue a full one. */
  readonly sheets: number;
}

/** What there is to know of a format. */
export interface FormatWriter<O extends ExportOptions> {
  /** `rowLimit` is for each sheet. */
  create(sink: PartSink, options: O, facts: ExportFacts, rowLimit: number): Writer;
  /** A cell as the person will see it in the file, for the preview. */
  displayText(value: Value, column: OutputColumn, options: O): string;
}

export type FormatWriters = { [F in Format]: FormatWriter<OptionsOf<F>> };
