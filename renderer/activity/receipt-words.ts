import type { ExportResult } from '../../preload/contract/receipt.ts';
import { momentOf } from '../components/moments.ts';
import { fileSize, number } from '../components/numbers.ts';
import { t, warningText } from '../words.ts';

/** A receipt, fact by fact. */
export function receiptFacts(receipt: ExportResult): [string, string][] {
  const { rows, rowsInSource, parts, sheets, bytes, sha256, attempts } = receipt;
  return [
    [t('receipt.rows'), t(rowsInSource === rows ? 'receipt.rows-as-counted' : 'words.rows', { rows })],
    ...(parts ? [[t('receipt.files'), number(parts.length)] as [string, string]] : []),
    ...(!parts && sheets > 1 ? [[t('receipt.sheets'), number(sheets)] as [string, string]] : []),
    [t('receipt.size'), t('receipt.bytes', { size: fileSize(bytes), bytes })],
    [t('receipt.made'), made(receipt)],
    ...(attempts > 1 ? [[t('receipt.attempts'), number(attempts)] as [string, string]] : []),
    [t('receipt.by'), receipt.requestedBy],
    ['SHA-256', sha256],
    ...receipt.warnings.map((warning): [string, string] => [t('receipt.note'), warningText(warning)]),
  ];
}

function made({ finishedAt, cached, seconds }: ExportResult): string {
  const moment = momentOf(finishedAt);
  if (cached) return t('receipt.made-by-copy', { moment });
  return seconds < 1
    ? t('receipt.made-at-once', { moment })
    : t('receipt.made-in', { moment, seconds: Math.round(seconds) });
}
