import type { ExportError } from '../../preload/contract/errors.ts';
import { errorWords } from '../../preload/words/error-words.ts';
import { english, wordsOf, type Words } from '../../preload/words/words.ts';

let spoken: Words = english;

/** From now on everything that the application says is in the language of that locale. */
export function speakIn(locale: string): void {
  spoken = wordsOf(locale);
}

/** What is said in the language of now. */
export const words = (): Words => spoken;

/** A message in the language of now. */
export const t: Words['t'] = (id, values) => spoken.t(id, values);

/** What an error tells, in the language of now. */
export const errorText = (error: Pick<ExportError, 'code' | 'detail'>): string => errorWords(error, spoken);
