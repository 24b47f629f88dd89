import { app } from 'electron';
import {
  languageOf,
  localeFor,
  type Language,
  type LanguageChoice,
} from '../../preload/contract/language.ts';
import type { ExportError } from '../../preload/contract/errors.ts';
import { errorWords } from '../../preload/words/error-words.ts';
import { english, wordsOf, type Words } from '../../preload/words/words.ts';

let spoken: Words = english;

const localeOf = (choice: LanguageChoice): string => localeFor(choice, app.getPreferredSystemLanguages());

/** From now on everything that the application says is in the chosen language. Once Electron is ready. */
export function speak(choice: LanguageChoice): void {
  spoken = wordsOf(localeOf(choice));
}

/** What is said in the language of now. */
export const words = (): Words => spoken;

/** A message in the language of now. */
export const t: Words['t'] = (id, values) => spoken.t(id, values);

export const systemLanguage = (): Language => languageOf(localeOf('system'));

/** What an error tells, in the language of now. */
export const errorText = (error: Pick<ExportError, 'code' | 'detail'>): string => errorWords(error, spoken);
