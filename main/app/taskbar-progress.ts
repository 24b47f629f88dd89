import type { BrowserWindow } from 'electron';
import type { JobStatus } from '../../preload/contract/job.ts';

/** Electron's values for no bar, and for one that only moves. */
const none = -1;
const unknown = 2;

/** Shows on the window's button in the taskbar how far the running exports are. */
export class TaskbarProgress {
  readonly #window: BrowserWindow;
  /** How much of each is done, from 0 to 1; null where nobody knows. */
  readonly #running = new Map<string, number | null>();
  #shown = none;

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  receive(status: JobStatus): void {
    if (status.state === 'PROGRESS') this.#running.set(status.taskId, doneOf(status));
    else this.#running.delete(status.taskId);
    const value = this.#value();
    if (value === this.#shown || this.#window.isDestroyed()) return;
    this.#shown = value;
    this.#window.setProgressBar(value);
  }

  /** In hundredths, so that it is not drawn anew for nothing. */
  #value(): number {
    if (this.#running.size === 0) return none;
    const known = [...this.#running.values()].filter((done) => done !== null);
    if (known.length === 0) return unknown;
    const sum = known.reduce((total, done) => total + done, 0);
    return Math.floor((100 * sum) / known.length) / 100;
  }
}

function doneOf({ progress: { rowsDone, rowsKnown } }: JobStatus & { state: 'PROGRESS' }): number | null {
  if (rowsKnown === null) return null;
  return rowsKnown === 0 ? 0 : Math.min(1, rowsDone / rowsKnown);
}
