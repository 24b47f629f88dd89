import { useState, type ReactNode } from 'react';
import type { ConnectionInfo } from '../../preload/contract/connection.ts';
import { findingsWords } from '../../preload/words/connection-findings.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { Spinner } from '../components/spinner.tsx';
import { useOpenedSource } from '../opened-source/opened-source-slice.ts';
import { useScreen } from '../screen-slice.ts';
import styles from './connections-screen.module.css';
import { useConnections, type Test } from './connections-slice.ts';
import { NewSecretDialog } from './new-secret-dialog.tsx';
import { errorText, t, words } from '../words.ts';

export function ConnectionRow({ connection }: { connection: ConnectionInfo }): ReactNode {
  const { id, name, host, api, secret } = connection;
  const { test, remove } = useConnections();
  const tried = useConnections(({ tests }) => tests[id]);
  const { opening, openConnection } = useOpenedSource();
  const go = useScreen((slice) => slice.go);
  const [isRenewing, setRenewing] = useState(false);
  const use = async (): Promise<void> => {
    if (await openConnection(connection)) go('export');
  };
  const hasOwnSecret = secret === 'kept' || secret === 'until-the-end' || secret === 'missing';
  return (
    <li className={styles.row} aria-label={name}>
      <div className={styles.line}>
        <div className={styles.words}>
          <p className={styles.name}>{name}</p>
          <p className={styles.detail}>
            {[host, t(`connections.${api}`), t(`connections.secret-${secret}`)].join(' · ')}
          </p>
        </div>
        {hasOwnSecret && (
          <Button
            tone="quiet"
            onPress={() => {
              setRenewing(true);
            }}
          >
            {t('connections.new-token')}
          </Button>
        )}
        <Button tone="quiet" onPress={() => void remove(id)}>
          {t('words.remove')}
        </Button>
        <Button isDisabled={tried?.state === 'running'} onPress={() => void test(id)}>
          {t('connections.test')}
        </Button>
        <Button isDisabled={opening !== null} onPress={() => void use()}>
          {opening === name && <Spinner size={14} />}
          {t('connections.use')}
        </Button>
      </div>
      {tried && <Tried test={tried} />}
      {isRenewing && (
        <NewSecretDialog
          connection={connection}
          onClose={() => {
            setRenewing(false);
          }}
        />
      )}
    </li>
  );
}

function Tried({ test }: { test: Test }) {
  if (test.state === 'running')
    return (
      <p className={styles.trying} role="status">
        <Spinner size={14} />
        {t('connections.asking')}
      </p>
    );
  const { answer } = test;
  return answer.ok ? (
    <Notice tone="news" message={findingsWords(answer.value, words).join(' ')} />
  ) : (
    <Notice tone="problem" message={errorText(answer.error)} />
  );
}
