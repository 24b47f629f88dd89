import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { ConnectionInfo } from '../../preload/contract/connection.ts';
import type { ExportError } from '../../preload/contract/errors.ts';
import { Button } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import { DialogButtons, ModalDialog } from '../components/modal-dialog.tsx';
import { Notice } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import styles from './connection-form.module.css';
import { useConnections } from './connections-slice.ts';
import { SecretKeeping } from './secret-keeping.tsx';

interface NewSecretDialogProps {
  connection: ConnectionInfo;
  onClose: () => void;
}

/** Tokens run out: a new one for a connection that has one. */
export function NewSecretDialog({ connection: { id, name }, onClose }: NewSecretDialogProps): ReactNode {
  const renew = useConnections((slice) => slice.renew);
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<ExportError | null>(null);
  const save = async (): Promise<void> => {
    const failure = await renew(id, secret);
    if (failure) setProblem(failure);
    else onClose();
  };
  return (
    <ModalDialog
      title={`New token for ${name}`}
      lead="The one that is there is replaced."
      width="narrow"
      isOpen
      onClose={onClose}
    >
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label="Token or secret" secret value={secret} onChange={setSecret} />
        <SecretKeeping />
        {problem && <Notice tone="problem" message={problem.message} />}
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isDisabled={secret.trim() === ''}>
            Save and test
          </Button>
        </DialogButtons>
      </Form>
    </ModalDialog>
  );
}
