import { basename } from 'node:path';
import type { StoreInfo } from '../../preload/contract/channels.ts';
import type { DatasetReader } from '../export/dataset-reader.ts';
import type { SourceLocation } from '../export/worker-protocol.ts';
import { ensureSampleStore, sampleLabel } from '../store/sample-store.ts';

/** The store the window works on: the sample school until the person opens another. */
export class OpenedStore {
  readonly #dataFolder: string;
  readonly #reader: DatasetReader;
  #sample: Promise<string> | undefined;
  #openedFile: string | undefined;

  constructor(dataFolder: string, reader: DatasetReader) {
    this.#dataFolder = dataFolder;
    this.#reader = reader;
  }

  /** Where to read. Makes the sample school at the first start. */
  async location(): Promise<SourceLocation> {
    return this.#openedFile === undefined
      ? { kind: 'sqlite', file: await this.#sampleFile(), label: sampleLabel }
      : { kind: 'sqlite', file: this.#openedFile };
  }

  async describe(): Promise<StoreInfo> {
    const { file } = await this.location();
    const isSample = this.#openedFile === undefined;
    return {
      label: isSample ? sampleLabel : basename(file),
      isSample,
      datasets: await this.#reader.describe({ kind: 'sqlite', file }),
    };
  }

  /** Works on another file from now on. When it cannot be read the store stays the one it was. */
  async open(file: string): Promise<StoreInfo> {
    const datasets = await this.#reader.describe({ kind: 'sqlite', file });
    this.#openedFile = file;
    return { label: basename(file), isSample: false, datasets };
  }

  openSample(): Promise<StoreInfo> {
    this.#openedFile = undefined;
    return this.describe();
  }

  /** Made once, whoever asks first; asked again after a failure it tries again. */
  #sampleFile(): Promise<string> {
    this.#sample ??= ensureSampleStore(this.#dataFolder).catch((error: unknown) => {
      this.#sample = undefined;
      throw error;
    });
    return this.#sample;
  }
}
