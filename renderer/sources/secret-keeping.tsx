import type { ReactNode } from 'react';
import styles from './connection-form.module.css';
import { useConnections } from './connections-slice.ts';

/** What becomes of a token that is typed here. */
export function SecretKeeping(): ReactNode {
  const keepsSecrets = useConnections((slice) => slice.keepsSecrets);
  return (
    <p className={styles.note}>
      {keepsSecrets
        ? 'It is kept on this computer, encrypted by the operating system for your account, and sent to this server only.'
        : 'This computer has no keyring to keep it in: it is forgotten when you close the application, and asked for again.'}
    </p>
  );
}
