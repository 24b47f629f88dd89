/** Characters; a wider column is cut, a narrower one looks lost. */
const narrowest = 8;
export const widest = 50;
/** Excel's padding on both sides of the text, in characters of Calibri 11. */
const padding = 1.7;
/** A column nobody has set a width for, padding included. */
export const defaultWidth = 9.14;

/** East Asian wide and full-width characters, and emoji, take the room of two (Unicode Standard Annex #11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]|[\ud840-\ud87f][\udc00-\udfff]/g;
const marks = /\p{M}/gu;
// eslint-disable-next-line no-control-regex -- everything in ASCII is one wide
const ascii = /^[\x00-\x7f]*$/;

/** How wide a text is shown, in characters: its longest line. */
export function textWidth(text: string): number {
  if (text.includes('\n'))
    return text.split('\n').reduce((longest, line) => Math.max(longest, textWidth(line)), 0);
  if (ascii.test(text)) return text.length;
  const narrow = text.replace(marks, '').replace(wide, '');
  return narrow.length + 2 * (text.match(wide)?.length ?? 0);
}

/** A column's width for its widest text, padding included. */
const columnWidth = (characters: number): number =>
  Math.min(Math.max(characters, narrowest), widest) + padding;

/** How wide columns with these widest texts are together. */
export const totalWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + columnWidth(width), 0);

/** The `<cols>` of a sheet (ECMA-376 Part 1, 18.3.1.17) for the widest text of each column. */
export function colsElement(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  const cols = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${columnWidth(width).toFixed(2)}" customWidth="1"/>`,
  );
  return `<cols>${cols.join('')}</cols>`;
}
