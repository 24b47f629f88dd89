import { failureReport, type FailureReport } from '../../preload/contract/errors.ts';
import { failureLine } from '../../preload/contract/failure-line.ts';
import { isQueueFailure, mayHeal, type QueueFailure } from './job-database.ts';

/** Why the queue's database cannot be used, and for how long that has been so. */
export interface Trouble {
  failure: QueueFailure;
  /** It cannot heal. */
  isLost: boolean;
  /** It is lost, or has lasted for longer than anybody is asked to wait. */
  isOver: boolean;
}

/** What becomes of errors in a queue that goes on: each is said once, and nobody waits for ever for its database. */
export class QueueTrouble {
  readonly #patience: number;
  readonly #isQuiet: boolean;
  readonly #onTrouble: (line: string) => void;
  readonly #said = new Set<string>();
  /** On a clock that never goes back. */
  #since: number | undefined;

  /**
   * `patience`: milliseconds for which the database may be locked or its disk full. `isQuiet`: whoever waits is told of
   * that at the end, and not in between. `onTrouble` hears the rest.
   */
  constructor(patience: number, isQuiet: boolean, onTrouble: (line: string) => void) {
    this.#patience = patience;
    this.#isQuiet = isQuiet;
    this.#onTrouble = onTrouble;
  }

  /** Does what is to be tried again when the database can be used; gives why it cannot be used now. */
  tried(use: () => void): QueueFailure | undefined {
    try {
      use();
      return undefined;
    } catch (error) {
      this.say(error);
      return isQueueFailure(error) ? error : undefined;
    }
  }

  /** Tries all of one look, each part whatever becomes of the others. Undefined when the database can be used. */
  look(parts: readonly (() => void)[]): Trouble | undefined {
    const failures = parts.flatMap((part) => this.tried(part) ?? []);
    const failure = failures.find((candidate) => !mayHeal(candidate)) ?? failures[0];
    if (!failure) {
      this.#since = undefined;
      return undefined;
    }
    this.#since ??= performance.now();
    const isLost = !mayHeal(failure);
    return { failure, isLost, isOver: isLost || performance.now() - this.#since > this.#patience };
  }

  /** Says what went wrong and where, once. */
  say(error: unknown): void {
    if (isQueueFailure(error) && this.#isQuiet) return;
    const line = failureLine(failureReport(error));
    if (!this.#said.has(line)) this.#onTrouble(line);
    this.#said.add(line);
  }

  /** Says where the bug was, if it is one, that an attempt at a job failed with. */
  sayBug(taskId: string, failure: FailureReport): void {
    if (failure.trace !== undefined) this.#onTrouble(`Export ${taskId} failed: ${failureLine(failure)}`);
  }
}
