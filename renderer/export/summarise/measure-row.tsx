import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import { mostDecimals } from '../../../preload/contract/limits.ts';
import { measureFunctions, type MeasureFunction } from '../../../preload/contract/measures.ts';
import { holdsNumbers, isMeasurable, summaryColumns } from '../../../preload/contract/summary-columns.ts';
import { measureWords } from '../../../preload/words/measure-words.ts';
import { words } from '../../words.ts';
import { IconButton } from '../../components/button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { t } from '../../words.ts';
import { summaryOf, type MeasureDraft } from '../draft/export-draft.ts';
import { useExport } from '../draft/export-slice.ts';
import { measurableColumns, possibleFunctions, withFunction } from '../draft/summary-draft.ts';
import styles from './summary-row.module.css';

const allRows = '';

interface MeasureRowProps {
  measure: MeasureDraft;
  /** The dataset's columns. */
  available: ColumnInfo[];
}

/** One thing that is measured of the rows of each group, under which header and how precisely. */
export function MeasureRow({ measure, available }: MeasureRowProps): ReactNode {
  const changeMeasure = useExport((slice) => slice.changeMeasure);
  const removeMeasure = useExport((slice) => slice.removeMeasure);
  const { function: measured, column, name, decimals } = measure;
  const change = (part: Partial<MeasureDraft>): void => {
    changeMeasure({ ...measure, ...part });
  };

  const [usual] = summaryColumns(
    summaryOf({ groups: [], measures: [{ ...measure, name: '', decimals: null }] }),
    available,
    measureWords(words),
  );
  const label = usual?.label ?? t(`measure.${measured}`);
  const isRounded = measured !== 'count' && usual !== undefined && holdsNumbers(usual.type);
  const columns = measurableColumns(measured, available).map(({ key, label }) => ({ id: key, label }));

  return (
    <div className={styles.row} role="group" aria-label={t('summarise.measure-of', { label })}>
      <div className={styles.head}>
        <span className={styles.name}>{label}</span>
        <IconButton
          label={t('summarise.remove-measure', { label })}
          onPress={() => {
            removeMeasure(measure.id);
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.halves}>
        <Select<MeasureFunction>
          label={t('summarise.function', { label })}
          labelHidden
          value={measured}
          groups={[
            {
              label: '',
              options: possibleFunctions(measureFunctions, available).map((id) => ({
                id,
                label: t(`measure.${id}`),
              })),
            },
          ]}
          onChange={(chosen) => {
            changeMeasure(withFunction(measure, chosen, available));
          }}
        />
        <Select
          label={t('summarise.column', { label })}
          labelHidden
          value={column ?? allRows}
          groups={[
            {
              label: '',
              options: [
                ...(isMeasurable(measured, undefined)
                  ? [{ id: allRows, label: t('summarise.all-rows') }]
                  : []),
                ...columns,
              ],
            },
          ]}
          onChange={(key) => {
            change({ column: key === allRows ? null : key });
          }}
        />
      </div>
      <div className={isRounded ? styles.withNumber : styles.shown}>
        <TextField
          label={t('summarise.header')}
          placeholder={label}
          maxLength={255}
          value={name}
          onChange={(typed) => {
            change({ name: typed });
          }}
        />
        {isRounded && (
          <NumberField
            label={t('summarise.decimals')}
            placeholder={t('summarise.usual')}
            minValue={0}
            maxValue={mostDecimals}
            formatOptions={{ maximumFractionDigits: 0 }}
            value={decimals}
            onChange={(places) => {
              change({ decimals: places });
            }}
          />
        )}
      </div>
    </div>
  );
}
