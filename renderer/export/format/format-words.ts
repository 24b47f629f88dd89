import type { OverflowChoice } from '../../../preload/contract/options.ts';
import { defaultFormat, formatIds, formats, type Format } from '../../../preload/contract/formats.ts';
import { t } from '../../words.ts';

/** The usual one first. */
export const formatChoices = [defaultFormat, ...formatIds.filter((id) => id !== defaultFormat)].map((id) => ({
  id,
  label: formats[id].label,
}));

/** Why so many rows do not fit, or how they will. */
export function overflowWords(rows: number, format: Format, onOverflow: OverflowChoice): string {
  const limit = formats[format].rowLimit;
  return onOverflow === 'split'
    ? t(`file.is-split-${format}`, { limit, parts: Math.ceil(rows / limit) })
    : t(`file.too-many-${format}`, { limit });
}
