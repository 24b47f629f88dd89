import { ChartColumn, SquareTerminal, Table2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { typedQuery, type DatasetInfo } from '../../preload/contract/dataset.ts';
import { useExport } from '../export/draft/export-slice.ts';
import { useScreen } from '../screen-slice.ts';
import { t } from '../words.ts';
import { SidebarItem, SidebarSection } from './sidebar-section.tsx';

type Kind = 'datasets' | 'tables' | 'query';

const kinds: readonly [Kind, LucideIcon][] = [
  ['datasets', ChartColumn],
  ['tables', Table2],
  ['query', SquareTerminal],
];

function kindOf({ id }: DatasetInfo): Kind {
  if (id === typedQuery) return 'query';
  return id.startsWith('table:') ? 'tables' : 'datasets';
}

/** Everything that can be exported from the opened source. */
export function Datasets({ source }: { source: SourceInfo }): ReactNode {
  const { screen, go } = useScreen();
  const shown = useExport(({ draft }) => draft?.dataset.id);
  const chooseDataset = useExport((slice) => slice.chooseDataset);
  const isCurrent = ({ id }: DatasetInfo): boolean => screen === 'export' && id === shown;
  return kinds.map(([kind, icon]) => {
    const members = source.datasets.filter((dataset) => kindOf(dataset) === kind);
    return (
      members.length > 0 && (
        <SidebarSection key={kind} title={t(`navigation.${kind}`)}>
          {members.map((dataset) => (
            <SidebarItem
              key={dataset.id}
              icon={icon}
              label={dataset.label}
              hint={dataset.description}
              isCurrent={isCurrent(dataset)}
              onPress={() => {
                // What was set for it stays when somebody comes back to it.
                if (dataset.id !== shown) chooseDataset(dataset);
                go('export');
              }}
            />
          ))}
        </SidebarSection>
      )
    );
  });
}
