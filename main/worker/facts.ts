import type { Language } from '../../preload/contract/language.ts';

/** What there is to say about an export: `Period`, `2024-01-01 to 2024-01-31`. Each value has a line of its own. */
export interface Fact {
  what: string;
  values: readonly (string | number)[];
}

/** What is known of an export before its first row, for whoever opens the file later. */
export interface ExportFacts {
  /** Of the file. */
  language: Language;
  title: string;
  /** ISO 8601 in local time with its offset, as all moments here. */
  exportedAt: string;
  /** Name and version. */
  application: string;
  source: string;
  /** When the data last changed. */
  dataDate: string;
  /** What was asked for, a list per sheet in the order in which the sheets begin. */
  sheets: readonly (readonly Fact[])[];
}
