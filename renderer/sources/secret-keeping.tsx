import type { ReactNode } from 'react';
import styles from './connection-form.module.css';
import { useConnections } from './connections-slice.ts';
import { t } from '../words.ts';

/** What becomes of a token that is typed here. */
export function SecretKeeping(): ReactNode {
  const keepsSecrets = useConnections((slice) => slice.keepsSecrets);
  return (
    <p className={styles.note}>
      {t(keepsSecrets ? 'connections.keeps-secrets' : 'connections.forgets-secrets')}
    </p>
  );
}
