import type { ReactNode } from 'react';
import { formats } from '../../../preload/contract/formats.ts';
import { previewRows } from '../../../preload/contract/limits.ts';
import { expectedRows } from '../../../preload/contract/row-count.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { Notice } from '../../components/notice.tsx';
import { rowCount } from '../../components/numbers.ts';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { overflowWords } from '../format/format-words.ts';
import styles from './preview-pane.module.css';
import { ReadingProblem } from './reading-problem.tsx';
import { countKey } from './use-preview.ts';

/** How many rows the file will have, and whether its format can hold them. */
export function RowTotal(): ReactNode {
  const key = useDraft(countKey);
  const format = useDraft((draft) => draft.output.format);
  const count = useExport((slice) => slice.count);
  const preview = useExport((slice) => slice.preview);

  if (key === null) return null;
  if (count?.request !== key) return <span className={styles.total}>{t('preview.counting')}</span>;
  if (!count.result.ok) {
    // The preview's own problem is told in its place.
    return preview?.result.ok ? (
      <div className={styles.warning}>
        <ReadingProblem error={count.result.error} />
      </div>
    ) : null;
  }
  const rows = expectedRows(count.result.value);
  if (rows === undefined) return <span className={styles.total}>{t('preview.counted-later')}</span>;
  const limit = formats[format].rowLimit;
  return (
    <>
      {rows > previewRows && (
        <span className={styles.aside}>{t('preview.first-rows', { rows: previewRows })}</span>
      )}
      <span className={styles.total}>{rowCount(rows)}</span>
      {rows > limit && <Overflow rows={rows} />}
    </>
  );
}

/** What can be done about more rows than the format holds. */
function Overflow({ rows }: { rows: number }) {
  const output = useDraft((draft) => draft.output);
  const setOptions = useExport((slice) => slice.setOptions);
  const { format } = output;
  const { onOverflow } = output[format];
  return (
    <div className={styles.warning}>
      <Notice tone="warning" message={overflowWords(rows, format, onOverflow)}>
        <Checkbox
          isSelected={onOverflow === 'split'}
          onChange={(isSplit) => {
            setOptions(format, { onOverflow: isSplit ? 'split' : 'error' });
          }}
        >
          {t(`file.split-${formats[format].continuesIn}`)}
        </Checkbox>
      </Notice>
    </div>
  );
}
