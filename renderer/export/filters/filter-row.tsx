import { useId, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { numericTypes, type ColumnInfo } from '../../../preload/contract/dataset.ts';
import { operatorsOf, operatorWords } from '../../../preload/words/operator-words.ts';
import { IconButton } from '../../components/button.tsx';
import { numeral } from '../../components/numbers.ts';
import { Select } from '../../components/select.tsx';
import type { FilterDraft } from '../draft/export-draft.ts';
import { useExport } from '../draft/export-slice.ts';
import styles from './filter-row.module.css';
import { FilterValue } from './filter-value.tsx';
import { valueFields } from './filter-words.ts';
import { useExtent } from './use-extent.ts';
import { ValuesField } from './values-field.tsx';
import { filterField } from '../draft/sheet-request.ts';
import { t, words } from '../../words.ts';

interface FilterRowProps {
  filter: FilterDraft;
  column: ColumnInfo;
}

/** By the number of value fields. */
const arrangements = [styles.stacked, styles.sideBySide, styles.range];

/** One filter, read as a sentence: the column, what about it, and the value. */
export function FilterRow({ filter, column }: FilterRowProps): ReactNode {
  const changeFilter = useExport((slice) => slice.changeFilter);
  const removeFilter = useExport((slice) => slice.removeFilter);
  const operators = operatorsOf(column.type).map((id) => ({
    id,
    label: operatorWords(column.type, id, words),
  }));
  const fields = valueFields(filter.op);
  const isDay = column.type === 'date' || column.type === 'datetime';
  const extent = useExtent(column.key, numericTypes.has(column.type) && filter.op !== 'in' && fields > 0);
  const extentId = useId();

  const arrangement = isDay || filter.op === 'in' ? styles.stacked : arrangements[fields];

  const setText = (index: number, text: string): void => {
    const texts = Array.from({ length: fields }, (_, i) => (i === index ? text : (filter.texts[i] ?? '')));
    changeFilter(filter.id, { op: filter.op, texts });
  };

  return (
    <div
      className={styles.row}
      role="group"
      aria-label={t('filter-field.by', { column: column.label })}
      aria-describedby={extent ? extentId : undefined}
    >
      <div className={styles.head}>
        <span className={styles.name}>{column.label}</span>
        <IconButton
          label={t('filter-field.remove', { column: column.label })}
          onPress={() => {
            removeFilter(filter.id);
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div className={arrangement}>
        <div className={styles.operator}>
          <Select
            label={t('filter-field.condition', { column: column.label })}
            labelHidden
            value={filter.op}
            groups={[{ label: '', options: operators }]}
            onChange={(op) => {
              // A list of values and a single one are typed differently.
              const texts = (op === 'in') === (filter.op === 'in') ? filter.texts : [];
              changeFilter(filter.id, { op, texts });
            }}
          />
        </div>
        {filter.op === 'in' && (
          <div className={styles.value} data-field={filterField(filter.id, 0)}>
            <ValuesField
              filter={filter}
              column={column.label}
              onChange={(texts) => {
                changeFilter(filter.id, { op: 'in', texts });
              }}
            />
          </div>
        )}
        {Array.from({ length: filter.op === 'in' ? 0 : fields }, (_, index) => (
          <div key={index} className={styles.value} data-field={filterField(filter.id, index)}>
            <FilterValue
              {...fieldWords(column.label, fields === 1 ? null : index === 0 ? 'from' : 'to')}
              type={column.type}
              text={filter.texts[index] ?? ''}
              onChange={(text) => {
                setText(index, text);
              }}
            />
          </div>
        ))}
      </div>
      {extent && (
        <p id={extentId} className={styles.extent}>
          {t('filter-field.extent', {
            smallest: numeral(extent.smallest),
            largest: numeral(extent.largest),
          })}
        </p>
      )}
    </div>
  );
}

/** What a value field is called, and says while it is empty; `side`: of a range. */
function fieldWords(column: string, side: 'from' | 'to' | null): { label: string; placeholder: string } {
  return side === null
    ? { label: t('filter-field.value-for', { column }), placeholder: t('filter-field.value') }
    : { label: t(`filter-field.column-${side}`, { column }), placeholder: t(`filter-field.${side}`) };
}
