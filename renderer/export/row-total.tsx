import type { ReactNode } from 'react';
import { previewRows, rowLimits } from '../../preload/contract/limits.ts';
import { Checkbox } from '../components/checkbox.tsx';
import { Notice } from '../components/notice.tsx';
import { number, rowCount } from '../components/numbers.ts';
import { useDraft, useExport } from './export-slice.ts';
import { overflowWords } from './format-words.ts';
import styles from './preview-pane.module.css';
import { countKey } from './use-preview.ts';

/** How many rows the file will have, and whether its format can hold them. */
export function RowTotal(): ReactNode {
  const key = useDraft(countKey);
  const format = useDraft((draft) => draft.output.format);
  const count = useExport((slice) => slice.count);

  if (key === null) return null;
  if (count?.request !== key) return <span className={styles.total}>Counting…</span>;
  if (!count.result.ok) return null;
  const rows = count.result.value;
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
  const { format, excel } = useDraft((draft) => draft.output);
  const setOutput = useExport((slice) => slice.setOutput);
  return (
    <div className={styles.warning}>
      <Notice tone="warning" message={overflowWords(rows, format, excel.onOverflow)}>
        {format === 'excel' && (
          <Checkbox
            isSelected={excel.onOverflow === 'split'}
            onChange={(isSplit) => {
              setOutput({ excel: { ...excel, onOverflow: isSplit ? 'split' : 'error' } });
            }}
          >
            Split over several sheets
          </Checkbox>
        )}
      </Notice>
    </div>
  );
}
