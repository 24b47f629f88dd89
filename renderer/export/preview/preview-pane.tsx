import type { ReactNode } from 'react';
import { TableProperties } from 'lucide-react';
import { cx } from '../../components/cx.ts';
import heading from '../../components/heading.module.css';
import { Spinner } from '../../components/spinner.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { queryProblem } from '../../query/query-problem.ts';
import { t } from '../../words.ts';
import { PreviewGrid } from './grid/preview-grid.tsx';
import { NoRows } from './no-rows.tsx';
import styles from './preview-pane.module.css';
import { ReadingProblem } from './reading-problem.tsx';
import { RowTotal } from './row-total.tsx';
import { SheetTabs } from '../sheets/sheet-tabs.tsx';
import { missing } from '../draft/sheet-request.ts';
import { previewKey } from './use-preview.ts';

/** The first rows as the file will have them, or why there are none. */
export function PreviewPane(): ReactNode {
  const { label, description } = useDraft(({ dataset }) => dataset);
  return (
    <section className={styles.pane} aria-labelledby="preview-title">
      <div className={styles.head}>
        <h2 className={heading.title} id="preview-title">
          {label}
        </h2>
        <p className={styles.description} title={description}>
          {description}
        </p>
        <RowTotal />
      </div>
      <PreviewBody />
      <SheetTabs />
    </section>
  );
}

function PreviewBody() {
  const obstacle = useDraft((draft) => missing(draft)?.sentence ?? null);
  const key = useDraft(previewKey);
  const preview = useExport((slice) => slice.preview);
  const isNoQuery = preview && !preview.result.ok && queryProblem(preview.result.error) !== null;
  const hint = obstacle ?? (isNoQuery ? t('preview.mend-query') : null);

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
        <p>{t('preview.reading')}</p>
      </div>
    );
  }
  const isOld = preview.request !== key;
  return (
    <div className={cx(styles.body, isOld && styles.old)} aria-busy={isOld}>
      {preview.result.ok ? (
        <>
          <PreviewGrid preview={preview.result.value} />
          {preview.result.value.rows.length === 0 && <NoRows />}
        </>
      ) : (
        <div className={styles.problem}>
          <ReadingProblem error={preview.result.error} />
        </div>
      )}
    </div>
  );
}
