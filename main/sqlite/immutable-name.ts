import { pathToFileURL } from 'node:url';

// better-sqlite3 asks for this once in a process, when its first database is opened: whoever starts a thread that
// opens databases imports this module before. Only a name that begins with `file:` is read in another way then.
process.env.SQLITE_USE_URI = '1';

/**
 * A file's name for SQLite, that opens it without locks and logs, as on a read-only medium (sqlite.org/uri.html). It is
 * only right while nothing writes to the file.
 */
export function immutableName(file: string): string {
  const { host, pathname } = pathToFileURL(file);
  // A share is no host to SQLite.
  return `file:${host === '' ? '//' : `////${host}`}${pathname}?immutable=1`;
}
