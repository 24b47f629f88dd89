import { Fragment, useState, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { DialogButtons, ModalDialog } from '../components/modal-dialog.tsx';
import { t } from '../words.ts';
import styles from './shortcuts-dialog.module.css';
import { shortcutGroups } from './shortcuts.ts';
import { useMenuCommand } from './use-menu-command.ts';

/** Help → Keyboard shortcuts. */
export function ShortcutsDialog(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };

  useMenuCommand('shortcuts', () => {
    setOpen(true);
  });

  return (
    <ModalDialog
      title={t('shortcuts.title')}
      lead={t('shortcuts.lead')}
      width="narrow"
      isOpen={isOpen}
      onClose={close}
    >
      <div className={styles.groups} tabIndex={0} role="region" aria-label={t('shortcuts.all')}>
        {shortcutGroups.map(({ title, shortcuts }) => (
          <Fragment key={title}>
            <h3 className={styles.group}>{title}</h3>
            <dl className={styles.shortcuts}>
              {shortcuts.map(({ does, keys }) => (
                <div key={does} className={styles.shortcut}>
                  <dt>{does}</dt>
                  <dd className={styles.keys}>{keys}</dd>
                </div>
              ))}
            </dl>
          </Fragment>
        ))}
      </div>
      <DialogButtons>
        <Button autoFocus onPress={close}>
          {t('words.close')}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
