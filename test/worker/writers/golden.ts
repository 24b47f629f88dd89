import { join } from 'node:path';
import {
  dateFormats,
  delimiters,
  type CsvOptions,
  type ExcelOptions,
} from '../../../preload/contract/export.ts';
import type { Sheet } from './files.ts';
import { classes, empty, measurements } from './golden-table.ts';

/**
 * The golden files: a small table as each feature writes it, committed to be read and reviewed. When a change of
 * them is meant, write them anew with `npx vitest run --config test/vitest.config.ts test/worker/writers -u`,
 * and read the difference.
 */
export const goldenFolder = join(import.meta.dirname, '..', '..', 'golden');

interface Golden<O> {
  name: string;
  options: Partial<O>;
  sheets: readonly Sheet[];
}

export const goldenCsv: readonly Golden<CsvOptions>[] = [
  ...delimiters.map((delimiter) => ({ name: delimiter, options: { delimiter } })),
  ...dateFormats.map((dateFormat) => ({ name: `dates-${dateFormat}`, options: { dateFormat } })),
  { name: 'plain', options: { encoding: 'utf-8', headers: false, formulaGuard: false } as const },
].map((golden) => ({ ...golden, sheets: [measurements] }));

export const goldenExcel: readonly Golden<ExcelOptions>[] = [
  ...dateFormats.map((dateFormat) => ({
    name: `dates-${dateFormat}`,
    options: { dateFormat },
    sheets: [measurements],
  })),
  { name: 'plain', options: { style: false, freeze: false }, sheets: [measurements] },
  {
    name: 'sheets',
    options: {},
    sheets: [classes, { ...classes, name: 'ANALYTICS 2024/25' }, empty],
  },
];
