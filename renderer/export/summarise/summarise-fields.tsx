import type { ReactNode } from 'react';
import { measureFunctions, type MeasureFunction } from '../../../preload/contract/measures.ts';
import { AddMenu } from '../../components/add-menu.tsx';
import { PanelGroup } from '../../components/panel-group.tsx';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { possibleFunctions } from '../draft/summary-draft.ts';
import { GroupRow } from './group-row.tsx';
import { MeasureRow } from './measure-row.tsx';
import styles from './summarise-fields.module.css';

/** Rows put together: what there is one row for, and what is measured of each. */
export function SummariseFields(): ReactNode {
  const available = useDraft((draft) => draft.available);
  const summary = useDraft((draft) => draft.summary);
  const addGroup = useExport((slice) => slice.addGroup);
  const addMeasure = useExport((slice) => slice.addMeasure);
  return (
    <PanelGroup
      title={t('summarise.title')}
      action={
        <span className={styles.actions}>
          <AddMenu
            label={t('summarise.group-by')}
            listLabel={t('summarise.choose-group')}
            items={available.map(({ key, label }) => ({ id: key, label }))}
            onAdd={(key) => {
              const column = available.find((candidate) => candidate.key === key);
              if (column) addGroup(column);
            }}
          />
          <AddMenu
            label={t('summarise.measure')}
            listLabel={t('summarise.choose-measure')}
            items={
              available.length === 0
                ? []
                : possibleFunctions(measureFunctions, available).map((id) => ({
                    id,
                    label: t(`measure.${id}`),
                  }))
            }
            onAdd={(id) => {
              addMeasure(id as MeasureFunction);
            }}
          />
        </span>
      }
    >
      {summary?.groups.length === 0 && <p className={styles.hint}>{t('summarise.one-row')}</p>}
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
