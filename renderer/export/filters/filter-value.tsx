import type { ReactNode } from 'react';
import type { ColumnType } from '../../../preload/contract/dataset.ts';
import { DateField } from '../../components/date-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { t } from '../../words.ts';

interface FilterValueProps {
  label: string;
  /** Of a field that is empty. */
  placeholder: string;
  type: ColumnType;
  text: string;
  onChange: (text: string) => void;
}

/** The field that suits the column; whatever it looks like, its value is a text in the contract's terms. */
export function FilterValue({ label, placeholder, type, text, onChange }: FilterValueProps): ReactNode {
  switch (type) {
    case 'date':
    case 'datetime':
      return <DateField label={label} labelHidden value={text} onChange={onChange} />;
    case 'boolean':
      return (
        <Select
          label={label}
          labelHidden
          value={text}
          groups={[
            {
              label: '',
              options: [
                { id: 'true', label: t('filter-field.yes') },
                { id: 'false', label: t('filter-field.no') },
              ],
            },
          ]}
          onChange={onChange}
        />
      );
    case 'count':
    case 'decimal':
    case 'number':
      return (
        <NumberField
          label={label}
          labelHidden
          placeholder={placeholder}
          formatOptions={{ maximumFractionDigits: 12, useGrouping: false }}
          value={text === '' ? null : Number(text)}
          onChange={(value) => {
            onChange(value === null ? '' : String(value));
          }}
        />
      );
    // An id may have more digits than a number can hold.
    case 'integer':
    case 'text':
    case 'any':
      return (
        <TextField label={label} labelHidden placeholder={placeholder} value={text} onChange={onChange} />
      );
  }
}
