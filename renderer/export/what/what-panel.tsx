import type { ReactNode } from 'react';
import type { DatasetInfo } from '../../../preload/contract/dataset.ts';
import { cx } from '../../components/cx.ts';
import group from '../../components/panel-group.module.css';
import { DatasetPicker } from './dataset-picker.tsx';
import { useDraft } from '../draft/export-slice.ts';
import screen from '../export-screen.module.css';
import { FilterList } from '../filters/filter-list.tsx';
import { ParameterField } from './parameter-field.tsx';
import { PeriodFields } from './period-fields.tsx';
import { SortFields } from './sort-fields.tsx';
import styles from './what-panel.module.css';

/** Which rows: the dataset and everything that narrows it. */
export function WhatPanel({ datasets }: { datasets: DatasetInfo[] }): ReactNode {
  const dataset = useDraft((draft) => draft.dataset);
  return (
    <section className={cx(screen.panel, screen.side)} aria-label="What to export">
      <div className={styles.scroll}>
        <div className={group.group}>
          <DatasetPicker datasets={datasets} />
          {dataset.parameters.map((parameter) => (
            <div key={`${dataset.id} ${parameter.key}`} data-field={`parameter ${parameter.key}`}>
              <ParameterField dataset={dataset.id} parameter={parameter} />
            </div>
          ))}
        </div>
        {dataset.hasPeriod && <PeriodFields />}
        <FilterList />
        <SortFields />
      </div>
    </section>
  );
}
