/** All widths here are in rem, so that they grow with the letters. */
export const narrowest = 3;
export const widest = 40;
/** What nobody has made wider shows a long text cut. */
const usualWidest = 18;

const padding = 1.375;
/** Room for the arrow that tells the order. */
const arrow = 1.125;

/** Rows that are looked at. */
const sample = 50;
/** Texts that are measured, of those that may be the widest. */
const measured = 8;
/** Characters of a text that are looked at. */
const longest = 60;

/** From here on scripts are written in squares, which are about two letters wide. */
const firstWide = 0x2e80;

/** How wide a text is, in letters, near enough to tell which of several is the widest. */
function letters(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= firstWide) wide++;
  return text.length + wide;
}

/** The width in which a column's name and its first texts are read. `measure` gives that of a text, in rem. */
export function usualWidth(
  label: string,
  rows: readonly string[][],
  column: number,
  measure: (text: string, isBold: boolean) => number,
): number {
  const texts = new Set(rows.slice(0, sample).map((row) => (row[column] ?? '').slice(0, longest)));
  const likeliest = [...texts].toSorted((one, other) => letters(other) - letters(one)).slice(0, measured);
  const most = Math.max(0, ...likeliest.map((text) => measure(text, false)));
  const wanted = Math.max(measure(label, true) + arrow, most) + padding;
  return Math.min(usualWidest, Math.max(narrowest, wanted));
}

/** Measures texts as the page writes them. */
export function textMeasure(rem: number): (text: string, isBold: boolean) => number {
  const context = document.createElement('canvas').getContext('2d');
  let given = '';
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  return (text, isBold) => {
    if (!context) return text.length / 2;
    const font = `${isBold ? '600' : '400'} ${fontSize} ${fontFamily}`;
    if (font !== given) {
      // It is parsed each time.
      given = font;
      context.font = font;
    }
    return context.measureText(text).width / rem;
  };
}
