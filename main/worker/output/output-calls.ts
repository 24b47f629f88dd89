import type { FailureReport } from '../../../preload/contract/errors.ts';
import type { Batch, OutputColumn } from '../rows.ts';
import type { OutputFacts } from './output.ts';

/** To the thread that `OutputThread` starts: it does one after another, and answers each in its turn. */
export type OutputCall =
  | { call: 'beginSheet'; name: string; columns: readonly OutputColumn[] }
  /** Their bytes are moved. */
  | { call: 'write'; batches: Batch[] }
  | { call: 'close' | 'complete' | 'abort' };

/** From the thread; the first one answers to its start. */
export type OutputAnswer =
  { ok: true; facts: OutputFacts | undefined } | { ok: false; failure: FailureReport };
