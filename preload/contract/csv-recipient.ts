import type { CsvOptions, DateFormat } from './options.ts';

/** Who a CSV file is for: the Excel of this computer, or another system that reads what RFC 4180 describes. */
export const csvRecipients = ['excel', 'system'] as const;
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

/** Goes over the separators of this computer's Excel. */
export const recipientOptions: Record<CsvRecipient, RecipientOptions> = {
  excel: {
    encoding: 'utf-8-sig',
    quoting: 'minimal',
    headers: true,
    formulaGuard: true,
    digitGuard: true,
    roundDecimals: true,
  },
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
