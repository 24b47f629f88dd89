import type { ReactNode } from 'react';
import { pageTextLimit } from '../../../preload/contract/limits.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { t } from '../../words.ts';
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
        {t('excel.freeze')}
      </Checkbox>
      <Checkbox
        isSelected={excel.style}
        onChange={(style) => {
          set({ style });
        }}
      >
        {t('excel.style')}
      </Checkbox>
      <Checkbox
        isSelected={excel.about}
        onChange={(about) => {
          set({ about });
        }}
        hint={t('excel.about-hint')}
      >
        {t('excel.about')}
      </Checkbox>
      <TextField
        label={t('excel.header')}
        placeholder={t('excel.header-usual')}
        maxLength={pageTextLimit}
        value={excel.header}
        onChange={(header) => {
          set({ header });
        }}
      />
      <TextField
        label={t('excel.footer')}
        placeholder={t('excel.footer-usual')}
        maxLength={pageTextLimit}
        value={excel.footer}
        onChange={(footer) => {
          set({ footer });
        }}
      />
    </>
  );
}
