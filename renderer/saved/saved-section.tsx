import { FileInput, Play } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { IconButton } from '../components/button.tsx';
import { SidebarItem, SidebarSection } from '../sidebar/sidebar-section.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { SavedMenu } from './saved-menu.tsx';
import styles from './saved-section.module.css';
import { useSaved } from './saved-slice.ts';
import { savedWords } from './saved-words.ts';
import { t } from '../words.ts';

/** The exports that are one press away. */
export function SavedSection({ source }: { source: SourceInfo }): ReactNode {
  const { saved, news, load, run, read } = useSaved();
  const [renamed, setRenamed] = useState<SavedExportInfo | null>(null);

  useEffect(() => {
    void load();
  }, [load, source]);

  return (
    <>
      <SidebarSection
        title={t('saved.title')}
        action={
          <IconButton label={t('saved.import')} onPress={() => void read()}>
            <FileInput size={14} aria-hidden />
          </IconButton>
        }
      >
        {saved.map((one) => (
          <SidebarItem
            key={one.id}
            icon={Play}
            label={one.name}
            hint={savedWords(one)}
            onPress={() => void run(one.id)}
          >
            <SavedMenu
              saved={one}
              source={source}
              onRename={() => {
                setRenamed(one);
              }}
            />
          </SidebarItem>
        ))}
        {saved.length === 0 && <li className={styles.none}>{t('saved.none')}</li>}
      </SidebarSection>
      {renamed && (
        <RenameDialog
          saved={renamed}
          onClose={() => {
            setRenamed(null);
          }}
        />
      )}
      <VisuallyHidden role="status">{news}</VisuallyHidden>
    </>
  );
}
