/** Bytes that a process of ours takes at most: several times what the largest rows that can be exported need. */
export const mostMemory = 700_000_000;

/** Milliseconds between two looks: the system hands out no more than about a hundred megabytes meanwhile. */
const lookingInterval = 25;

/**
 * Calls `onExceeded` once while this process takes more memory than it may. SQLite's own limits are far too high (a
 * gigabyte for a value), and a statement can only be ended with its process.
 */
export class MemoryWatch {
  readonly #onExceeded: () => void;
  #looking: NodeJS.Timeout | undefined;

  constructor(onExceeded: () => void) {
    this.#onExceeded = onExceeded;
  }

  begin(): void {
    this.#looking ??= setInterval(() => {
      if (process.memoryUsage.rss() <= mostMemory) return;
      this.end();
      this.#onExceeded();
    }, lookingInterval);
  }

  end(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }
}
