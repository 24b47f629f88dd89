import { sheetNameLimit } from '../../../../preload/contract/limits.ts';

/**
 * A name Excel takes for a sheet: none of `[]:*?/\`, no apostrophe at either end, at most 31 characters, not
 * empty, not "History" (reserved), and unlike the others in the workbook whatever the case.
 */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const legal = wanted
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- control characters are what is to be replaced
    .replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/g, '_')
    // Readers do not agree whether `_x0041_` in a name is an escape.
    .replace(/_(?=x[0-9A-Fa-f]{4})/g, '-');
  const base = cut(legal, sheetNameLimit) || 'Sheet';
  const isTaken = (name: string): boolean =>
    ['history', ...taken].some((other) => other.toLowerCase() === name.toLowerCase());
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? '' : ` (${copy})`;
    const name = cut(base, sheetNameLimit - suffix.length) + suffix;
    if (!isTaken(name)) return name;
  }
}

/** At most `length` characters, never half a surrogate pair, without apostrophes and white space at either end. */
function cut(name: string, length: number): string {
  return name
    .replace(/^['\s]+/, '')
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/['\s]+$/, '');
}
