/** Red, green and blue, 0 to 255. */
type Colour = readonly [number, number, number];

/** What the accent stands on and beside, as `#rrggbb` or `#rgb`. */
export interface Surroundings {
  /** What there is behind words in the accent's colour. */
  surfaces: readonly string[];
  /** Words that stand on the soft accent. */
  quietText: string;
}

/** The tokens that an accent makes, `#rrggbb`. */
export type AccentColours = Record<
  '--accent' | '--accent-hover' | '--on-accent' | '--accent-text' | '--accent-soft' | '--focus',
  string
>;

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const [textContrast, shapeContrast] = [4.5, 3];

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];

/**
 * The colours that an accent of the system makes: a little darker where all is light, lighter where all is dark, if it needs
 * that to be told from what is around it. Null for one that would have to become another colour.
 */
export function accentColours(accent: string, { surfaces, quietText }: Surroundings): AccentColours | null {
  const behind = surfaces.map(parsed);
  const [surface = white] = behind;
  const towards = contrast(surface, white) > contrast(surface, black) ? white : black;
  const shades = (colour: Colour, most: number): Colour[] =>
    steps(most).map((part) => mixed(colour, towards, part));
  const standsOut = (contrastNeeded: number, others: readonly Colour[]) => (colour: Colour) =>
    others.every((other) => contrast(colour, other) >= contrastNeeded);

  const colour = shades(parsed(accent), mostShade).find(standsOut(shapeContrast, behind));
  if (!colour) return null;
  const onAccent = contrast(colour, white) >= textContrast ? white : black;
  const mostSoft = towards === black ? mostInLight : mostInDark;
  const soft =
    steps(mostSoft)
      .map((part) => mixed(surface, colour, mostSoft - part))
      .find(standsOut(textContrast, [parsed(quietText)])) ?? surface;
  const text = shades(colour, 1).find(standsOut(textContrast, [soft, ...behind])) ?? towards;
  return {
    '--accent': written(colour),
    '--accent-hover': written(mixed(colour, onAccent === white ? black : white, 0.15)),
    '--on-accent': written(onAccent),
    '--accent-text': written(text),
    '--accent-soft': written(soft),
    '--focus': written(text),
  };
}

/** Of black or white in the accent, at most. */
const mostShade = 0.3;
/** Of the accent in the soft one, at most, where all is light, and where all is dark. */
const [mostInLight, mostInDark] = [0.15, 0.25];

/** `0, 0.05, …` up to this. */
const steps = (most: number): number[] =>
  Array.from({ length: Math.round(most * 20) + 1 }, (_, index) => index / 20);

function parsed(text: string): Colour {
  const digits = text.length === 4 ? text.slice(1).replaceAll(/./g, '$&$&') : text.slice(1);
  const value = parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const written = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** One colour with a part of another in it. */
const mixed = ([r, g, b]: Colour, [r2, g2, b2]: Colour, part: number): Colour => [
  Math.round(r + (r2 - r) * part),
  Math.round(g + (g2 - g) * part),
  Math.round(b + (b2 - b) * part),
];

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How well two colours are told apart, of `#rrggbb`. */
export const contrastOf = (one: string, other: string): number => contrast(parsed(one), parsed(other));
