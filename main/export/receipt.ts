import type { ExportOptions } from '../../preload/contract/options.ts';
import type { FileReceipt, ReceiptDifference } from '../../preload/contract/receipt.ts';
import type { Engine } from '../engine/engine.ts';

/**
 * Reads a finished file again, on `engine`, counts its rows and takes its SHA-256. Gives what is not as the receipt
 * says, nothing when the file is intact. Throws RESULT_MISSING or RESULT_NOT_READABLE.
 */
export async function checkReceipt(
  engine: Engine,
  receipt: FileReceipt,
  output: ExportOptions,
): Promise<ReceiptDifference[]> {
  const differences: ReceiptDifference[] = [];
  for (const part of receipt.parts ?? [receipt]) {
    const { path } = part;
    const file = await engine.perform('verify', { path, sheets: receipt.sheets, output });
    const which = receipt.parts && { path };
    differences.push(
      { what: 'rows', receipt: part.rows, file: file.rows, ...which },
      { what: 'bytes', receipt: part.bytes, file: file.bytes, ...which },
      { what: 'sha256', receipt: part.sha256, file: file.sha256, ...which },
    );
  }
  return differences.filter((difference) => difference.receipt !== difference.file);
}
