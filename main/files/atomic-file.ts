import { createHash, type Hash } from 'node:crypto';
import { rm, open, type FileHandle } from 'node:fs/promises';
import { digestFile, type FileDigest } from './file-digest.ts';
import { fileFailure } from './file-failure.ts';

/**
 * A file on its way to `target`: bytes go into a temporary sibling, which `complete` closes and measures, and which
 * `publish` then puts in the target's place. Every error of the file system arrives as an `ExportFailure`.
 */
export class AtomicFile {
  readonly #target: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  #size = 0;
  /** Of the bytes as they are appended; none once they were patched. */
  #hash: Hash | undefined = createHash('sha256');

  private constructor(target: string, temporary: string, handle: FileHandle) {
    this.#target = target;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** Creates the temporary file, for this user alone; it must not exist yet. */
  static async create(target: string, temporary: string): Promise<AtomicFile> {
    try {
      return new AtomicFile(target, temporary, await open(temporary, 'wx+', 0o600));
    } catch (error) {
      throw fileFailure(error, target);
    }
  }

  /** Bytes appended so far. */
  get size(): number {
    return this.#size;
  }

  /** Appends all of `bytes`, which may be reused once this has resolved. */
  async write(bytes: Uint8Array): Promise<void> {
    const position = this.#size;
    this.#size += bytes.length;
    this.#hash?.update(bytes);
    await this.#writeAt(bytes, position);
  }

  /** Overwrites bytes already written, for what is known only at the end (sizes, checksums, widths). */
  async patch(position: number, bytes: Uint8Array): Promise<void> {
    if (position + bytes.length > this.#size) throw new RangeError('patch reaches beyond the bytes written');
    this.#hash = undefined;
    await this.#writeAt(bytes, position);
  }

  /** Flushes and closes the temporary file and tells its size and SHA-256. */
  async complete(): Promise<FileDigest> {
    try {
      const [facts] = await Promise.all([this.#digest(), this.#handle.sync()]);
      await this.#handle.close();
      return facts;
    } catch (error) {
      await this.abort();
      throw fileFailure(error, this.#target);
    }
  }

  /** Removes the temporary file; the target stays as it was. */
  async abort(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }

  async #digest(): Promise<FileDigest> {
    return this.#hash ? { bytes: this.#size, sha256: this.#hash.digest('hex') } : digestFile(this.#handle);
  }

  async #writeAt(bytes: Uint8Array, position: number): Promise<void> {
    try {
      // One write may be short (a disk that fills up): only the loop finds the error behind it.
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    } catch (error) {
      throw fileFailure(error, this.#target);
    }
  }
}
