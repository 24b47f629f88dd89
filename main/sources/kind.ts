import type { Surroundings } from './surroundings.ts';
import type { SourceAccess, SourceKind, SourceLocation } from '../../preload/contract/source.ts';

/** What main knows of a kind of source; how its rows are read, its folder in the worker knows. */
export interface Kind<K extends SourceKind> {
  /** What people call it. */
  name(location: SourceLocation<K>): string;
  /** Equal for two locations of one source. Undefined for what no window can open. */
  identity(location: SourceLocation<K>): string | undefined;
  /** How it is reached now. Throws an `ExportFailure` when something for that is missing. */
  access(location: SourceLocation<K>, surroundings: Surroundings): Promise<SourceAccess<K>>;
  /**
   * Stands for the state of its data: two that are equal were taken of the same data. Undefined when nothing can be
   * promised.
   */
  fingerprint(location: SourceLocation<K>): Promise<string | undefined>;
  /** The files that an export of it must not replace, there or not. */
  files(location: SourceLocation<K>): Promise<readonly string[]>;
  /** Removes what is kept of it for a job that nobody will ask for again. */
  forget(location: SourceLocation<K>): void;
}
