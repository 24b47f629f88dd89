import { createHash } from 'node:crypto';
import type { ExportRequest } from '../../preload/contract/request.ts';

/**
 * The same for exports that make the same file: the same request, whatever the order in which it names its parts, on
 * the same data (`fingerprint`), written by the same version of the application in the same time zone, which queries
 * and the About sheet may ask for. 64 hexadecimal digits.
 */
export function cacheKey(request: ExportRequest, application: string, fingerprint: string): string {
  return createHash('sha256')
    .update(JSON.stringify([application, fingerprint, timeZone(), request], inOrder))
    .digest('hex');
}

/** The offsets beside the name: a zone that `TZ` spells out has none. */
function timeZone(): unknown[] {
  const offsets = [0, 3, 6, 9].map((month) => new Date(2024, month, 1).getTimezoneOffset());
  return [new Intl.DateTimeFormat().resolvedOptions().timeZone, process.env.TZ, ...offsets];
}

export const isCacheKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
