import type { ReactNode } from 'react';
import { previewRows, rowLimits } from '../../../preload/contract/limits.ts';
import { expectedRows } from '../../../preload/contract/row-count.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { Notice } from '../../components/notice.tsx';
import { number, rowCount } from '../../components/numbers.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { formatWords, overflowWords } from '../format/format-words.ts';
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
  if (count?.request !== key) return <span className={styles.total}>Counting…</span>;
  if (!count.result.ok) {
    // The preview's own problem is told in its place.
    return preview?.result.ok ? (
      <div className={styles.warning}>
        <ReadingProblem error={count.result.error} />
      </div>
    ) : null;
  }
  const rows = expectedRows(count.result.value);
  if (rows === undefined) return <span className={styles.total}>Counted as they are written</span>;
  const limit = rowLimits[format];
  return (
    <>
      {rows > previewRows && <span className={styles.aside}>The first {number(previewRows)} rows</span>}
      <span className={styles.total}>{rowCount(rows)}</span>
      {rows > limit && <Overflow rows={rows} />}
    </>
  );
}

/** What can be done about more rows than the format holds. */
function Overflow({ rows }: { rows: number }) {
  const { format, csv, excel } = useDraft((draft) => draft.output);
  const setOutput = useExport((slice) => slice.setOutput);
  const { onOverflow } = { csv, excel }[format];
  return (
    <div className={styles.warning}>
      <Notice tone="warning" message={overflowWords(rows, format, onOverflow)}>
        <Checkbox
          isSelected={onOverflow === 'split'}
          onChange={(isSplit) => {
            const chosen = { onOverflow: isSplit ? 'split' : 'error' } as const;
            setOutput(format === 'csv' ? { csv: { ...csv, ...chosen } } : { excel: { ...excel, ...chosen } });
          }}
        >
          Split over several {formatWords[format].holders}
        </Checkbox>
      </Notice>
    </div>
  );
}
