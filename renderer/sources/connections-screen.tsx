import { Plus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { AddConnectionDialog } from './add-connection-dialog.tsx';
import { ConnectionRow } from './connection-row.tsx';
import heading from '../components/heading.module.css';
import styles from './connections-screen.module.css';
import { useConnections } from './connections-slice.ts';
import { errorText, t } from '../words.ts';

/** The servers that the person has named: to be added, tried, opened and removed. */
export function ConnectionsScreen(): ReactNode {
  const { connections, problem, load, dismissProblem } = useConnections();
  const [isAdding, setAdding] = useState(false);

  useEffect(() => {
    void load();
  }, [load]);

  return (
    <main className={styles.screen}>
      <div className={styles.page}>
        <div className={styles.head}>
          <div>
            <h2 className={heading.title}>{t('navigation.connections')}</h2>
            <p className={heading.lead}>{t('connections.lead')}</p>
          </div>
          <Button
            tone="primary"
            onPress={() => {
              setAdding(true);
            }}
          >
            <Plus size={14} aria-hidden />
            {t('connections.add')}
          </Button>
        </div>
        {problem && <Notice tone="problem" message={errorText(problem)} onDismiss={dismissProblem} />}
        {connections?.length === 0 && <p className={styles.none}>{t('connections.none')}</p>}
        {connections && connections.length > 0 && (
          <ul className={styles.list} aria-label={t('navigation.connections')}>
            {connections.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} />
            ))}
          </ul>
        )}
      </div>
      {isAdding && (
        <AddConnectionDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </main>
  );
}
