import { PartFiles } from '../../files/part-files.ts';
import { freeBytes, type Batch, type OutputColumn } from '../rows.ts';
import { createWriter } from '../writers/index.ts';
import type { Writer } from '../writers/writer.ts';
import type { Output, OutputFacts, OutputPlan } from './output.ts';

/** Encodes and writes in the thread that calls it. */
export class FileOutput implements Output {
  readonly #files: PartFiles;
  readonly #writer: Writer;
  readonly #shortenedTimes: string[][] = [];

  private constructor(files: PartFiles, writer: Writer) {
    this.#files = files;
    this.#writer = writer;
  }

  /** Creates the first temporary file; it must not exist yet. */
  static async create({ target, temporary, options, facts, rowLimit }: OutputPlan): Promise<FileOutput> {
    const files = await PartFiles.create(target, temporary);
    return new FileOutput(files, createWriter(files, options, facts, rowLimit));
  }

  beginSheet(name: string, columns: readonly OutputColumn[]): Promise<void> {
    this.#endSheet();
    return this.#writer.beginSheet(name, columns);
  }

  async write(batch: Batch): Promise<void> {
    await this.#writer.write(batch);
    freeBytes(batch.bytes);
  }

  close(): Promise<void> {
    this.#endSheet();
    return this.#writer.close();
  }

  async complete(): Promise<OutputFacts> {
    const { sheets, alteredCells, guardedCells } = this.#writer;
    const shortenedTimes = this.#shortenedTimes;
    return { sheets, alteredCells, guardedCells, shortenedTimes, files: await this.#files.complete() };
  }

  abort(): Promise<void> {
    return this.#files.abort();
  }

  /** The writer tells it of the sheet begun last. */
  #endSheet(): void {
    if (this.#writer.sheets > 0) this.#shortenedTimes.push([...this.#writer.shortenedTimes]);
  }
}
