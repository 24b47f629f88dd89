import type { SourceAccess, SourceKind, SourceLocation } from '../../preload/contract/source.ts';
import type { Kind } from './kind.ts';
import { records } from './records/index.ts';
import { remote } from './remote/index.ts';
import { sqlite } from './sqlite/index.ts';
import { environment, type Surroundings } from './surroundings.ts';

const kinds: { readonly [K in SourceKind]: Kind<K> } = { sqlite, records, remote };

/** What people call a source. */
export const sourceName = <K extends SourceKind>(location: SourceLocation<K>): string =>
  kinds[location.kind].name(location);

/** Whether the window can open a source. */
export const isOpenable = <K extends SourceKind>(location: SourceLocation<K>): boolean =>
  identityOf(location) !== undefined;

/** Whether two locations are of one source, whatever it is called. */
export const isSameSource = <K extends SourceKind, L extends SourceKind>(
  one: SourceLocation<K>,
  other: SourceLocation<L>,
): boolean => isOpenable(one) && identityOf(one) === identityOf(other);

/** How a source is reached now, to be read once. Throws an `ExportFailure` when something for that is missing. */
export type AccessTo = <K extends SourceKind>(location: SourceLocation<K>) => Promise<SourceAccess<K>>;

export const accessThrough =
  (surroundings: Surroundings): AccessTo =>
  (location) =>
    kinds[location.kind].access(location, surroundings);

/** For a program that has nothing but its environment. */
export const accessFromEnvironment = accessThrough(environment);

/**
 * Stands for the state of a source's data: two that are equal were taken of the same data. Undefined when nothing can
 * be promised.
 */
export const sourceFingerprint = <K extends SourceKind>(
  location: SourceLocation<K>,
): Promise<string | undefined> => kinds[location.kind].fingerprint(location);

/** The files that an export of a source must not replace, there or not. */
export const sourceFiles = <K extends SourceKind>(location: SourceLocation<K>): Promise<readonly string[]> =>
  kinds[location.kind].files(location);

/** Removes what is kept of a source for a job that nobody will ask for again. */
export const forgetSource = <K extends SourceKind>(location: SourceLocation<K>): void => {
  kinds[location.kind].forget(location);
};

const identityOf = <K extends SourceKind>(location: SourceLocation<K>): string | undefined =>
  kinds[location.kind].identity(location);
