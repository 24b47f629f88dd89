import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportRequest } from '../../../preload/contract/request.ts';
import { fileFailure } from '../../files/file-failure.ts';
import { writeRecordsFile, type DataTables } from './records-file.ts';
import type { SourceLocation } from '../../../preload/contract/source.ts';

/** Milliseconds a file may be older than the job that is to read it: it is written first. */
const grace = 3_600_000;
/** Milliseconds it stays even when somebody wants all of them gone: it may be being written. */
const shortestGrace = 2_000;

/** Where rows that were in memory wait on the disk for their export, for this user alone. */
export class RecordsFolder {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'records');
  }

  /** Throws an `ExportFailure` when they cannot be written. */
  async keep(tables: DataTables, { reportName }: ExportRequest): Promise<SourceLocation<'records'>> {
    const file = join(this.#folder, `${randomUUID()}.jsonl`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeRecordsFile(tables, file);
      return { kind: 'records', file, label: reportName ?? 'export' };
    } catch (error) {
      await rm(file, { force: true });
      throw fileFailure(error, file);
    }
  }

  /** Removes what no job is going to read any more, of what was written `age` milliseconds ago or earlier. */
  async sweep(isNeeded: (file: string) => boolean, age = grace): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const file = join(this.#folder, name);
      const stats = await stat(file).catch(() => undefined);
      if (!stats || Date.now() - stats.mtimeMs < Math.max(age, shortestGrace) || isNeeded(file)) continue;
      await rm(file, { force: true }).catch(() => undefined);
    }
  }
}
