import type { ReactNode } from 'react';
import type { DecimalSeparator, Delimiter, Encoding, Quoting } from '../../../preload/contract/options.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { Select, type Option } from '../../components/select.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './format-panel.module.css';

const delimiters: Option<Delimiter>[] = [
  { id: 'comma', label: 'Comma ( , )', detail: 'Usual in English-speaking countries' },
  { id: 'semicolon', label: 'Semicolon ( ; )', detail: 'What German and French Excel expect' },
  { id: 'tab', label: 'Tab', detail: 'Safe when values contain commas' },
];

const encodings: Option<Encoding>[] = [
  { id: 'utf-8-sig', label: 'UTF-8 with BOM', detail: 'Opens right in Excel' },
  { id: 'utf-8', label: 'UTF-8', detail: 'For other programs' },
  { id: 'utf-16le', label: 'UTF-16 LE with BOM', detail: 'What Excel calls Unicode Text' },
];

const decimalSeparators: Option<DecimalSeparator>[] = [
  { id: 'point', label: 'Point ( 9.5 )' },
  { id: 'comma', label: 'Comma ( 9,5 )' },
];

const quotings: Option<Quoting>[] = [
  { id: 'minimal', label: 'When needed', detail: 'Around separators, quotes and line breaks' },
  { id: 'all', label: 'Always', detail: 'Around everything but what is missing' },
];

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
          label="Values separated by"
          value={csv.delimiter}
          groups={[{ label: '', options: delimiters }]}
          onChange={(delimiter) => {
            set({ delimiter });
          }}
        />
        <Select
          label="Encoding"
          value={csv.encoding}
          groups={[{ label: '', options: encodings }]}
          onChange={(encoding) => {
            set({ encoding });
          }}
        />
        <Select
          label="Decimals"
          value={csv.decimalSeparator}
          groups={[{ label: '', options: decimalSeparators }]}
          onChange={(decimalSeparator) => {
            set({ decimalSeparator });
          }}
        />
        <Select
          label="Quotes"
          value={csv.quoting}
          groups={[{ label: '', options: quotings }]}
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
        Column names in the first row
      </Checkbox>
      <Checkbox
        isSelected={csv.formulaGuard}
        onChange={(formulaGuard) => {
          set({ formulaGuard });
        }}
        hint="Puts ’ before a text that starts like one"
      >
        Never run texts as formulas
      </Checkbox>
      <Checkbox
        isSelected={csv.digitGuard}
        onChange={(digitGuard) => {
          set({ digitGuard });
        }}
        hint={'Writes digits that Excel would change as ="007"'}
      >
        Keep leading zeros and long numbers
      </Checkbox>
      <Checkbox
        isSelected={csv.roundDecimals}
        onChange={(roundDecimals) => {
          set({ roundDecimals });
        }}
        hint="Otherwise every digit there is"
      >
        Two decimals for values and averages
      </Checkbox>
    </>
  );
}
