import type { ReactNode } from 'react';
import type { Period } from '../../../preload/contract/dataset.ts';
import { DateField } from '../../components/date-field.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './what-panel.module.css';

/** From and to, both inclusive, each as good left empty. */
export function PeriodFields(): ReactNode {
  const period = useDraft((draft) => draft.period);
  const setPeriod = useExport((slice) => slice.setPeriod);
  const set = (side: keyof Period, day: string): void => {
    const { from, to }: Period = { ...period, [side]: day };
    setPeriod({ ...(from && { from }), ...(to && { to }) });
  };
  return (
    <div className={styles.group} role="group" aria-labelledby="period-title">
      <div className={styles.head}>
        <h2 className={styles.title} id="period-title">
          Period
        </h2>
      </div>
      <div data-field="period from">
        <DateField
          label="From"
          value={period.from ?? ''}
          onChange={(day) => {
            set('from', day);
          }}
        />
      </div>
      <div data-field="period to">
        <DateField
          label="To"
          value={period.to ?? ''}
          onChange={(day) => {
            set('to', day);
          }}
        />
      </div>
    </div>
  );
}
