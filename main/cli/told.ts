import type { ExportError } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import { datasetName } from '../../preload/words/dataset-name.ts';
import { errorWords } from '../../preload/words/error-words.ts';
import { warningWords } from '../../preload/words/warning-words.ts';
import { english } from '../../preload/words/words.ts';

// Programs that read a line of `--json` get sentences, and not the facts that they are made of.

export const toldError = ({ detail, ...error }: ExportError): object => ({
  ...error,
  message: errorWords({ code: error.code, detail }, english),
});

export const toldResult = ({ warnings, ...result }: ExportResult): object => ({
  ...result,
  warnings: warnings.map((warning) => ({ code: warning.code, message: warningWords(warning, english) })),
});

export function toldStatus({ datasets, ...facts }: JobStatus): object {
  const status = { ...facts, datasets: datasets.map((id) => datasetName(id, english)) };
  switch (status.state) {
    case 'RETRY':
    case 'FAILURE':
      return { ...status, error: toldError(status.error) };
    case 'SUCCESS':
      return { ...status, result: toldResult(status.result) };
    default:
      return status;
  }
}
