import { useState, type ReactNode } from 'react';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { useSaved } from './saved-slice.ts';
import { t } from '../words.ts';

export function RenameDialog({ saved, onClose }: { saved: SavedExportInfo; onClose: () => void }): ReactNode {
  const rename = useSaved((slice) => slice.rename);
  const [name, setName] = useState(saved.name);
  return (
    <FormDialog
      title={t('saved.rename-title')}
      lead={t('saved.rename-lead')}
      action={t('saved.rename')}
      isComplete={name.trim() !== ''}
      save={() => rename(saved.id, name.trim())}
      onClose={onClose}
    >
      <TextField label={t('words.name')} value={name} maxLength={100} onChange={setName} />
    </FormDialog>
  );
}
