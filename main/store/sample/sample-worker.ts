import { parentPort, workerData } from 'node:worker_threads';
import { ExportFailure, failureReport } from '../../../preload/contract/errors.ts';
import { writeFailure } from '../../sqlite/failures.ts';
import { buildSample } from './build-sample.ts';
import type { SampleJob, SampleMessage } from './sample-protocol.ts';

const job = workerData as SampleJob;
const post = (message: SampleMessage): void => parentPort?.postMessage(message);

try {
  buildSample(job, (rowsDone) => {
    if (Atomics.load(job.cancelled, 0) !== 0) throw new ExportFailure('CANCELLED');
    post({ kind: 'progress', rowsDone });
  });
} catch (error) {
  const failure = writeFailure(error, job.file);
  if (!(failure instanceof ExportFailure)) throw error;
  post({ kind: 'failed', report: failureReport(failure) });
}
