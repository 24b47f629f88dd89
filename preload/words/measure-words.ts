import type { SummaryNames } from '../contract/summary-columns.ts';
import type { Words } from './words.ts';

/** How the columns of a summary are called when nobody has named them. */
export const measureWords = ({ t }: Words): SummaryNames => ({
  group: (column, part) => t('made.part', { column, part }),
  measure: (measured, column) => {
    if (column !== undefined) return t(`made.${measured}`, { column });
    return t(measured === 'share' ? 'made.share-rows' : 'made.rows');
  },
});
