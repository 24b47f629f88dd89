import { constants } from 'node:os';
import { basename, dirname } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';

/** The code of an error of the operating system, or of SQLite. */
export const codeOf = (error: unknown): string | undefined =>
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
  if (isSystemError(error) && error.syscall === 'uv_cwd') return new ExportFailure('WORKING_FOLDER_MISSING');
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new ExportFailure('TARGET_FOLDER_MISSING', { folder });
    case 'EISDIR':
      return new ExportFailure('TARGET_IS_FOLDER', { name });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EEXIST':
      return new ExportFailure('TARGET_NOT_WRITABLE', { folder });
    case 'EBUSY':
    case 'ETXTBSY':
      return new ExportFailure('TARGET_IN_USE', { name });
    case 'ENOSPC':
    case 'EDQUOT':
      return new ExportFailure('DISK_FULL');
    case 'ENAMETOOLONG':
      return new ExportFailure('TARGET_NAME_TOO_LONG', { name });
    default:
      // Whatever a network drive, a reader of cards or a file system of tomorrow says.
      return isSystemError(error) ? new ExportFailure('DISK_FAILED', { reason: systemWords(error) }) : error;
  }
}

interface SystemError extends Error {
  code: string;
  errno: number;
  syscall: string;
}

const isSystemError = (error: unknown): error is SystemError =>
  codeOf(error) !== undefined &&
  typeof (error as Partial<SystemError>).errno === 'number' &&
  typeof (error as Partial<SystemError>).syscall === 'string';

/** `ENOTCONN: socket is not connected`, without the path that Node adds. */
function systemWords({ message, errno, syscall }: SystemError): string {
  const [words = ''] = message.split(`, ${syscall}`);
  // What libuv has no words for it numbers only: ESTALE.
  const name = Object.entries(constants.errno).find(([, number]) => number === -errno)?.[0];
  return name !== undefined && words.startsWith('Unknown') ? name : words;
}
