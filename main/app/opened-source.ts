import { randomUUID } from 'node:crypto';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { dataFiles } from '../files/data-files.ts';
import type { SavedSource } from '../../preload/contract/saved-export.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { DatasetReader } from '../export/dataset-reader.ts';
import { requestTitle } from '../export/export-title.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { checkOn, isOff } from '../settings/rules.ts';
import { sourceName } from '../sources/index.ts';
import { ensureSampleStore } from '../store/sample-store.ts';
import { t } from './language.ts';
import type { SessionFile } from './session-file.ts';

interface Opened {
  /** Given anew at each opening: the file may have become another one in between. */
  id: string;
  location: SourceLocation;
  /** As they were described last. */
  datasets: readonly DatasetInfo[];
}

/**
 * The source the window works on: the file it was started with, or what was open last, or else the sample school, until the
 * person opens another.
 */
export class OpenedSource {
  readonly #dataFolder: string;
  readonly #reader: DatasetReader;
  readonly #session: SessionFile;
  /** Every source opened since the start, by its id. */
  readonly #opened = new Map<string, Opened>();
  readonly #startFile: string | undefined;
  /** Sources are opened one after another: what was asked for last is open at the end. */
  #opening: Promise<unknown> = Promise.resolve();
  /** What could not be opened last. */
  #failed: (() => Promise<SourceInfo>) | undefined;
  #current: Opened | undefined;
  #first: Promise<SourceInfo> | undefined;

  constructor(dataFolder: string, reader: DatasetReader, session: SessionFile, startFile?: string) {
    this.#dataFolder = dataFolder;
    this.#reader = reader;
    this.#session = session;
    this.#startFile = startFile;
  }

  /** Makes the sample school at the first start. */
  async describe(): Promise<SourceInfo> {
    if (this.#current) return this.#info(this.#current);
    // Opened once, whoever asks first; asked again after a failure it tries again.
    this.#first ??= this.#openFirst().catch((error: unknown) => {
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
    return this.#inTurn(async () => this.#open(await this.sample()));
  }

  /** Works on what was kept from now on: for another start, with a saved export or with a job. */
  openKept(source: SavedSource): Promise<SourceInfo> {
    if (source === 'sample') return this.openSample();
    if (source.kind === 'remote') return this.openConnection(source);
    return this.#isSampleFile(source.file) ? this.openSample() : this.open(source.file);
  }

  /** Where the sample school is, which is made when it is not there. */
  async sample(): Promise<SourceLocation> {
    return { kind: 'sqlite', file: await ensureSampleStore(this.#dataFolder), label: t('source.sample') };
  }

  get isSampleOpen(): boolean {
    return this.isOpen(dataFiles(this.#dataFolder).sample);
  }

  /** Whether what was opened as `id` is the sample school. Throws `SOURCE_CLOSED`. */
  isSample(id: string): boolean {
    return this.#isSample(this.location(id));
  }

  /** The source that is open, once there is one. */
  get current(): SourceLocation | undefined {
    return this.#current?.location;
  }

  /** Opens what could not be opened last, whoever had asked for it. */
  openAgain(): Promise<SourceInfo> {
    return this.#failed ? this.#inTurn(this.#failed) : this.describe();
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
    return this.#known(id).location;
  }

  /** What can be exported from it. Throws `SOURCE_CLOSED`. */
  datasets(id: string): readonly DatasetInfo[] {
    return this.#known(id).datasets;
  }

  /** What the choices of a request of it are called, for the name of their file. Throws `SOURCE_CLOSED`. */
  async title(id: string, request: ExportRequest): Promise<string> {
    const { location, datasets } = this.#known(id);
    return requestTitle(request, datasets, (...asked) => this.#reader.find(location, ...asked));
  }

  /** How what was opened as `id` is kept for another start. Throws `SOURCE_CLOSED`. */
  kept(id: string): SavedSource {
    return this.isSample(id) ? 'sample' : this.location(id);
  }

  #openFirst(): Promise<SourceInfo> {
    const file = this.#startFile;
    if (file !== undefined) return this.open(file);
    const { source } = this.#session;
    if (source === undefined || source === 'sample') return this.openSample();
    // What the administrator has settled since.
    if (isOff(source.kind === 'remote' ? 'servers' : 'other-databases')) return this.openSample();
    return this.openKept(source);
  }

  #isSampleFile(file: string): boolean {
    return file === dataFiles(this.#dataFolder).sample;
  }

  #isSample(location: SourceLocation): location is SourceLocation<'sqlite'> {
    return location.kind === 'sqlite' && this.#isSampleFile(location.file);
  }

  #known(id: string): Opened {
    const opened = this.#opened.get(id);
    if (!opened) throw new ExportFailure('SOURCE_CLOSED');
    return opened;
  }

  #currentLocation(id: string): SourceLocation {
    if (this.#current?.id !== id) throw new ExportFailure('SOURCE_CLOSED');
    return this.#current.location;
  }

  #inTurn(open: () => Promise<SourceInfo>): Promise<SourceInfo> {
    const opening = this.#opening.then(open);
    this.#opening = opening.then(
      () => {
        this.#failed = undefined;
      },
      () => {
        this.#failed = open;
      },
    );
    return opening;
  }

  async #open(location: SourceLocation): Promise<SourceInfo> {
    const opened = { id: randomUUID(), location, datasets: [] };
    const info = await this.#info(opened);
    this.#opened.set(opened.id, opened);
    this.#current = opened;
    this.#session.keepSource(this.kept(opened.id));
    return info;
  }

  async #info(opened: Opened): Promise<SourceInfo> {
    const { id } = opened;
    // The language may be another one by now.
    if (this.#isSample(opened.location)) opened.location = { ...opened.location, label: t('source.sample') };
    const { location } = opened;
    const datasets = await this.#reader.describe(location);
    opened.datasets = datasets;
    return { id, label: sourceName(location), datasets };
  }
}
