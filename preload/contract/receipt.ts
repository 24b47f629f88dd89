import type { ExportWarning } from './warnings.ts';

/** One file of several. */
export type PartFile = Pick<ExportResult, 'path' | 'rows' | 'bytes' | 'sha256'>;

/** The receipt of a finished export: what the file is, and who had it made when. */
export interface ExportResult {
  path: string;
  /** Rows in the file. */
  rows: number;
  /**
   * Rows that the source counted before they were read: the same, or the export had failed. Null where counting proves
   * nothing, as chance or the clock is in the query.
   */
  rowsInSource: number | null;
  /** Sheets of rows, those that only tell about them are not counted; of a CSV file its parts. */
  sheets: number;
  bytes: number;
  /** Of the whole file, lower-case hexadecimal. */
  sha256: string;
  /** Only of a CSV file that was split, in order: `path` and `sha256` are the first one's, `bytes` those of all. */
  parts?: PartFile[];
  /** How long the attempt took that made the file. */
  seconds: number;
  cached: boolean;
  /** Cells that could not be written as they are: cut, with characters that are none, or times without a part of theirs. */
  alteredCells: number;
  /** Cells that were given a guard, so that a spreadsheet takes them for the text they are. */
  guardedCells: number;
  /** Tries it took, this one included. */
  attempts: number;
  /** The operating system's name of the user. */
  requestedBy: string;
  /** When the attempt that made the file began; ISO 8601 in UTC, as the next. */
  startedAt: string;
  finishedAt: string;
  /** What the person should know of it all the same. */
  warnings: ExportWarning[];
}

/** What a receipt says of a file, and what the file itself says. */
export type ReceiptDifference = (
  | { what: 'bytes'; receipt: number; file: number }
  | { what: 'sha256'; receipt: string; file: string }
  /** Null: it is no whole file of its format. */
  | { what: 'rows'; receipt: number; file: number | null }
) & {
  /** Which file it is, of several. */
  path?: string;
};

/** The part of a receipt that the file can bear out. */
export type FileReceipt = Pick<ExportResult, 'path' | 'rows' | 'sheets' | 'bytes' | 'sha256' | 'parts'>;
