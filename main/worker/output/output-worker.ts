import { parentPort, workerData } from 'node:worker_threads';
import { failureReport } from '../../../preload/contract/errors.ts';
import { FileOutput } from './file-output.ts';
import type { OutputAnswer, OutputCall } from './output-calls.ts';
import type { OutputFacts, OutputPlan } from './output.ts';

if (!parentPort) throw new Error('output-worker runs in a worker thread only');
const port = parentPort;
const output = FileOutput.create(workerData as OutputPlan);

async function perform(call: OutputCall): Promise<OutputFacts | undefined> {
  const file = await output;
  switch (call.call) {
    case 'beginSheet':
      await file.beginSheet(call.name, call.columns);
      return undefined;
    case 'write':
      for (const batch of call.batches)
        // A buffer arrives as an array of bytes.
        await file.write({ ...batch, bytes: Buffer.from(batch.bytes.buffer) });
      return undefined;
    case 'close':
      await file.close();
      return undefined;
    case 'complete':
      return file.complete();
    case 'abort':
      await file.abort();
      return undefined;
  }
}

const answer = (done: Promise<OutputFacts | undefined>): Promise<void> =>
  done.then(
    (facts) => {
      port.postMessage({ ok: true, facts } satisfies OutputAnswer);
    },
    (error: unknown) => {
      port.postMessage({ ok: false, failure: failureReport(error) } satisfies OutputAnswer);
    },
  );

let last = answer(output.then(() => undefined));
port.on('message', (call: OutputCall) => {
  last = last.then(() => answer(perform(call)));
});
