import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { ExportError } from '../../preload/contract/errors.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { DialogButtons, ModalDialog } from './modal-dialog.tsx';
import { Notice } from './notice.tsx';
import styles from './form-dialog.module.css';
import { errorText, t } from '../words.ts';

interface FormDialogProps {
  title: string;
  lead: string;
  /** What the button says that saves what is filled in. */
  action: string;
  isComplete: boolean;
  /** Gives why it could not be saved; null when it is. */
  save: () => Promise<ExportError | null>;
  onClose: () => void;
  children: ReactNode;
}

/** Something to fill in; it closes once that is saved. */
export function FormDialog(props: FormDialogProps): ReactNode {
  const { title, lead, action, isComplete, save, onClose, children } = props;
  const [problem, setProblem] = useState<ExportError | null>(null);
  const submit = async (): Promise<void> => {
    const failure = await save();
    if (failure) setProblem(failure);
    else onClose();
  };
  return (
    <ModalDialog title={title} lead={lead} width="narrow" isOpen onClose={onClose}>
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) void submit();
        }}
      >
        {children}
        {problem && <Notice tone="problem" message={errorText(problem)} />}
        <DialogButtons>
          <Button onPress={onClose}>{t('words.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={!isComplete}>
            {action}
          </Button>
        </DialogButtons>
      </Form>
    </ModalDialog>
  );
}
