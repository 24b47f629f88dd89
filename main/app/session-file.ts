import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionSchema, type KeptDraft, type Session } from '../../preload/contract/session.ts';
import type { SavedSource } from '../../preload/contract/saved-export.ts';
import { fileFailure } from '../files/file-failure.ts';
import { replaceFile } from '../files/replace-file.ts';
import { isSameSource } from '../sources/index.ts';

/** Datasets whose drafts are kept at most, of all sources. */
const draftLimit = 100;
/** Characters of a draft that is kept at most: a very long list of values is not. */
const draftSize = 100_000;

const nothing: Session = { version: 1, drafts: [] };

/** What the window goes on with at its next start, in a folder for this user alone. */
export class SessionFile {
  readonly #folder: string;
  readonly #onTrouble: (error: unknown) => void;
  #session: Session;
  /** What was kept last is what stays. */
  #writing: Promise<void> = Promise.resolve();
  #isWritten = true;

  /** That it cannot be written is told to `onTrouble`: nothing else depends on it. */
  constructor(folder: string, onTrouble: (error: unknown) => void) {
    this.#folder = folder;
    this.#onTrouble = onTrouble;
    this.#session = read(fileIn(folder));
  }

  get source(): SavedSource | undefined {
    return this.#session.source;
  }

  get folder(): string | undefined {
    return this.#session.folder;
  }

  keepSource(source: SavedSource): void {
    this.#change({ source });
  }

  keepFolder(folder: string): void {
    this.#change({ folder });
  }

  /** Keeps what is set for a dataset of a source, in the place of what was. */
  keepDraft(source: SavedSource, draft: KeptDraft): void {
    if (JSON.stringify(draft).length > draftSize) return;
    const [{ dataset }] = draft.request.sheets;
    const others = this.#session.drafts.filter(
      (other) => !(isSame(other.source, source) && other.draft.request.sheets[0].dataset === dataset),
    );
    this.#change({ drafts: [{ source, draft }, ...others].slice(0, draftLimit) });
  }

  /** What was set for the datasets of a source, the newest first. */
  drafts(source: SavedSource): KeptDraft[] {
    return this.#session.drafts.filter((one) => isSame(one.source, source)).map(({ draft }) => draft);
  }

  /** Forgets all of it. Throws an `ExportFailure` when it cannot be deleted. */
  async clear(): Promise<void> {
    this.#session = nothing;
    // With what a write that was cut off has left. What is kept from now on is written after it.
    const clearing = this.#writing.then(() => rm(this.#folder, { recursive: true, force: true }));
    this.#writing = clearing.catch(() => undefined);
    await clearing.catch((error: unknown) => {
      throw fileFailure(error, this.#folder);
    });
  }

  /** Resolves once everything is written. */
  written(): Promise<void> {
    return this.#writing;
  }

  #change(change: Partial<Session>): void {
    this.#session = { ...this.#session, ...change };
    this.#write();
  }

  /** Several changes while one is written are one. */
  #write(): void {
    if (!this.#isWritten) return;
    this.#isWritten = false;
    this.#writing = this.#writing.then(async () => {
      this.#isWritten = true;
      await replaceFile(fileIn(this.#folder), JSON.stringify(this.#session)).catch(this.#onTrouble);
    });
  }
}

const fileIn = (folder: string): string => join(folder, 'session.json');

const isSame = (one: SavedSource, other: SavedSource): boolean =>
  one === 'sample' || other === 'sample' ? one === other : isSameSource(one, other);

/** Nothing when there is none, or none that can be understood. */
function read(file: string): Session {
  try {
    return sessionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return nothing;
  }
}
