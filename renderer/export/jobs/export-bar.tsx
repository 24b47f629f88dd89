import { useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ErrorActionButton } from '../../components/error-action-button.tsx';
import styles from './export-bar.module.css';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { focusField } from '../../components/focus-field.ts';
import { useMenuCommand } from '../../menu/use-menu-command.ts';
import { exportButton } from './jobs-button.tsx';
import { useJobs } from './jobs-slice.ts';
import { startRequest, unfinished } from '../draft/sheet-request.ts';

/** The way to the file: the button, and why nothing came of it. */
export function ExportBar(): ReactNode {
  const { problem, choosingTarget, start, dismissProblem } = useJobs();
  const mend = problem?.mend;
  const obstacle = useDraft((draft) => unfinished(draft)?.sentence ?? null);
  /** Why it could not start when that was last wanted. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const exportDraft = (): void => {
    const { draft } = useExport.getState();
    if (!draft || choosingTarget) return;
    const first = unfinished(draft);
    setRefusal(first?.sentence ?? null);
    if (first) focusField(first.field);
    else void start(startRequest(draft));
  };
  useMenuCommand('export', exportDraft);
  return (
    <footer className={styles.bar}>
      {obstacle !== null && obstacle === refusal && <Notice tone="problem" message={obstacle} />}
      {problem && mend && (
        <Notice tone="problem" message={problem.error.message}>
          <ErrorActionButton error={problem.error} onRetry={() => void mend()} onMove={() => void mend()} />
          <IconButton label="Dismiss" onPress={dismissProblem}>
            <X size={14} aria-hidden />
          </IconButton>
        </Notice>
      )}
      <Button id={exportButton} tone="primary" isPending={choosingTarget} onPress={exportDraft}>
        Export…
      </Button>
    </footer>
  );
}
