import type { ComponentType } from 'react';
import type { Format } from '../../../preload/contract/formats.ts';
import { ChartsField } from './charts/charts-field.tsx';
import { CsvOptions } from './csv-options.tsx';
import { ExcelOptions } from './excel-options.tsx';
import { RecipientSelect } from './recipient-select.tsx';

interface FormatParts {
  /** A choice that is made of this format in the first place. */
  Beside: ComponentType;
  Options: ComponentType;
}

/** What only the chosen format has. */
export const formatParts: Record<Format, FormatParts> = {
  csv: { Beside: RecipientSelect, Options: CsvOptions },
  excel: { Beside: ChartsField, Options: ExcelOptions },
};
