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
      title="Diagnostics"
      lead="For whoever helps you when something does not work. This is all that Copy puts on the clipboard: no pupils, filters, queries, file names or folders."
      width="wide"
      isOpen={text !== null}
      onClose={close}
    >
      {/* Long: it is scrolled by keyboard, too. */}
      <pre className={styles.text} tabIndex={0} role="region" aria-label="What is copied">
        {text}
      </pre>
      <DialogButtons>
        <p className={styles.copied} role="status">
          {isCopied && 'Copied.'}
        </p>
        <Button onPress={close}>{t('words.close')}</Button>
        <Button autoFocus tone="primary" onPress={() => void copy()}>
          Copy
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
