import { useMemo, type ReactNode } from 'react';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import type { Result } from '../../../preload/contract/errors.ts';
import type { SplitInfo } from '../../../preload/contract/split.ts';
import field from '../../components/field.module.css';
import { Select, type OptionGroup } from '../../components/select.tsx';
import { errorText, t } from '../../words.ts';
import { splitColumns, splitField } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './split-field.module.css';

type Choice = 'one' | `by ${string}`;

const choicesOf = (columns: readonly ColumnInfo[]): OptionGroup<Choice>[] => [
  { label: '', options: [{ id: 'one', label: t('split.one') }] },
  {
    label: t('split.per'),
    options: splitColumns(columns).map(({ key, label }) => ({
      id: `by ${key}`,
      label: t('split.title', { by: label }),
    })),
  },
];

/** One file, or one for each value of a column, and how many that makes. */
export function SplitField({ split }: { split: Result<SplitInfo> | null }): ReactNode {
  const splitBy = useDraft((draft) => draft.splitBy);
  const columns = useDraft((draft) => draft.available);
  const setSplitBy = useExport((slice) => slice.setSplitBy);
  const groups = useMemo(() => choicesOf(columns), [columns]);
  const isThere = columns.some(({ key }) => key === splitBy);
  return (
    <div className={styles.split} data-field={splitField}>
      <Select<Choice>
        label={t('split.label')}
        value={splitBy !== null && isThere ? `by ${splitBy}` : 'one'}
        groups={groups}
        onChange={(choice) => {
          setSplitBy(choice === 'one' ? null : choice.slice('by '.length));
        }}
      />
      {splitBy !== null && (
        <p className={split?.ok === false ? field.error : styles.note} role="status">
          {split === null
            ? t('split.counting')
            : split.ok
              ? t('split.files', { files: split.value.files })
              : errorText(split.error)}
        </p>
      )}
    </div>
  );
}
