import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { t } from '../../words.ts';
import { draftOf, noPeriod, type ExportDraft } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { sheetRequest } from '../draft/sheet-request.ts';

/** Whether nobody has set anything about the rows and columns. */
function isBlank(draft: ExportDraft): boolean {
  const { source, dataset, output } = draft;
  const blank = draftOf(source, dataset, { ...noPeriod, output });
  return JSON.stringify(sheetRequest(draft)) === JSON.stringify(sheetRequest(blank));
}

/** The way out of what was set for a dataset before; nothing while there is none. */
export function StartOverButton(): ReactNode {
  const blank = useDraft(isBlank);
  const startOver = useExport((slice) => slice.startOver);
  return (
    !blank && (
      <Button tone="quiet" onPress={startOver}>
        <RotateCcw size={14} aria-hidden />
        {t('order.start-over')}
      </Button>
    )
  );
}
