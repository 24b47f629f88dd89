import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ErrorActionButton } from '../../components/error-action-button.tsx';
import styles from './export-bar.module.css';
import type { Result } from '../../../preload/contract/errors.ts';
import type { SplitInfo } from '../../../preload/contract/split.ts';
import { splitField, type ExportDraft } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { focusField } from '../../components/focus-field.ts';
import { draftChoices, type DraftChoices } from '../../saved/saved-choices.ts';
import { SaveDialog } from '../../saved/save-dialog.tsx';
import { useMenuCommand } from '../../menu/use-menu-command.ts';
import { exportButton } from './jobs-button.tsx';
import { useJobs } from './jobs-slice.ts';
import { splitOf, startRequest, unfinished } from '../draft/sheet-request.ts';
import { errorText, t } from '../../words.ts';

/** The way to the file: the button, and why nothing came of it. */
export function ExportBar({ split }: { split: Result<SplitInfo> | null }): ReactNode {
  const { problem, choosingTarget, start, dismissProblem } = useJobs();
  const isSplit = useDraft((draft) => draft.splitBy !== null);
  const mend = problem?.mend;
  const obstacle = useDraft((draft) => unfinished(draft)?.sentence ?? null);
  /** Why it could not start when that was last wanted. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, setSaving] = useState<DraftChoices | null>(null);
  /** Nothing is left out that somebody has begun. */
  const whenFinished = (act: (draft: ExportDraft) => void): void => {
    const { draft } = useExport.getState();
    if (!draft || choosingTarget) return;
    const first = unfinished(draft);
    setRefusal(first?.sentence ?? null);
    if (first) focusField(first.field);
    else act(draft);
  };
  const exportDraft = (): void => {
    whenFinished((draft) => {
      // What keeps it from being several files is said at the field.
      if (split?.ok === false) focusField(splitField);
      else void start(startRequest(draft), splitOf(draft));
    });
  };
  const saveDraft = (): void => {
    whenFinished((draft) => {
      setSaving(draftChoices(draft));
    });
  };
  useMenuCommand('export', exportDraft);
  useMenuCommand('save', saveDraft);
  return (
    <footer className={styles.bar}>
      {obstacle !== null && obstacle === refusal && <Notice tone="problem" message={obstacle} />}
      {problem && mend && (
        <Notice tone="problem" message={errorText(problem.error)} onDismiss={dismissProblem}>
          <ErrorActionButton error={problem.error} onRetry={() => void mend()} onMove={() => void mend()} />
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button id={exportButton} tone="primary" onPress={exportDraft}>
          {isSplit
            ? split?.ok
              ? t('split.export', { files: split.value.files })
              : t('split.export-files')
            : t('pane.export')}
        </Button>
        <Button onPress={saveDraft}>{t('pane.save')}</Button>
      </div>
      {saving && (
        <SaveDialog
          choices={saving}
          value={split?.ok ? split.value.value : undefined}
          onClose={() => {
            setSaving(null);
          }}
        />
      )}
    </footer>
  );
}
