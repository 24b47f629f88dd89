import type { FileVerdict } from '../../preload/contract/job.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import { momentOf } from '../components/moments.ts';
import { fileSize, number, rowCount } from '../components/numbers.ts';
import { warningText } from '../words.ts';

/** What a file is now, beside what its receipt says. */
export const verdictWords: Record<FileVerdict, string> = {
  unchanged: 'Unchanged since the export: every byte is as the receipt says.',
  changed: 'Changed since the export: it was edited, or replaced by another file.',
  missing: 'No longer there: it was moved, renamed or deleted.',
};

/** A receipt, fact by fact. */
export function receiptFacts(receipt: ExportResult): [string, string][] {
  const { rows, rowsInSource, parts, sheets, bytes, sha256, seconds, attempts, cached } = receipt;
  return [
    ['Rows', rowsInSource === rows ? `${rowCount(rows)}, as many as were counted before` : rowCount(rows)],
    ...(parts ? [['Files', number(parts.length)] as [string, string]] : []),
    ...(!parts && sheets > 1 ? [['Sheets', number(sheets)] as [string, string]] : []),
    ['Size', `${fileSize(bytes)} (${number(bytes)} bytes)`],
    [
      'Made',
      `${momentOf(receipt.finishedAt)}, ${cached ? 'copied, as the data had not changed' : duration(seconds)}`,
    ],
    ...(attempts > 1 ? [['Attempts', number(attempts)] as [string, string]] : []),
    ['By', receipt.requestedBy],
    ['SHA-256', sha256],
    ...receipt.warnings.map((warning): [string, string] => ['Note', warningText(warning)]),
  ];
}

const duration = (seconds: number): string =>
  seconds < 1
    ? 'in less than a second'
    : `in ${number(Math.round(seconds))} ${Math.round(seconds) === 1 ? 'second' : 'seconds'}`;
