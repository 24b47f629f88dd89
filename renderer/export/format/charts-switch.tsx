import type { ReactNode } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';

/** Whether the workbook has charts: for many the reason to export one. */
export function ChartsSwitch(): ReactNode {
  const charts = useDraft((draft) => draft.output.excel.charts);
  const setOptions = useExport((slice) => slice.setOptions);
  return (
    <Checkbox
      isSelected={charts}
      onChange={(charts) => {
        setOptions('excel', { charts });
      }}
      hint="On a sheet of their own"
    >
      Charts
    </Checkbox>
  );
}
