import type { ExportErrorCode, FailureReport } from './errors.ts';

/** Those whose reason is a code of the operating system or of SQLite, and nothing that was typed or read. */
const withSystemReason: readonly ExportErrorCode[] = ['QUEUE_UNUSABLE', 'DISK_FAILED'];

/**
 * A failure as a log may have it: its code, the system's own code for it, and where a bug was. What its sentence tells
 * a person (names, values, queries) is left out.
 */
export function failureLine({ code, detail, trace }: FailureReport): string {
  const reason = withSystemReason.includes(code)
    ? /^[A-Z0-9_]+$/.exec(String(detail.reason))?.[0]
    : undefined;
  const words = reason === undefined ? code : `${code} ${reason}`;
  return trace === undefined ? words : `${words}: ${trace}`;
}
