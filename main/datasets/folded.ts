/** Letters that Unicode does not take apart. */
const letters = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * A text as it is searched by: without case and accents, and whichever way its umlauts are written. Müller, Mueller and
 * MULLER are one.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => letters.get(letter) ?? letter)
    .replace(/([aou])e/g, '$1');

/** The words of what somebody typed, folded. */
export const searchedWords = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean);

/** Whether a text has every word of what somebody typed, in any order, each perhaps in the middle of another word. */
export function searchFor(typed: string): (text: string) => boolean {
  const words = searchedWords(typed);
  if (words.length === 0) return () => true;
  return (text) => {
    const whole = folded(text);
    return words.every((word) => whole.includes(word));
  };
}
