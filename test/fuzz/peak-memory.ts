import { readdirSync, readFileSync } from 'node:fs';

/** Watches the processes that this one starts, where Linux tells of them. */
export class PeakMemory {
  readonly #looking: NodeJS.Timeout;
  #peak = 0;

  constructor() {
    this.#looking = setInterval(() => {
      this.#look();
    }, 20);
  }

  /** The most memory that one of them has taken so far, in megabytes; 0 where nobody tells. */
  get peak(): number {
    this.#look();
    return Math.round(this.#peak);
  }

  end(): void {
    clearInterval(this.#looking);
  }

  #look(): void {
    for (const thread of read(() => readdirSync('/proc/self/task')) ?? []) {
      const children = read(() => readFileSync(`/proc/self/task/${thread}/children`, 'utf8')) ?? '';
      for (const child of children.split(' ').filter(Boolean)) {
        const status = read(() => readFileSync(`/proc/${child}/status`, 'utf8')) ?? '';
        this.#peak = Math.max(this.#peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_000);
      }
    }
  }
}

/** A process may be gone before it is looked at. */
function read<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}
