import type { ReactNode } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { t } from '../../words.ts';
import { canBeMadeByServer } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';

/** Nothing where the server cannot make the file itself. */
export function MadeByServer(): ReactNode {
  const canBe = useDraft(canBeMadeByServer);
  const isSelected = useDraft((draft) => draft.madeByServer);
  const setMadeByServer = useExport((slice) => slice.setMadeByServer);
  return (
    canBe && (
      <Checkbox isSelected={isSelected} hint={t('file.by-server-hint')} onChange={setMadeByServer}>
        {t('file.by-server')}
      </Checkbox>
    )
  );
}
