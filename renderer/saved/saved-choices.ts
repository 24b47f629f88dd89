import { isUsual } from '../../preload/contract/usual-period.ts';
import type { ExportDraft } from '../export/draft/export-draft.ts';
import { sheetsOf } from '../export/draft/sheets.ts';
import type { SplitBy } from '../../preload/contract/split.ts';
import { splitOf, startRequest, type StartRequest } from '../export/draft/sheet-request.ts';
import type { UsualPeriod } from '../../preload/contract/usual-period.ts';

/** What of a draft is saved: what it exports, and which of its days are taken anew. */
export interface DraftChoices {
  source: string;
  request: StartRequest['request'];
  periods: (UsualPeriod | null)[];
  /** The pattern of the file's name. */
  fileName: string;
  /** One file when absent. */
  splitBy?: SplitBy;
}

export function draftChoices(draft: ExportDraft): DraftChoices {
  const { source, request, fileName } = startRequest(draft);
  const periods = sheetsOf(draft).map(({ periodChoice }) => (isUsual(periodChoice) ? periodChoice : null));
  const splitBy = splitOf(draft);
  return { source, request, periods, fileName, ...(splitBy && { splitBy }) };
}
