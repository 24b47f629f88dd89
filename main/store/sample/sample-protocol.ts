import type { FailureReport } from '../../../preload/contract/errors.ts';
import type { SampleSpec } from './build-sample.ts';

/** What the sample worker is started with. */
export interface SampleJob extends SampleSpec {
  /** One number, shared: anything but 0 asks the worker to stop. */
  cancelled: Int32Array<SharedArrayBuffer>;
}

/** What the worker says while it works; it ends by itself, and having said no `failed`, it has finished. */
export type SampleMessage =
  { kind: 'progress'; rowsDone: number } | { kind: 'failed'; report: FailureReport };
