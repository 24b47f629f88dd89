import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import type { FormatWriter } from '../writer.ts';
import { displayText } from './display-text.ts';
import { XlsxWriter } from './xlsx-writer.ts';

export const excel: FormatWriter<ExcelOptions> = {
  create: (sink, options, facts, rowLimit) => new XlsxWriter(sink, options, facts, rowLimit),
  displayText: (value, column, options) => displayText(value, column, options.dateFormat),
};
