import type { ReactNode } from 'react';
import { TableProperties } from 'lucide-react';
import { cx } from '../../components/cx.ts';
import { Spinner } from '../../components/spinner.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import screen from '../export-screen.module.css';
import styles from './preview-pane.module.css';
import { PreviewTable } from './preview-table.tsx';
import { ReadingProblem } from './reading-problem.tsx';
import { RowTotal } from './row-total.tsx';
import { missing } from '../draft/sheet-request.ts';
import { previewKey } from './use-preview.ts';

/** The first rows as the file will have them, or why there are none. */
export function PreviewPane(): ReactNode {
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <h2 className={screen.title}>Preview</h2>
        <RowTotal />
      </div>
      <PreviewBody />
    </div>
  );
}

function PreviewBody() {
  const hint = useDraft((draft) => missing(draft)?.sentence ?? null);
  const key = useDraft(previewKey);
  const preview = useExport((slice) => slice.preview);

  if (hint !== null) {
    return (
      <div className={styles.nothing}>
        <TableProperties className={styles.picture} size={36} strokeWidth={1.25} aria-hidden />
        <p>{hint}</p>
      </div>
    );
  }
  if (!preview) {
    return (
      <div className={styles.nothing}>
        <Spinner size={20} />
        <p>Reading the first rows…</p>
      </div>
    );
  }
  const isOld = preview.request !== key;
  return (
    <div className={cx(styles.body, isOld && styles.old)} aria-busy={isOld}>
      {preview.result.ok ? (
        <PreviewTable preview={preview.result.value} />
      ) : (
        <div className={styles.problem}>
          <ReadingProblem error={preview.result.error} />
        </div>
      )}
    </div>
  );
}
