import { ExportCache } from '../../main/export/export-cache.ts';

// Another process that opens the cache and does nothing else: `node open-cache-process.js FOLDER`.
await ExportCache.open(process.argv[2] ?? '');
