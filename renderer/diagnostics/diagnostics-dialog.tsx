import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { DialogButtons, ModalDialog } from '../components/modal-dialog.tsx';
import { useMenuCommand } from '../menu/use-menu-command.ts';
import styles from './diagnostics-dialog.module.css';
import { errorText, t } from '../words.ts';

/** Help → Diagnostics: shows the text that its button copies, before anybody sends it to anybody. */
export function DiagnosticsDialog(): ReactNode {
  /** Null while it is closed. */
  const [text, setText] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);

  useMenuCommand('diagnostics', () => {
    setCopied(false);
    void api.describeDiagnostics().then((answer) => {
      setText(answer.ok ? answer.value : errorText(answer.error));
    });
  });

  const copy = async (): Promise<void> => {
    const answer = await api.copyDiagnostics();
    setCopied(answer.ok);
  };

  const close = (): void => {
    setText(null);
  };

  return (
    <ModalDialog
      title={t('diagnostics.title')}
      lead={t('diagnostics.lead')}
      width="wide"
      isOpen={text !== null}
      onClose={close}
    >
      {/* Long: it is scrolled by keyboard, too. */}
      <pre className={styles.text} tabIndex={0} role="region" aria-label={t('diagnostics.text')}>
        {text}
      </pre>
      <DialogButtons>
        <p className={styles.copied} role="status">
          {isCopied && t('diagnostics.copied')}
        </p>
        <Button onPress={close}>{t('words.close')}</Button>
        <Button autoFocus tone="primary" onPress={() => void copy()}>
          {t('diagnostics.copy')}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
