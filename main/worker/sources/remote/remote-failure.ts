import { ExportFailure } from '../../../../preload/contract/errors.ts';

/** What can heal by itself soon: the same is asked for again, not before `pause` milliseconds when the server said so. */
export class Passing extends Error {
  readonly failure: ExportFailure;
  readonly pause: number | undefined;

  constructor(failure: ExportFailure, pause?: number) {
    super(failure.code);
    this.failure = failure;
    this.pause = pause;
  }
}

const unreachable = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);

/** OpenSSL's names for what is wrong with a certificate, and Node's for a wrong name in it. */
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/;

/** What an error of Node's `http`, `https`, `tls` or `zlib` means. `host` is the server's name and port. */
export function remoteFailure(error: unknown, host: string): Error {
  if (error instanceof ExportFailure || error instanceof Passing) return error;
  const code = String((error as { code?: unknown } | null)?.code);
  if (unreachable.has(code))
    return new Passing(new ExportFailure('REMOTE_UNREACHABLE', { host, reason: code }));
  if (untrusted.test(code)) return new ExportFailure('REMOTE_CERTIFICATE', { host, reason: code });
  if (/^(E[A-Z]+|ERR_SSL_.*|ERR_STREAM_PREMATURE_CLOSE|HPE_.*|Z_.*|ERR_.*BROTLI.*|ERR__ERROR_.*)$/.test(code))
    return new Passing(new ExportFailure('REMOTE_BROKEN', { host }));
  return error instanceof Error ? error : new Error('unknown');
}

/** What an answer that is none means; undefined for one that is. */
export function statusFailure(
  status: number,
  host: string,
  retryAfter: string | undefined,
): Error | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429 || status === 503)
    return new Passing(new ExportFailure('REMOTE_BUSY', { host }), pauseOf(retryAfter));
  // What stands before the server does not reach it.
  if (status === 502 || status === 504)
    return new Passing(
      new ExportFailure('REMOTE_UNREACHABLE', { host, reason: String(status) }),
      pauseOf(retryAfter),
    );
  if (status >= 500)
    return new Passing(new ExportFailure('REMOTE_FAILED', { host, status }), pauseOf(retryAfter));
  if (status === 401 || status === 403 || status === 407)
    return new ExportFailure('REMOTE_SIGN_IN', { host });
  // The state of the data that was begun with is gone.
  if (status === 409) return new ExportFailure('REMOTE_CHANGED', { name: host });
  if (status === 404 || status === 410) return new ExportFailure('REMOTE_NOT_FOUND', { host });
  return new ExportFailure('REMOTE_REFUSED', { host, status });
}

/** Retry-After is a number of seconds or a date (RFC 9110, section 10.2.3); in milliseconds. */
export function pauseOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const pause = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(pause, 0);
}
