import { parentPort } from 'node:worker_threads';
import { failureReport } from '../../preload/contract/errors.ts';
import type { WorkerReply, WorkerRequest, WorkerTask, WorkerTasks } from '../engine/protocol.ts';
import { runExport } from './export-pipeline.ts';
import { readTasks } from './read-tasks.ts';
import { verifyFile } from './verify/verify-file.ts';

if (!parentPort) throw new Error('export-worker runs in a worker thread only');
const port = parentPort;

port.on('message', (request: WorkerRequest) => {
  perform(request).then(
    (value) => {
      port.postMessage({ id: request.id, ok: true, value } satisfies WorkerReply);
    },
    (error: unknown) => {
      port.postMessage({ id: request.id, ok: false, failure: failureReport(error) } satisfies WorkerReply);
    },
  );
});

async function perform(request: WorkerRequest): Promise<WorkerTasks[WorkerTask]['give']> {
  switch (request.task) {
    case 'describe':
      return readTasks.describe(request);
    case 'probe':
      return readTasks.probe(request);
    case 'search':
      return readTasks.search(request);
    case 'columns':
      return readTasks.columns(request);
    case 'find':
      return readTasks.find(request);
    case 'days':
      return readTasks.days(request);
    case 'preview':
      return readTasks.preview(request);
    case 'count':
      return readTasks.count(request);
    case 'charts':
      return readTasks.charts(request);
    case 'counts':
      return readTasks.counts(request);
    case 'extent':
      return readTasks.extent(request);
    case 'values':
      return readTasks.values(request);
    case 'splitValues':
      return readTasks.splitValues(request);
    case 'repeatable':
      return readTasks.repeatable(request);
    case 'lookAhead':
      return readTasks.lookAhead(request);
    case 'verify':
      return verifyFile(request);
    case 'export':
      return runExport(request.job, request.counters);
  }
}
