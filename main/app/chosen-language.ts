import { app } from 'electron';
import {
  languageOf,
  localeFor,
  type Language,
  type LanguageChoice,
} from '../../preload/contract/language.ts';
import { speakIn } from './language.ts';

const localeOf = (choice: LanguageChoice): string => localeFor(choice, app.getPreferredSystemLanguages());

/** From now on everything that the application says is in the chosen language. */
export function speak(choice: LanguageChoice): void {
  speakIn(localeOf(choice));
}

export const systemLanguage = (): Language => languageOf(localeOf('system'));
