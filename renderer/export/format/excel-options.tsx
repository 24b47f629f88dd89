import type { ReactNode } from 'react';
import { pageTextLimit } from '../../../preload/contract/limits.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';

/** What only a workbook has. */
export function ExcelOptions(): ReactNode {
  const excel = useDraft((draft) => draft.output.excel);
  const setOptions = useExport((slice) => slice.setOptions);
  const set = (change: Partial<typeof excel>): void => {
    setOptions('excel', change);
  };
  return (
    <>
      <Checkbox
        isSelected={excel.freeze}
        onChange={(freeze) => {
          set({ freeze });
        }}
      >
        Keep the header in view while scrolling
      </Checkbox>
      <Checkbox
        isSelected={excel.style}
        onChange={(style) => {
          set({ style });
        }}
      >
        Coloured header and fitting column widths
      </Checkbox>
      <Checkbox
        isSelected={excel.about}
        onChange={(about) => {
          set({ about });
        }}
        hint="Says what was exported, from where and when"
      >
        About sheet
      </Checkbox>
      <TextField
        label="Page header"
        placeholder="Title and date"
        maxLength={pageTextLimit}
        value={excel.header}
        onChange={(header) => {
          set({ header });
        }}
      />
      <TextField
        label="Page footer"
        placeholder="Page 1 of 5"
        maxLength={pageTextLimit}
        value={excel.footer}
        onChange={(footer) => {
          set({ footer });
        }}
      />
    </>
  );
}
