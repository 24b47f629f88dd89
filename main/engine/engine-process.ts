import { ExportFailure, failureReport } from '../../preload/contract/errors.ts';
import { MemoryWatch } from './memory-watch.ts';
import { parentPort } from './parent-port.ts';
import type { EngineRequest } from './protocol.ts';
import { ThreadEngine } from './thread-engine.ts';

/** Milliseconds for what was posted to be on its way. */
const flushingTime = 100;

/** Whoever started this process starts another when it is needed. */
const endNow = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

const engine = new ThreadEngine(endNow);
const running = new Map<number, AbortController>();
const port = parentPort(endNow);

const memory = new MemoryWatch(() => {
  const [task, ...others] = running.keys();
  // Of several nobody knows which one it was: whoever asked asks again.
  if (task === undefined || others.length > 0) endNow();
  else {
    port.post({ id: task, ok: false, failure: failureReport(new ExportFailure('MEMORY_EXCEEDED')) });
    setTimeout(endNow, flushingTime);
  }
});

/** A bug of this process: what it was doing fails with it, and Node does not print its message. */
process.on('uncaughtException', (error) => {
  for (const id of running.keys()) port.post({ id, ok: false, failure: failureReport(error) });
  setTimeout(endNow, flushingTime);
});

port.onRequest((request) => {
  if ('cancel' in request) running.get(request.id)?.abort();
  else void answer(request);
});

async function answer({ id, task, take }: Exclude<EngineRequest, { cancel: true }>): Promise<void> {
  const cancelled = new AbortController();
  running.set(id, cancelled);
  memory.begin();
  try {
    const value = await engine.perform(task, take, {
      signal: cancelled.signal,
      onProgress: (progress) => {
        port.post({ id, progress });
      },
    });
    port.post({ id, ok: true, value });
  } catch (error) {
    port.post({ id, ok: false, failure: failureReport(error) });
  } finally {
    running.delete(id);
    if (running.size === 0) memory.end();
  }
}
