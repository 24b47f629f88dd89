import type { ReactNode } from 'react';
import type { Period } from '../../../preload/contract/query.ts';
import { DateField } from '../../components/date-field.tsx';
import { PanelGroup } from '../../components/panel-group.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';

const sides = [
  ['from', 'From'],
  ['to', 'To'],
] as const;

/** From and to, both inclusive, each as good left empty. */
export function PeriodFields(): ReactNode {
  const period = useDraft((draft) => draft.period);
  const setPeriod = useExport((slice) => slice.setPeriod);
  return (
    <PanelGroup title="Period">
      {sides.map(([side, label]) => (
        <div key={side} data-field={`period ${side}`}>
          <DateField
            label={label}
            value={period[side] ?? ''}
            onChange={(day) => {
              const { from, to }: Period = { ...period, [side]: day };
              setPeriod({ ...(from && { from }), ...(to && { to }) });
            }}
          />
        </div>
      ))}
    </PanelGroup>
  );
}
