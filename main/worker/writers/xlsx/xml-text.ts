/** What an Excel cell holds at most (Excel specifications and limits: 32,767 characters, counted as UTF-16 units). */
const cellTextLimit = 32_767;

/* eslint-disable no-control-regex -- exactly the characters XML 1.0 has no place for */
const special = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}/;
const everySpecial =
  /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4})|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/* eslint-enable no-control-regex */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text as the content of `<t>`. What XML 1.0 cannot hold, the carriage return it would turn into a line feed,
 * and an underscore that could be read as the beginning of such an escape (the next one may bring its end) are
 * written `_xHHHH_` (ECMA-376 Part 1, 22.9.2.19 ST_Xstring).
 */
export function xmlText(text: string): string {
  if (!special.test(text) && text.isWellFormed()) return text;
  return text.replace(
    everySpecial,
    (character) =>
      entities[character] ?? `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The most bytes `xmlText` makes of a text: an escape makes seven of one UTF-16 unit. */
export const mostXmlBytes = (text: string): number => text.length * 7;

/** A text inside a double-quoted attribute. */
export const xmlAttribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;');

/** Without `xml:space="preserve"` a reader may drop white space at either end. */
export function needsPreserve(text: string): boolean {
  return text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;
}

/** At most as much as a cell holds, never half a surrogate pair. */
export function cutToCell(text: string): string {
  if (text.length <= cellTextLimit) return text;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(cellTextLimit - 1));
  return text.slice(0, splitsPair ? cellTextLimit - 1 : cellTextLimit);
}
