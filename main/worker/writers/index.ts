import type { ExportOptions } from '../../../preload/contract/export.ts';
import type { OutputColumn, Value } from '../rows.ts';
import { csv } from './csv/index.ts';
import type { ByteSink, FormatWriters, Writer } from './writer.ts';
import { excel } from './xlsx/index.ts';

const writers = { csv, excel } satisfies FormatWriters;

export function createWriter(sink: ByteSink, options: ExportOptions): Writer {
  switch (options.format) {
    case 'csv':
      return writers.csv.create(sink, options);
    case 'excel':
      return writers.excel.create(sink, options);
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
