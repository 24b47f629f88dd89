import type { CsvOptions, DateFormat } from './options.ts';

/** Excel where it separates and writes days in another way than here: each stands for all countries that do as this one. */
export const excelsElsewhere = ['excel-us', 'excel-de', 'excel-fr', 'excel-ch'] as const;

/** Who a CSV file is for: the Excel of this computer or of another country, or another system that reads what RFC 4180 describes. */
export const csvRecipients = ['excel', ...excelsElsewhere, 'system'] as const;
export type CsvRecipient = (typeof csvRecipients)[number];

/** What differs between the Excels of two computers. */
export type CsvSeparators = Pick<CsvOptions, 'delimiter' | 'decimalSeparator'>;

/** What the recipient decides. */
type RecipientOptions = Omit<CsvOptions, 'format' | 'dateFormat' | 'onOverflow' | keyof CsvSeparators> &
  // Absent where those of this computer's Excel are wanted.
  Partial<CsvSeparators> & {
    /** Absent where any will do: Excel knows them all as dates. */
    dateFormat?: DateFormat;
  };

const excel: RecipientOptions = {
  encoding: 'utf-8-sig',
  quoting: 'minimal',
  headers: true,
  formulaGuard: true,
  digitGuard: true,
  roundDecimals: true,
};

/** Goes over the separators of this computer's Excel. Where a format has no form of a country's days, it is the international one. */
export const recipientOptions: Record<CsvRecipient, RecipientOptions> = {
  excel,
  'excel-us': { ...excel, delimiter: 'comma', decimalSeparator: 'point', dateFormat: 'us' },
  'excel-de': { ...excel, delimiter: 'semicolon', decimalSeparator: 'comma', dateFormat: 'eu' },
  'excel-fr': { ...excel, delimiter: 'semicolon', decimalSeparator: 'comma', dateFormat: 'iso' },
  'excel-ch': { ...excel, delimiter: 'semicolon', decimalSeparator: 'point', dateFormat: 'eu' },
  system: {
    delimiter: 'comma',
    encoding: 'utf-8',
    decimalSeparator: 'point',
    quoting: 'minimal',
    headers: true,
    formulaGuard: false,
    digitGuard: false,
    roundDecimals: false,
    dateFormat: 'stored',
  },
};
