import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Entry {
  /** The process that writes the file. */
  pid: number;
  temporary: string;
}

/**
 * Remembers the temporary files of running exports in a folder of its own, so that what a crash or a `kill -9`
 * left behind is removed at the next start, wherever it was.
 */
export class UnfinishedFiles {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'unfinished');
  }

  async add(taskId: string, temporary: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const entry: Entry = { pid: process.pid, temporary };
    // Renamed into place: another process that sweeps meanwhile never reads half of it.
    const draft = join(this.#folder, `${taskId}.draft`);
    await writeFile(draft, JSON.stringify(entry), { mode: 0o600 });
    await rename(draft, this.#path(taskId));
  }

  async remove(taskId: string): Promise<void> {
    await rm(this.#path(taskId), { force: true });
  }

  /** Removes the files of processes that are no more. */
  async sweep(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
      const path = join(this.#folder, name);
      const entry = JSON.parse(await readFile(path, 'utf8').catch(() => 'null')) as Entry | null;
      // Another process may have swept it a moment ago.
      if (entry === null || isRunning(entry.pid)) continue;
      // What cannot be removed now (a disk that is read-only, a folder without rights) stays remembered.
      await rm(entry.temporary, { force: true }).then(
        () => rm(path, { force: true }),
        () => undefined,
      );
    }
  }

  #path(taskId: string): string {
    return join(this.#folder, `${taskId}.json`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
