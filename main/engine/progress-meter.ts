import { jobPhases, type JobProgress } from '../../preload/contract/job.ts';
import type { SharedCounters } from './protocol.ts';

/** Weight of the newest second in the rate: it follows the disk, but does not jump. */
const newest = 0.3;
/** Milliseconds before a rate means anything. */
const settlingTime = 500;

export function createCounters(): SharedCounters {
  const counter = (value: number): Int32Array => new Int32Array(new SharedArrayBuffer(4)).fill(value);
  return { phase: counter(0), rowsKnown: counter(-1), rowsDone: counter(0), cancelled: counter(0) };
}

/** Says that what a worker does is not wanted any more, to it and to what it waits for. */
export function cancelWork({ cancelled }: SharedCounters): void {
  Atomics.store(cancelled, 0, 1);
  Atomics.notify(cancelled, 0);
}

/** Makes of a worker's counters the progress a person sees, with a rate and a time left that settle. */
export class ProgressMeter {
  readonly #counters: SharedCounters;
  /** When what it counts began. */
  #started: number;
  #lastAt: number;
  #lastRows = 0;
  #rate = 0;

  /** `now` in milliseconds on a clock that never goes back. */
  constructor(counters: SharedCounters, now: number) {
    this.#counters = counters;
    this.#started = now;
    this.#lastAt = now;
  }

  read(now: number): JobProgress {
    const rowsDone = Atomics.load(this.#counters.rowsDone, 0);
    const known = Atomics.load(this.#counters.rowsKnown, 0);
    const rowsKnown = known < 0 ? null : known;
    if (rowsDone < this.#lastRows) {
      // Another phase counts them anew.
      this.#started = now;
      this.#lastRows = rowsDone;
      this.#rate = 0;
    }
    const seconds = (now - this.#lastAt) / 1_000;
    if (seconds > 0 && rowsDone > 0) {
      const rate = (rowsDone - this.#lastRows) / seconds;
      const weight = this.#rate === 0 ? 1 : 1 - (1 - newest) ** seconds;
      this.#rate += weight * (rate - this.#rate);
    }
    this.#lastAt = now;
    this.#lastRows = rowsDone;
    const isSettled = this.#rate > 0 && now - this.#started >= settlingTime;
    return {
      phase: jobPhases[Atomics.load(this.#counters.phase, 0)] ?? 'counting',
      rowsDone,
      rowsKnown,
      rowsPerSecond: Math.round(this.#rate),
      secondsLeft: rowsKnown !== null && isSettled ? (rowsKnown - rowsDone) / this.#rate : null,
    };
  }
}
