import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { JobState, JobStatus } from '../../../preload/contract/job.ts';
import { logLine, type LogEntry } from './log-entry.ts';

/** Bytes after which a file is put aside and the next one begun. */
const fileSize = 1_000_000;
/** Files that were put aside and are kept. */
const filesKept = 3;

// It complains of a folder that cannot be written with the folder's path.
electronLog.transports.console.writeFn = () => undefined;

type Logger = ReturnType<typeof electronLog.create>;

const current = 'application.log';
/** `number` 1 is the newest of those put aside. */
const aside = (number: number): string => `application.${number}.log`;

/**
 * What the application did, for somebody who helps when it does not: a few lines a day, in the data folder, for this
 * user alone. What can be said is what `LogEntry` has a place for.
 */
export class ApplicationLog {
  readonly #folder: string;
  readonly #logger: Logger;
  /** What was logged last of each export. */
  readonly #states = new Map<string, JobState>();

  /** A folder that cannot be written makes no log, and stops nothing: what matters is told where it happens. */
  constructor(folder: string) {
    this.#folder = folder;
    makePrivateFolder(folder);
    // Node's variant: the page has no line to it, as it would have to Electron's.
    this.#logger = electronLog.create({ logId: folder });
    const { file } = this.#logger.transports;
    file.resolvePathFn = () => join(folder, current);
    file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}';
    file.maxSize = fileSize;
    file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
    file.archiveLogFn = () => {
      this.#putAside();
    };
    this.#logger.transports.console.level = false;
  }

  note(entry: LogEntry): void {
    const { level, text } = logLine(entry);
    this.#logger[level](text);
    if (level === 'error') console.error(text);
  }

  /** Notes the states of an export, each once, however often it is told. */
  noteExport(status: JobStatus): void {
    const { taskId, state } = status;
    if (this.#states.get(taskId) === state) return;
    this.#states.set(taskId, state);
    this.note({ what: 'export', status });
  }

  /** The newest lines, the newest last. */
  lastLines(count: number): string[] {
    const text = [aside(1), current]
      .map((name) => join(this.#folder, name))
      .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
      .join('');
    return text.split(/\r?\n/).filter(Boolean).slice(-count);
  }

  /** Leaves an empty log. */
  clear(): void {
    for (const name of existsSync(this.#folder) ? readdirSync(this.#folder) : [])
      if (name !== current) rmSync(join(this.#folder, name), { force: true });
    this.#logger.transports.file.getFile().clear();
  }

  #putAside(): void {
    const move = (from: string, to: string): void => {
      if (existsSync(join(this.#folder, from))) renameSync(join(this.#folder, from), join(this.#folder, to));
    };
    for (let number = filesKept; number > 1; number--) move(aside(number - 1), aside(number));
    move(current, aside(1));
  }
}

function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // The list of exports is in the same place, and says why it cannot be used.
  }
}
