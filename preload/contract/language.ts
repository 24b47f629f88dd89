/** The languages of the window, each by its own name. The command line speaks English. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** What somebody has chosen: a language, or that of their system. */
export const languageChoices = ['system', ...(Object.keys(languages) as Language[])] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** Where a language is known, but no country that uses it: how days and numbers are written. */
const usualLocale: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const primary = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? '';

/** The language of a locale: `de` of `de-CH`. English where it is none of ours. */
export function languageOf(locale: string): Language {
  const language = primary(locale);
  return isLanguage(language) ? language : 'en';
}

/**
 * The locale (BCP 47) for a choice. `preferred` are the locales of the system, the best one first: whoever reads several
 * languages gets the first one of theirs that is ours, with the days and numbers of their country.
 */
export function localeFor(choice: LanguageChoice, preferred: readonly string[]): string {
  const ours = preferred.filter((locale) => isLanguage(primary(locale)) && isKnown(locale));
  if (choice === 'system') return ours[0] ?? usualLocale.en;
  return ours.find((locale) => languageOf(locale) === choice) ?? usualLocale[choice];
}

function isKnown(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    // No tag of BCP 47.
    return false;
  }
}
