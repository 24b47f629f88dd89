import type { ExportError } from '../preload/contract/errors.ts';
import { languageOf } from '../preload/contract/language.ts';
import type { ExportWarning } from '../preload/contract/warnings.ts';
import { errorWords } from '../preload/words/error-words.ts';
import { warningWords } from '../preload/words/warning-words.ts';
import { wordsOf, type Words } from '../preload/words/words.ts';

/** Main says in the page in which language it is. Outside of a page, in a test of what needs none, it is English. */
const { document: page } = globalThis as { document?: Document };

const locale = page?.documentElement.lang ?? 'en';

export const language = languageOf(locale);

/** What the window says. A change of the language loads the page anew. */
export const words: Words = wordsOf(locale);

/** A message, by its name in the catalogues. */
export const { t } = words;

/** What an error tells, and what to do about it. */
export const errorText = (error: ExportError): string => errorWords(error, words);

export const warningText = (warning: ExportWarning): string => warningWords(warning, words);
