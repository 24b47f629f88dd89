import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ExportFailure, failureReport } from '../../../preload/contract/errors.ts';
import { removeParts } from '../../files/part-files.ts';
import { movable, type Batch, type OutputColumn } from '../rows.ts';
import type { OutputAnswer, OutputCall } from './output-calls.ts';
import type { Output, OutputFacts, OutputPlan } from './output.ts';

/** In the folder that all of main is bundled into. */
const workerFile = join(import.meta.dirname, 'output-worker.js');

/** Young objects live for one batch: a small nursery keeps the memory small. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

/** Bytes of batches that go to the thread as one message: a message costs as much as encoding a hundred rows. */
const messageSize = 1 << 18;
/** Bytes of messages on their way before the reader waits: enough for neither thread to stop for the other. */
const mostBytes = 3 * messageSize;

interface Waiting {
  resolve: (facts: OutputFacts | undefined) => void;
  reject: (error: unknown) => void;
}

/**
 * Encodes and writes in a thread of its own, while the rows behind are being read. Batches are moved there, not
 * copied, and only so many at a time that memory does not grow and a slow disk slows the reader.
 */
export class OutputThread implements Output {
  readonly #temporary: string;
  readonly #worker: Worker;
  /** Calls without an answer, the oldest first. */
  readonly #waiting: Waiting[] = [];
  /** The next message. */
  #batches: Batch[] = [];
  #size = 0;
  /** What the thread has not been seen to have done, the oldest first, with the bytes that went there for it. */
  readonly #sent: { done: Promise<unknown>; size: number }[] = [];
  #sentSize = 0;
  #hasEnded = false;
  /** What its end is to whoever waits for it. */
  #end: ExportFailure = new ExportFailure('UNEXPECTED');

  constructor(plan: OutputPlan) {
    this.#temporary = plan.temporary;
    this.#worker = new Worker(workerFile, { workerData: plan, resourceLimits });
    this.#worker.on('message', (answer: OutputAnswer) => {
      this.#settle(answer);
    });
    this.#worker.on('error', (error: unknown) => {
      this.#end = ExportFailure.of(failureReport(error));
    });
    this.#worker.on('exit', () => {
      this.#hasEnded = true;
      for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
    });
    this.#sent.push({ done: this.#answer(), size: 0 });
  }

  async beginSheet(name: string, columns: readonly OutputColumn[]): Promise<void> {
    await this.#sendBatches();
    await this.#send({ call: 'beginSheet', name, columns });
  }

  async write(batch: Batch): Promise<void> {
    const bytes = movable(batch.bytes);
    this.#batches.push({ ...batch, bytes });
    this.#size += bytes.length;
    if (this.#size >= messageSize) await this.#sendBatches();
  }

  async close(): Promise<void> {
    await this.#sendBatches();
    await this.#send({ call: 'close' });
    while (this.#sent.length > 0) await this.#oldestDone();
  }

  async complete(): Promise<OutputFacts> {
    const facts = await this.#call({ call: 'complete' });
    await this.#worker.terminate();
    return facts as OutputFacts;
  }

  async abort(): Promise<void> {
    await this.#call({ call: 'abort' }).catch(() => undefined);
    await this.#worker.terminate();
    // Which a thread that died has not done.
    await removeParts(this.#temporary);
  }

  async #sendBatches(): Promise<void> {
    const [batches, size] = [this.#batches, this.#size];
    this.#batches = [];
    this.#size = 0;
    const moved = batches.map(({ bytes }) => bytes.buffer as ArrayBuffer);
    await this.#send({ call: 'write', batches }, moved, size);
  }

  /** Resolves as soon as there may be more. */
  async #send(call: OutputCall, moved: ArrayBuffer[] = [], size = 0): Promise<void> {
    this.#sent.push({ done: this.#call(call, moved), size });
    this.#sentSize += size;
    while (this.#sentSize > mostBytes) await this.#oldestDone();
  }

  async #oldestDone(): Promise<void> {
    const oldest = this.#sent.shift();
    await oldest?.done;
    this.#sentSize -= oldest?.size ?? 0;
  }

  #call(call: OutputCall, moved: ArrayBuffer[] = []): Promise<OutputFacts | undefined> {
    if (!this.#hasEnded) this.#worker.postMessage(call, moved);
    return this.#answer();
  }

  #answer(): Promise<OutputFacts | undefined> {
    const answer = new Promise<OutputFacts | undefined>((resolve, reject) => {
      if (this.#hasEnded) reject(this.#end);
      else this.#waiting.push({ resolve, reject });
    });
    // Whoever awaits it later gets the error; until then it is not unhandled.
    answer.catch(() => undefined);
    return answer;
  }

  #settle(answer: OutputAnswer): void {
    const waiting = this.#waiting.shift();
    if (answer.ok) waiting?.resolve(answer.facts);
    else waiting?.reject(ExportFailure.of(answer.failure));
  }
}
