import type { BrowserWindow } from 'electron';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { JobRun } from '../../preload/contract/split.ts';

/** Electron's values for no bar, and for one that only moves. */
const none = -1;
const unknown = 2;

/** Shows on the window's button in the taskbar how far the running exports are. */
export class TaskbarProgress {
  readonly #window: BrowserWindow;
  /** How much of each is done, from 0 to 1; null where nobody knows. Those that were asked for together are one. */
  readonly #running = new Map<string, number | null>();
  /** How much of each of the files of a run is done, while there is one that is not. */
  readonly #runs = new Map<string, Map<string, number>>();
  #shown = none;

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  receive(status: JobStatus): void {
    if (status.run) this.#receiveFile(status, status.run);
    else if (status.state === 'PROGRESS') this.#running.set(status.taskId, doneOf(status));
    else this.#running.delete(status.taskId);
    const value = this.#value();
    if (value === this.#shown || this.#window.isDestroyed()) return;
    this.#shown = value;
    this.#window.setProgressBar(value);
  }

  #receiveFile(status: JobStatus, { id, files }: JobRun): void {
    const shares = this.#runs.get(id) ?? new Map<string, number>();
    this.#runs.set(id, shares);
    const goesOn = status.state === 'PENDING' || status.state === 'RETRY' || status.state === 'PROGRESS';
    shares.set(status.taskId, status.state === 'PROGRESS' ? (doneOf(status) ?? 0) : goesOn ? 0 : 1);
    const done = [...shares.values()].reduce((sum, share) => sum + share, 0);
    if (status.state === 'PENDING' && status.isPaused) this.#running.delete(id);
    else if (done < shares.size) this.#running.set(id, done / files);
    else {
      this.#running.delete(id);
      this.#runs.delete(id);
    }
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
