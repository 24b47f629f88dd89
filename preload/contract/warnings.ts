import type { Format } from './formats.ts';

/**
 * What a person should know before an export that can be done all the same, by its code, and the facts that its
 * sentence in `preload/words` needs. What makes an export impossible is an error.
 */
export interface WarningDetails {
  /** Sheets without rows. */
  RESULT_EMPTY: { names: string[] };
  LEADING_ZEROS: { columns: string[]; format: Format };
  BYTES_AS_HEX: { columns: string[] };
  TIMES_SHORTENED: { columns: string[] };
  ROWS_REPEATED: { rows: number };
  MADE_BY_SERVER: object;
  ROWS_STRAY: { rows: number };
  /** In bytes. */
  DISK_SPACE_TIGHT: { needed: number; free: number };
  TARGET_OPEN: { name: string };
}

export type ExportWarningCode = keyof WarningDetails;

/** A warning for whoever shows it: its sentence is made there, in their language. */
export type ExportWarning = {
  [C in ExportWarningCode]: { code: C; detail: WarningDetails[C] };
}[ExportWarningCode];
