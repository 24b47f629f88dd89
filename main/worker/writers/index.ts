import type { ExportOptions } from '../../../preload/contract/options.ts';
import { formats } from '../../../preload/contract/formats.ts';
import type { ExportFacts } from '../facts.ts';
import type { OutputColumn, Value } from '../rows.ts';
import { csv } from './csv/index.ts';
import type { FormatWriter, FormatWriters, PartSink, Writer } from './writer.ts';
import { excel } from './xlsx/index.ts';

const writers: FormatWriters = { csv, excel };

/** The writer for these options; it takes none of another format, which its type cannot tell. */
const writerOf = ({ format }: ExportOptions): FormatWriter<ExportOptions> => writers[format];

/** A writer of the format in the options; `facts` is what it may tell about the export. */
export const createWriter = (
  sink: PartSink,
  options: ExportOptions,
  facts: ExportFacts,
  rowLimit: number = formats[options.format].rowLimit,
): Writer => writerOf(options).create(sink, options, facts, rowLimit);

/** What the charts of a sheet are made of: its rows are added, batch after batch. */
export { ChartData } from './xlsx/charts/chart-data.ts';

/** How a cell will look in the file. */
export function displayTexts(options: ExportOptions): (value: Value, column: OutputColumn) => string {
  const writer = writerOf(options);
  return (value, column) => writer.displayText(value, column, options);
}
