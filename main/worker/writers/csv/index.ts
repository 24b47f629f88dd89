import type { CsvOptions } from '../../../../preload/contract/export.ts';
import type { FormatWriter } from '../writer.ts';
import { CsvWriter } from './csv-writer.ts';
import { fieldText, guarded, needsGuard } from './field-text.ts';

export const csv: FormatWriter<CsvOptions> = {
  create: (sink, options) => new CsvWriter(sink, options),
  displayText: (value, column, options) => {
    const text = fieldText(value, column, options);
    return options.formulaGuard && needsGuard(value, text) ? guarded(text) : text;
  },
};
