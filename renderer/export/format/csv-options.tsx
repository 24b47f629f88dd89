import type { ReactNode } from 'react';
import { decimalSeparators, delimiters, encodings, quotings } from '../../../preload/contract/options.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { Select } from '../../components/select.tsx';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './format-panel.module.css';

const delimiterOptions = delimiters.map((id) => ({
  id,
  label: t(`delimiter.${id}`),
  detail: t(`delimiter.${id}-detail`),
}));
const encodingOptions = encodings.map((id) => ({
  id,
  label: t(`encoding.${id}`),
  detail: t(`encoding.${id}-detail`),
}));
const decimalOptions = decimalSeparators.map((id) => ({ id, label: t(`decimal-separator.${id}`) }));
const quotingOptions = quotings.map((id) => ({
  id,
  label: t(`quoting.${id}`),
  detail: t(`quoting.${id}-detail`),
}));

/** What only a CSV file has. */
export function CsvOptions(): ReactNode {
  const csv = useDraft((draft) => draft.output.csv);
  const setOptions = useExport((slice) => slice.setOptions);
  const set = (change: Partial<typeof csv>): void => {
    setOptions('csv', change);
  };
  return (
    <>
      <div className={styles.choices}>
        <Select
          label={t('csv.delimiter')}
          value={csv.delimiter}
          groups={[{ label: '', options: delimiterOptions }]}
          onChange={(delimiter) => {
            set({ delimiter });
          }}
        />
        <Select
          label={t('csv.encoding')}
          value={csv.encoding}
          groups={[{ label: '', options: encodingOptions }]}
          onChange={(encoding) => {
            set({ encoding });
          }}
        />
        <Select
          label={t('csv.decimals')}
          value={csv.decimalSeparator}
          groups={[{ label: '', options: decimalOptions }]}
          onChange={(decimalSeparator) => {
            set({ decimalSeparator });
          }}
        />
        <Select
          label={t('csv.quotes')}
          value={csv.quoting}
          groups={[{ label: '', options: quotingOptions }]}
          onChange={(quoting) => {
            set({ quoting });
          }}
        />
      </div>
      <Checkbox
        isSelected={csv.headers}
        onChange={(headers) => {
          set({ headers });
        }}
      >
        {t('csv.headers')}
      </Checkbox>
      <Checkbox
        isSelected={csv.formulaGuard}
        onChange={(formulaGuard) => {
          set({ formulaGuard });
        }}
        hint={t('csv.formula-guard-hint')}
      >
        {t('csv.formula-guard')}
      </Checkbox>
      <Checkbox
        isSelected={csv.digitGuard}
        onChange={(digitGuard) => {
          set({ digitGuard });
        }}
        hint={t('csv.digit-guard-hint')}
      >
        {t('csv.digit-guard')}
      </Checkbox>
      <Checkbox
        isSelected={csv.roundDecimals}
        onChange={(roundDecimals) => {
          set({ roundDecimals });
        }}
        hint={t('csv.round-decimals-hint')}
      >
        {t('csv.round-decimals')}
      </Checkbox>
    </>
  );
}
