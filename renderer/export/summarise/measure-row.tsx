import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import { mostDecimals } from '../../../preload/contract/limits.ts';
import { measureFunctions, type MeasureFunction } from '../../../preload/contract/measures.ts';
import { holdsNumbers, isMeasurable, summaryColumns } from '../../../preload/contract/summary-columns.ts';
import { IconButton } from '../../components/button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { summaryOf, type MeasureDraft } from '../draft/export-draft.ts';
import { useExport } from '../draft/export-slice.ts';
import { measurableColumns, possibleFunctions, withFunction } from '../draft/summary-draft.ts';
import styles from './summary-row.module.css';
import { functionWords } from './summary-words.ts';

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
  );
  const label = usual?.label ?? functionWords[measured];
  const isRounded = measured !== 'count' && usual !== undefined && holdsNumbers(usual.type);
  const columns = measurableColumns(measured, available).map(({ key, label }) => ({ id: key, label }));

  return (
    <div className={styles.row} role="group" aria-label={`Measure: ${label}`}>
      <div className={styles.head}>
        <span className={styles.name}>{label}</span>
        <IconButton
          label={`Remove ${label}`}
          onPress={() => {
            removeMeasure(measure.id);
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.halves}>
        <Select<MeasureFunction>
          label={`Function of ${label}`}
          labelHidden
          value={measured}
          groups={[
            {
              label: '',
              options: possibleFunctions(measureFunctions, available).map((id) => ({
                id,
                label: functionWords[id],
              })),
            },
          ]}
          onChange={(chosen) => {
            changeMeasure(withFunction(measure, chosen, available));
          }}
        />
        <Select
          label={`Column of ${label}`}
          labelHidden
          value={column ?? allRows}
          groups={[
            {
              label: '',
              options: [
                ...(isMeasurable(measured, undefined) ? [{ id: allRows, label: 'All rows' }] : []),
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
          label="Header"
          placeholder={label}
          maxLength={255}
          value={name}
          onChange={(typed) => {
            change({ name: typed });
          }}
        />
        {isRounded && (
          <NumberField
            label="Decimals"
            placeholder="Usual"
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
