import { useEffect, useState, type ReactNode } from 'react';
import type { FileVerdict, JobStatus } from '../../preload/contract/job.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { datasetName } from '../../preload/words/dataset-name.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import { DialogButtons, ModalDialog } from '../components/modal-dialog.tsx';
import styles from './receipt-dialog.module.css';
import { receiptFacts } from './receipt-words.ts';
import { errorText, t, words } from '../words.ts';

interface ReceiptDialogProps {
  job: JobStatus & { state: 'SUCCESS' };
  isOpen: boolean;
  onClose: () => void;
}

/** What a finished file is, and whether it still is that. */
export function ReceiptDialog({ job, isOpen, onClose }: ReceiptDialogProps): ReactNode {
  return (
    <ModalDialog
      title={t('receipt.title', { name: job.fileName })}
      lead={t('receipt.lead')}
      width="wide"
      isOpen={isOpen}
      onClose={onClose}
    >
      <Body job={job} onClose={onClose} />
    </ModalDialog>
  );
}

function Body({ job, onClose }: Pick<ReceiptDialogProps, 'job' | 'onClose'>) {
  const [check, setCheck] = useState<'not yet' | 'checking' | Result<FileVerdict>>('not yet');
  useEffect(() => {
    if (check !== 'checking') return;
    let isShown = true;
    void api.checkExport({ taskId: job.taskId }).then((answer) => {
      if (isShown) setCheck(answer);
    });
    return () => {
      isShown = false;
    };
  }, [check, job.taskId]);
  return (
    <>
      <dl className={styles.facts}>
        <Fact
          name={t('receipt.data')}
          value={[job.datasets.map((id) => datasetName(id, words)).join(', '), job.source]
            .filter(Boolean)
            .join(' · ')}
        />
        {receiptFacts(job.result).map(([name, value], index) => (
          <Fact key={index} name={name} value={value} />
        ))}
      </dl>
      <DialogButtons>
        <Outcome check={check} />
        <Button onPress={onClose}>{t('words.close')}</Button>
        <Button
          autoFocus
          tone="primary"
          onPress={() => {
            setCheck('checking');
          }}
        >
          {t('receipt.check')}
        </Button>
      </DialogButtons>
    </>
  );
}

function Outcome({ check }: { check: 'not yet' | 'checking' | Result<FileVerdict> }) {
  const verdict = typeof check === 'object' && check.ok ? check.value : null;
  return (
    <p className={cx(styles.verdict, verdict !== null && styles[verdict])} role="status">
      {check === 'checking' && t('receipt.checking')}
      {typeof check === 'object' && (check.ok ? t(`receipt.${check.value}`) : errorText(check.error))}
    </p>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
