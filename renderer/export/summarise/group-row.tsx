import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import { dateParts, type DatePart } from '../../../preload/contract/measures.ts';
import { holdsDates } from '../../../preload/contract/summary-columns.ts';
import { IconButton } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { t } from '../../words.ts';
import type { GroupDraft } from '../draft/export-draft.ts';
import { useExport } from '../draft/export-slice.ts';
import styles from './summary-row.module.css';

const whole = '';

/** One column that rows are put together by; of dates, by which part of them. */
export function GroupRow({ group, column }: { group: GroupDraft; column: ColumnInfo }): ReactNode {
  const changeGroup = useExport((slice) => slice.changeGroup);
  const removeGroup = useExport((slice) => slice.removeGroup);
  const hasParts = holdsDates(column.type);
  return (
    <div
      className={hasParts ? styles.row : styles.plain}
      role="group"
      aria-label={t('summarise.grouped-by', { column: column.label })}
    >
      <div className={styles.head}>
        <span className={styles.name}>{column.label}</span>
        <IconButton
          label={t('summarise.remove-group', { column: column.label })}
          onPress={() => {
            removeGroup(group.id);
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {hasParts && (
        <Select<DatePart | typeof whole>
          label={t('summarise.part', { column: column.label })}
          labelHidden
          value={group.part ?? whole}
          groups={[
            {
              label: '',
              options: [
                ...dateParts.map((id) => ({ id, label: t(`date-part.${id}`) })),
                { id: whole, label: t('summarise.whole') },
              ],
            },
          ]}
          onChange={(part) => {
            changeGroup({ ...group, part: part === whole ? null : part });
          }}
        />
      )}
    </div>
  );
}
