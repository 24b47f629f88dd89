import type { z } from 'zod';
import {
  csvOptionsSchema,
  excelOptionsSchema,
  type CsvOptions,
  type ExcelOptions,
  type ExportOptions,
} from '../../../preload/contract/options.ts';
import type { ColumnType } from '../../../preload/contract/dataset.ts';
import type { ExportFacts } from '../../../main/worker/facts.ts';
import { batchOf, type OutputColumn, type Row } from '../../../main/worker/rows.ts';
import { createWriter } from '../../../main/worker/writers/index.ts';
import { MemorySink } from './memory-sink.ts';

export const csvOptions = (options: Partial<CsvOptions> = {}): CsvOptions =>
  csvOptionsSchema.parse({ format: 'csv', ...options });

/** As a request may write them. */
export type WrittenExcelOptions = Partial<z.input<typeof excelOptionsSchema>>;
export const excelOptions = (options: WrittenExcelOptions = {}): ExcelOptions =>
  excelOptionsSchema.parse({ format: 'excel', ...options });

export const someFacts: ExportFacts = {
  language: 'en',
  title: 'Student analytics',
  exportedAt: '2024-09-30T14:05:09+02:00',
  application: 'Analytics Export 0.1.0',
  source: 'Sample school',
  dataDate: '2024-09-29T23:59:01+02:00',
  sheets: [],
};

export const column = (name: string, type: ColumnType = 'text'): OutputColumn => ({ key: name, name, type });

/** Columns `a`, `b`, … of these types. */
export const columns = (...types: ColumnType[]): OutputColumn[] =>
  types.map((type, index) => column(String.fromCharCode(97 + index), type));

export interface Sheet {
  name?: string;
  columns: readonly OutputColumn[];
  rows: readonly Row[];
}

export interface WrittenFile {
  bytes: Buffer;
  /** The files before the last one. */
  before: Buffer[];
  alteredCells: number;
  guardedCells: number;
  /** Of the last sheet. */
  shortenedTimes: readonly string[];
}

/** What is told about the export, and the rows a sheet takes, where a test cares. */
export interface Circumstances {
  facts?: ExportFacts;
  rowLimit?: number;
}

/** What a writer makes of sheets, given in batches as a source gives them. */
export async function writeFile(
  options: ExportOptions,
  sheets: readonly Sheet[],
  { facts = someFacts, rowLimit }: Circumstances = {},
): Promise<WrittenFile> {
  const sink = new MemorySink();
  const writer = createWriter(sink, options, facts, rowLimit);
  for (const { name = 'Sheet', columns, rows } of sheets) {
    await writer.beginSheet(name, columns);
    for (let start = 0; start < rows.length; start += 500)
      await writer.write(batchOf(rows.slice(start, start + 500)));
  }
  await writer.close();
  const { alteredCells, guardedCells, shortenedTimes } = writer;
  return { bytes: sink.bytes, before: sink.files, alteredCells, guardedCells, shortenedTimes };
}

/** The text of a CSV file without a byte-order mark. */
export async function csvText(
  columns: readonly OutputColumn[],
  rows: readonly Row[],
  options: Partial<CsvOptions> = {},
): Promise<string> {
  const { bytes } = await writeFile(csvOptions({ encoding: 'utf-8', ...options }), [{ columns, rows }]);
  return bytes.toString();
}
