import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { sheetLimit } from '../../../preload/contract/limits.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './sheet-fields.module.css';

/** What the sheet that is shown is called, and one more beside it. */
export function SheetFields(): ReactNode {
  const name = useDraft((draft) => draft.sheetName);
  const usual = useDraft((draft) => draft.dataset.label);
  const count = useDraft(({ before, after }) => before.length + after.length + 1);
  const nameSheet = useExport((slice) => slice.nameSheet);
  const addSheet = useExport((slice) => slice.addSheet);
  return (
    <div className={styles.fields}>
      <TextField
        label={t('sheets.sheet-name')}
        placeholder={usual}
        maxLength={255}
        value={name}
        onChange={nameSheet}
      />
      <Button isDisabled={count >= sheetLimit} onPress={addSheet}>
        <Plus size={14} aria-hidden />
        {t('sheets.add')}
      </Button>
    </div>
  );
}
