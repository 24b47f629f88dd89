import { useState, type ReactNode } from 'react';
import type { ConnectionInfo } from '../../preload/contract/connection.ts';
import { TextField } from '../components/text-field.tsx';
import { useConnections } from './connections-slice.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { SecretKeeping } from './secret-keeping.tsx';
import { t } from '../words.ts';

interface NewSecretDialogProps {
  connection: ConnectionInfo;
  onClose: () => void;
}

/** Tokens run out: a new one for a connection that has one. */
export function NewSecretDialog({ connection: { id, name }, onClose }: NewSecretDialogProps): ReactNode {
  const renew = useConnections((slice) => slice.renew);
  const [secret, setSecret] = useState('');
  return (
    <FormDialog
      title={t('connections.renew-title', { name })}
      lead={t('connections.renew-lead')}
      action={t('connections.save-and-test')}
      isComplete={secret.trim() !== ''}
      save={() => renew(id, secret)}
      onClose={onClose}
    >
      <TextField label={t('connections.token-or-secret')} secret value={secret} onChange={setSecret} />
      <SecretKeeping />
    </FormDialog>
  );
}
