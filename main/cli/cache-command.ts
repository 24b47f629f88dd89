import { ExportFailure } from '../../preload/contract/errors.ts';
import type { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { parseOptions } from './options.ts';
import { formatBytes, formatMoment, formatNumber, printJson, printLines } from './output.ts';
import { withService } from './service.ts';

type CacheEntry = ReturnType<AnalyticsExportService['cachedExports']>[number];

/** `cache list`, `cache clear`, `cache clear KEY` */
export async function cacheCommand(words: string[]): Promise<null> {
  const [action = '', key, ...more] = words.filter((word) => !word.startsWith('-'));
  const { json } = parseOptions(
    words.filter((word) => word.startsWith('-')),
    { json: { type: 'boolean', default: false } },
  );
  const isKnown = action === 'clear' ? more.length === 0 : action === 'list' && key === undefined;
  if (!isKnown)
    throw new ExportFailure('REQUEST_INVALID', { problem: `the cache knows 'list' and 'clear [KEY]'` });
  await withService(async (service) => {
    if (action === 'list') printEntries(service.cachedExports(), json);
    else await clear(service, key, json);
  });
  return null;
}

async function clear(
  service: AnalyticsExportService,
  key: string | undefined,
  asJson: boolean,
): Promise<void> {
  const isCleared = await service.clearExportCache(key);
  if (!isCleared && key !== undefined) throw new ExportFailure('CACHE_ENTRY_NOT_FOUND', { key });
  if (asJson) printJson({ cleared: isCleared });
  else printLines([isCleared ? 'Cleared.' : 'The cache is empty already.']);
}

function printEntries(entries: CacheEntry[], asJson: boolean): void {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (asJson) printJson({ entries: entries.map(withMoments), bytes });
  else printLines([...entries.flatMap(describe), total(entries.length, bytes)]);
}

const withMoments = (entry: CacheEntry): object => ({
  ...entry,
  storedAt: new Date(entry.storedAt).toISOString(),
  expiresAt: new Date(entry.expiresAt).toISOString(),
});

const describe = ({ key, label, path, format, rows, bytes, storedAt, expiresAt }: CacheEntry): string[] => [
  key,
  `  ${path}`,
  `  ${label}, ${format}, ${formatNumber(rows)} rows, ${formatBytes(bytes)}, ` +
    `made ${formatMoment(storedAt)}, expires ${formatMoment(expiresAt)}`,
];

const total = (files: number, bytes: number): string =>
  files === 0
    ? 'The cache is empty.'
    : `${formatNumber(files)} ${files === 1 ? 'file' : 'files'}, ${formatBytes(bytes)}`;
