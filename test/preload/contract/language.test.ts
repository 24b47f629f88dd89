import { expect, test } from 'vitest';
import { languageOf, localeFor, type LanguageChoice } from '../../../preload/contract/language.ts';

test.each<[LanguageChoice, string[], string]>([
  ['system', ['de-CH', 'en-US'], 'de-CH'],
  ['system', ['fr-FR', 'de-AT', 'en-GB'], 'de-AT'],
  ['system', ['fr-FR'], 'en-GB'],
  ['system', [], 'en-GB'],
  ['de', ['en-US', 'de-AT'], 'de-AT'],
  ['de', ['en-US'], 'de-DE'],
  ['en', ['de-DE'], 'en-GB'],
  ['en', ['en-AU'], 'en-AU'],
  // What a system says that is set up for no language.
  ['system', ['C', 'en_US.UTF-8', 'x'], 'en-GB'],
])('%s on a computer for %j is %s', (choice, preferred, locale) => {
  expect(localeFor(choice, preferred)).toBe(locale);
});

test('the language of a locale is one of ours, English where there is none', () => {
  expect(['de', 'de-CH', 'DE_at', 'en-US', 'fr-FR', ''].map(languageOf)).toEqual([
    'de',
    'de',
    'de',
    'en',
    'en',
    'en',
  ]);
});
