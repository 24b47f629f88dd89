import type { ReactNode } from 'react';
import group from '../../components/panel-group.module.css';
import { useDraft } from '../draft/export-slice.ts';
import { FilterList } from '../filters/filter-list.tsx';
import { SummariseFields } from '../summarise/summarise-fields.tsx';
import { ParameterField } from './parameter-field.tsx';
import { PeriodFields } from './period-fields.tsx';
import { StartOverButton } from './start-over-button.tsx';
import { SortFields } from './sort-fields.tsx';

/** Which rows: everything that narrows the dataset. */
export function WhatPanel(): ReactNode {
  const dataset = useDraft((draft) => draft.dataset);
  const parameters = dataset.parameters.filter(({ kind }) => kind !== 'sql');
  return (
    <>
      {parameters.length > 0 && (
        <div className={group.group}>
          {parameters.map((parameter) => (
            <div key={`${dataset.id} ${parameter.key}`} data-field={`parameter ${parameter.key}`}>
              <ParameterField dataset={dataset.id} parameter={parameter} />
            </div>
          ))}
        </div>
      )}
      {dataset.hasPeriod && <PeriodFields />}
      <FilterList />
      <SummariseFields />
      <SortFields />
      <StartOverButton />
    </>
  );
}
