import type { CsvSeparators } from '../../preload/contract/csv-recipient.ts';

/** Regions whose Windows separates lists by a semicolon though their decimals have a point. */
const semicolonRegions = ['CH', 'LI'];

/**
 * What the Excel of a computer expects between the values of a CSV file and in its numbers. `locale` is the computer's,
 * for numbers, as a BCP 47 language tag.
 */
export function excelSeparators(locale: string): CsvSeparators {
  const hasComma = decimalSign(locale) === ',';
  const hasSemicolon = hasComma || semicolonRegions.includes(regionOf(locale));
  return {
    delimiter: hasSemicolon ? 'semicolon' : 'comma',
    decimalSeparator: hasComma ? 'comma' : 'point',
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
