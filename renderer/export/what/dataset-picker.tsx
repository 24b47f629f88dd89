import type { ReactNode } from 'react';
import { typedQuery, type DatasetInfo } from '../../../preload/contract/dataset.ts';
import { Select, type OptionGroup } from '../../components/select.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './what-panel.module.css';

export function DatasetPicker({ datasets }: { datasets: DatasetInfo[] }): ReactNode {
  const dataset = useDraft((draft) => draft.dataset);
  const chooseDataset = useExport((slice) => slice.chooseDataset);
  return (
    <div>
      <Select
        label="Dataset"
        value={dataset.id}
        groups={groups(datasets)}
        onChange={(id) => {
          const chosen = datasets.find((one) => one.id === id);
          if (chosen) chooseDataset(chosen);
        }}
      />
      <p className={styles.description}>{dataset.description}</p>
    </div>
  );
}

function groups(datasets: DatasetInfo[]): OptionGroup<string>[] {
  const isTable = ({ id }: DatasetInfo): boolean => id.startsWith('table:');
  const isQuery = ({ id }: DatasetInfo): boolean => id === typedQuery;
  const group = (label: string, members: DatasetInfo[]): OptionGroup<string> => ({
    label,
    options: members.map((one) => ({
      id: one.id,
      label: one.label,
      ...(!isTable(one) && { detail: one.description }),
    })),
  });
  return [
    group(
      'Datasets',
      datasets.filter((one) => !isTable(one) && !isQuery(one)),
    ),
    group('Tables', datasets.filter(isTable)),
    group('Query', datasets.filter(isQuery)),
  ].filter(({ options }) => options.length > 0);
}
