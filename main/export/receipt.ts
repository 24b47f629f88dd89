import type { ExportOptions } from '../../preload/contract/export.ts';
import type { FileReceipt, ReceiptDifference } from '../../preload/contract/receipt.ts';
import type { WorkerThread } from './worker-thread.ts';

/**
 * Reads a finished file again, on `thread`, counts its rows and takes its SHA-256. Gives what is not as the receipt
 * says, nothing when the file is intact. Throws RESULT_MISSING or RESULT_NOT_READABLE.
 */
export async function checkReceipt(
  thread: WorkerThread,
  receipt: FileReceipt,
  output: ExportOptions,
): Promise<ReceiptDifference[]> {
  const { path, sheets } = receipt;
  const file = await thread.perform('verify', { path, sheets, output });
  const differences: ReceiptDifference[] = [
    { what: 'rows', receipt: receipt.rows, file: file.rows },
    { what: 'bytes', receipt: receipt.bytes, file: file.bytes },
    { what: 'sha256', receipt: receipt.sha256, file: file.sha256 },
  ];
  return differences.filter((difference) => difference.receipt !== difference.file);
}
