import type { ExportRequest } from '../../preload/contract/request.ts';
import { typedQuery } from '../../preload/contract/dataset.ts';
import { dataFiles } from '../files/data-files.ts';
import { checkOn } from '../settings/rules.ts';
import type { InUse } from './check-reserved.ts';

/** Throws FEATURE_OFF when an export needs what the administrator of this computer has switched off. */
export function checkPermitted({ sheets }: ExportRequest, { source, dataFolder }: InUse): void {
  if (sheets.some(({ dataset }) => dataset === typedQuery)) checkOn('typed-query');
  if (source.kind === 'sqlite' && source.file !== dataFiles(dataFolder).sample) checkOn('other-databases');
  if (source.kind === 'remote') checkOn('servers');
}
