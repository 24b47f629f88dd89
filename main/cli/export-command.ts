import { join, resolve, sep } from 'node:path';
import type { ExportError } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import { exportFileName } from '../export/file-name.ts';
import { exportOptions, optionsRequest } from './export-options.ts';
import { followJob } from './follow-job.ts';
import { parseOptions, required } from './options.ts';
import { withService } from './service.ts';
import { specRequest } from './spec-file.ts';
import { storeLocation } from './store-option.ts';

export async function exportCommand(words: string[], signal: AbortSignal): Promise<ExportError | null> {
  const options = parseOptions(words, exportOptions);
  const request =
    options.spec === undefined ? optionsRequest(options) : await specRequest(options.spec, options);
  const target = targetPath(required(options.out, 'out'), request);
  const source = await storeLocation(options.store);
  return withService((service) => {
    const begin = () => service.start(request, source, target, { useCache: !options['no-cache'] });
    return followJob({ service, signal, begin, json: options.json, quiet: options.quiet });
  });
}

/** A folder is named with a slash at its end, and gets the usual file name. */
function targetPath(out: string, request: ExportRequest): string {
  return out.endsWith('/') || out.endsWith(sep)
    ? join(resolve(out), exportFileName(request, new Date()))
    : resolve(out);
}
