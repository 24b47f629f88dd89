import type { CsvOptions } from '../../../../preload/contract/options.ts';
import type { FormatWriter } from '../writer.ts';
import { CsvWriter } from './csv-writer.ts';
import { fieldText } from './field-text.ts';

export const csv: FormatWriter<CsvOptions> = {
  create: (sink, options, _facts, rowLimit) => new CsvWriter(sink, options, rowLimit),
  displayText: fieldText,
};
