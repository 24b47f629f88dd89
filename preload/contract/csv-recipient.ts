import type { CsvOptions, DateFormat } from './export.ts';

/** Who a CSV file is for: the Excel of this computer, or another system that reads what RFC 4180 describes. */
export const csvRecipients = ['excel', 'system'] as const;
export type CsvRecipient = (typeof csvRecipients)[number];

/** What the recipient decides. */
type RecipientOptions = Omit<CsvOptions, 'format' | 'dateFormat' | 'onOverflow'> & {
  /** Absent where any will do: Excel knows them all as dates. */
  dateFormat?: DateFormat;
};

/** Regions whose Windows separates lists by a semicolon though their decimals have a point. */
const semicolonRegions = ['CH', 'LI'];

/** `locale` is the computer's, for numbers, as a BCP 47 language tag. */
export function csvOptionsFor(recipient: CsvRecipient, locale: string): RecipientOptions {
  if (recipient === 'system')
    return {
      delimiter: 'comma',
      encoding: 'utf-8',
      decimalSeparator: 'point',
      quoting: 'minimal',
      headers: true,
      formulaGuard: false,
      digitGuard: false,
      roundDecimals: false,
      dateFormat: 'stored',
    };
  const hasComma = decimalSign(locale) === ',';
  const hasSemicolon = hasComma || semicolonRegions.includes(regionOf(locale));
  return {
    delimiter: hasSemicolon ? 'semicolon' : 'comma',
    encoding: 'utf-8-sig',
    decimalSeparator: hasComma ? 'comma' : 'point',
    quoting: 'minimal',
    headers: true,
    formulaGuard: true,
    digitGuard: true,
    roundDecimals: true,
  };
}

const decimalSign = (locale: string): string | undefined =>
  new Intl.NumberFormat(known(locale)).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;

const regionOf = (locale: string): string => new Intl.Locale(known(locale)).region ?? '';

/** A tag that the computer made up itself (`C`, `de_DE.UTF-8`) stands for English. */
function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
