import type { ExportResult } from './export.ts';

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
