import type { ExportOptions } from '../../../preload/contract/export.ts';
import { rowLimits } from '../../../preload/contract/limits.ts';
import type { ExportFacts } from '../facts.ts';
import type { OutputColumn, Value } from '../rows.ts';
import { csv } from './csv/index.ts';
import type { FormatWriters, PartSink, Writer } from './writer.ts';
import { excel } from './xlsx/index.ts';

const writers = { csv, excel } satisfies FormatWriters;

/** A writer of the format in the options; `facts` is what it may tell about the export. */
export function createWriter(
  sink: PartSink,
  options: ExportOptions,
  facts: ExportFacts,
  rowLimit: number = rowLimits[options.format],
): Writer {
  switch (options.format) {
    case 'csv':
      return writers.csv.create(sink, options, facts, rowLimit);
    case 'excel':
      return writers.excel.create(sink, options, facts, rowLimit);
  }
}

/** How cells will look in the file. */
export function displayTexts(options: ExportOptions): (value: Value, column: OutputColumn) => string {
  switch (options.format) {
    case 'csv':
      return (value, column) => writers.csv.displayText(value, column, options);
    case 'excel':
      return (value, column) => writers.excel.displayText(value, column, options);
  }
}
