import { join } from 'node:path';
import { dateFormats, delimiters, type CsvOptions } from '../../../preload/contract/options.ts';
import { recipientOptions } from '../../../preload/contract/csv-recipient.ts';
import {
  excelOptions,
  type WrittenExcelOptions,
  writeFile,
  type Circumstances,
  type Sheet,
  type WrittenFile,
} from './files.ts';
import { classes, empty, measurementFacts, measurements, tests } from './golden-table.ts';

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

const german = { delimiter: 'semicolon', decimalSeparator: 'comma' } as const;

export const goldenCsv: readonly Golden<CsvOptions>[] = [
  ...delimiters.map((delimiter) => ({ name: delimiter, options: { delimiter } })),
  ...dateFormats.map((dateFormat) => ({
    name: `dates-${dateFormat.replace('-', '')}`,
    options: { dateFormat },
  })),
  { name: 'excel-germany', options: { ...german, ...recipientOptions.excel } },
  { name: 'system', options: { ...german, ...recipientOptions.system } },
  { name: 'plain', options: { encoding: 'utf-8', headers: false, formulaGuard: false } as const },
].map((golden) => ({ ...golden, sheets: [measurements] }));

/** A workbook as it is asked for, and the sheets of rows it then has. */
export interface GoldenWorkbook extends Golden<WrittenExcelOptions> {
  circumstances?: Circumstances;
  /** Where they are not those that were asked for. */
  parts?: readonly Sheet[];
}

export const writeWorkbook = ({ options, sheets, circumstances }: GoldenWorkbook): Promise<WrittenFile> =>
  writeFile(excelOptions(options), sheets, circumstances);

export const goldenExcel: readonly GoldenWorkbook[] = [
  ...dateFormats.map((dateFormat) => ({
    name: `dates-${dateFormat.replace('-', '')}`,
    options: { dateFormat },
    sheets: [measurements],
  })),
  { name: 'plain', options: { style: false, freeze: false }, sheets: [measurements] },
  {
    name: 'several-sheets',
    options: {},
    sheets: [classes, { ...classes, name: 'ANALYTICS 2024/25' }, empty],
  },
  {
    name: 'about',
    options: { about: true, dateFormat: 'eu' },
    sheets: [measurements],
    circumstances: { facts: measurementFacts },
  },
  {
    name: 'print',
    options: { header: 'R&D: 100 % & more', footer: '&P', dateFormat: 'us' },
    sheets: [classes],
  },
  {
    name: 'split',
    options: { onOverflow: 'split', about: true },
    sheets: [measurements, classes],
    circumstances: { facts: { ...measurementFacts, sheets: [[], []] }, rowLimit: 4 },
    parts: [
      { ...measurements, rows: measurements.rows.slice(0, 4) },
      { ...measurements, rows: measurements.rows.slice(4, 8) },
      { ...measurements, rows: measurements.rows.slice(8) },
      classes,
    ],
  },
  { name: 'charts', options: { charts: true }, sheets: [tests] },
];
