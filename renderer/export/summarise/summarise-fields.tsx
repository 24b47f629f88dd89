import type { ReactNode } from 'react';
import { measureFunctions, type MeasureFunction } from '../../../preload/contract/measures.ts';
import { AddMenu } from '../../components/add-menu.tsx';
import { PanelGroup } from '../../components/panel-group.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { possibleFunctions } from '../draft/summary-draft.ts';
import { GroupRow } from './group-row.tsx';
import { MeasureRow } from './measure-row.tsx';
import styles from './summarise-fields.module.css';
import { functionWords } from './summary-words.ts';

/** Rows put together: what there is one row for, and what is measured of each. */
export function SummariseFields(): ReactNode {
  const available = useDraft((draft) => draft.available);
  const summary = useDraft((draft) => draft.summary);
  const addGroup = useExport((slice) => slice.addGroup);
  const addMeasure = useExport((slice) => slice.addMeasure);
  return (
    <PanelGroup
      title="Summarise"
      action={
        <span className={styles.actions}>
          <AddMenu
            label="Group by"
            listLabel="Column to group by"
            items={available.map(({ key, label }) => ({ id: key, label }))}
            onAdd={(key) => {
              const column = available.find((candidate) => candidate.key === key);
              if (column) addGroup(column);
            }}
          />
          <AddMenu
            label="Measure"
            listLabel="What to measure"
            items={
              available.length === 0
                ? []
                : possibleFunctions(measureFunctions, available).map((id) => ({
                    id,
                    label: functionWords[id],
                  }))
            }
            onAdd={(id) => {
              addMeasure(id as MeasureFunction);
            }}
          />
        </span>
      }
    >
      {summary?.groups.length === 0 && <p className={styles.hint}>One row for all rows together.</p>}
      {summary?.groups.map((group) => {
        const column = available.find(({ key }) => key === group.column);
        return column && <GroupRow key={group.id} group={group} column={column} />;
      })}
      {summary?.measures.map((measure) => (
        <MeasureRow key={measure.id} measure={measure} available={available} />
      ))}
    </PanelGroup>
  );
}
