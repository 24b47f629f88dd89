import { basename, dirname } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * Makes of an operating system's error while writing `target` the failure a person can act on.
 * Anything that is no file error is returned as it is.
 */
export function fileFailure(error: unknown, target: string): unknown {
  if (error instanceof ExportFailure) return error;
  const name = basename(target);
  const folder = dirname(target);
  const code = codeOf(error);
  // SQLite writes a sample itself, and adds where to the code: SQLITE_IOERR_WRITE.
  switch (code?.startsWith('SQLITE_IOERR') ? 'SQLITE_IOERR' : code) {
    case undefined:
      return error;
    case 'ENOENT':
    case 'ENOTDIR':
      return new ExportFailure('TARGET_FOLDER_MISSING', { folder });
    case 'EISDIR':
      return new ExportFailure('TARGET_IS_FOLDER', { name });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EEXIST':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return new ExportFailure('TARGET_NOT_WRITABLE', { folder });
    case 'EBUSY':
    case 'ETXTBSY':
      return new ExportFailure('TARGET_IN_USE', { name });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return new ExportFailure('DISK_FULL');
    case 'EIO':
    case 'EFBIG':
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'SQLITE_IOERR':
      return new ExportFailure('DISK_FAILED', { reason: code ?? '' });
    default:
      return error;
  }
}
