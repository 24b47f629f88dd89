import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { SampleSpec } from './build-sample.ts';
import type { SampleJob, SampleMessage } from './sample-protocol.ts';

/** In the folder that all of main is bundled into. */
const workerFile = join(import.meta.dirname, 'sample-worker.js');

/**
 * Runs `buildSample` in a thread of its own and settles once that has ended and let go of the file. Throws the
 * `ExportFailure` it ended with, `CANCELLED` after the signal, or the error nobody expected.
 */
export async function runSampleWorker(
  spec: SampleSpec,
  onProgress: ((rowsDone: number) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const job: SampleJob = { ...spec, cancelled: new Int32Array(new SharedArrayBuffer(4)) };
  const cancel = (): void => {
    Atomics.store(job.cancelled, 0, 1);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  try {
    await new Promise<void>((resolve, reject) => {
      let failure: Error | undefined;
      new Worker(workerFile, { workerData: job })
        .on('message', (message: SampleMessage) => {
          if (message.kind === 'progress') onProgress?.(message.rowsDone);
          else failure = ExportFailure.of(message.report);
        })
        .on('error', (error: Error) => {
          failure = error;
        })
        .on('exit', (code) => {
          if (code === 0 && failure === undefined) resolve();
          else reject(failure ?? new Error(`The sample worker ended with exit code ${code}`));
        });
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
  // The signal may have come after the worker had looked for the last time.
  if (signal?.aborted) throw new ExportFailure('CANCELLED');
}
