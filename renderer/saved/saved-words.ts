import { formats } from '../../preload/contract/formats.ts';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { t } from '../words.ts';

/** What running it does, in a line: `Exports Mathematics 7B, last month, as Excel into “Marks”`. */
export function savedWords({
  title,
  periods,
  request,
  splitBy,
  folder,
  source,
  isOfOpened,
}: SavedExportInfo): string {
  const [usual] = periods;
  const does = t('saved.does', {
    title,
    hasPeriod: usual ? 'yes' : 'no',
    period: usual ? t(`saved.${usual}`) : '',
    format: formats[request.output.format].label,
    hasFolder: folder === null ? 'no' : 'yes',
    folder: folder ?? '',
    isElsewhere: isOfOpened ? 'no' : 'yes',
    source,
  });
  return splitBy ? `${does}: ${t('split.saved')}` : does;
}
