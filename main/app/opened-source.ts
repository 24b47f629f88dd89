import { randomUUID } from 'node:crypto';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { DatasetReader } from '../export/dataset-reader.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { checkOn } from '../settings/rules.ts';
import { sourceName } from '../sources/index.ts';
import { ensureSampleStore, sampleLabel } from '../store/sample-store.ts';

interface Opened {
  /** Given anew at each opening: the file may have become another one in between. */
  id: string;
  location: SourceLocation;
}

/** The source the window works on: the file it was started with, or the sample school, until the person opens another. */
export class OpenedSource {
  readonly #dataFolder: string;
  readonly #reader: DatasetReader;
  /** Every source opened since the start, by its id. */
  readonly #opened = new Map<string, Opened>();
  readonly #startFile: string | undefined;
  /** Sources are opened one after another: what was asked for last is open at the end. */
  #opening: Promise<unknown> = Promise.resolve();
  #current: Opened | undefined;
  #first: Promise<SourceInfo> | undefined;

  constructor(dataFolder: string, reader: DatasetReader, startFile?: string) {
    this.#dataFolder = dataFolder;
    this.#reader = reader;
    this.#startFile = startFile;
  }

  /** Makes the sample school at the first start. */
  async describe(): Promise<SourceInfo> {
    if (this.#current) return this.#info(this.#current);
    // Opened once, whoever asks first; asked again after a failure it tries again.
    const file = this.#startFile;
    this.#first ??= (file === undefined ? this.openSample() : this.open(file)).catch((error: unknown) => {
      this.#first = undefined;
      throw error;
    });
    return this.#first;
  }

  /**
   * Works on another file from now on. When it cannot be read the source stays the one it was. Throws FEATURE_OFF where
   * the administrator has switched that off.
   */
  open(file: string): Promise<SourceInfo> {
    return this.#inTurn(() => {
      checkOn('other-databases');
      return this.#open({ kind: 'sqlite', file });
    });
  }

  /** Works on a server from now on. Throws FEATURE_OFF where the administrator has switched that off. */
  openConnection(location: SourceLocation<'remote'>): Promise<SourceInfo> {
    return this.#inTurn(() => {
      checkOn('servers');
      return this.#open(location);
    });
  }

  openSample(): Promise<SourceInfo> {
    return this.#inTurn(async () => {
      const file = await ensureSampleStore(this.#dataFolder);
      return this.#open({ kind: 'sqlite', file, label: sampleLabel });
    });
  }

  /** Whether a database file is the source that is open. */
  isOpen(file: string): boolean {
    const location = this.#current?.location;
    return location?.kind === 'sqlite' && location.file === file;
  }

  /** Looks at the source that is open. Throws `SOURCE_CLOSED` when that is not the one meant, or not any more at the end. */
  async look<T>(id: string, look: (location: SourceLocation) => Promise<T>): Promise<T> {
    const answer = await look(this.#currentLocation(id));
    this.#currentLocation(id);
    return answer;
  }

  /** Where a source is that was open once: what was to be exported from it still can be. Throws `SOURCE_CLOSED`. */
  location(id: string): SourceLocation {
    const opened = this.#opened.get(id);
    if (!opened) throw new ExportFailure('SOURCE_CLOSED');
    return opened.location;
  }

  #currentLocation(id: string): SourceLocation {
    if (this.#current?.id !== id) throw new ExportFailure('SOURCE_CLOSED');
    return this.#current.location;
  }

  #inTurn<T>(open: () => Promise<T>): Promise<T> {
    const opening = this.#opening.then(open);
    this.#opening = opening.catch(() => undefined);
    return opening;
  }

  async #open(location: SourceLocation): Promise<SourceInfo> {
    const opened = { id: randomUUID(), location };
    const info = await this.#info(opened);
    this.#opened.set(opened.id, opened);
    this.#current = opened;
    return info;
  }

  async #info({ id, location }: Opened): Promise<SourceInfo> {
    return { id, label: sourceName(location), datasets: await this.#reader.describe(location) };
  }
}
