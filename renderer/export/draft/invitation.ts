import { languageOf } from '../../../preload/contract/language.ts';
import type { ParameterInfo } from '../../../preload/contract/dataset.ts';
import { t, words } from '../../words.ts';

/** A label in the midst of a sentence, where German writes nouns as at its beginning. */
export const inSentence = (label: string): string =>
  languageOf(words.locale) === 'de' ? label : label.toLowerCase();

/** `Choose a student`, `Choose classes`, `Type a query`. */
export function invitation({ kind, label }: Pick<ParameterInfo, 'kind' | 'label'>): string {
  const noun = inSentence(label);
  if (kind === 'choices') return t('draft.choose-any', { noun });
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  return t(kind === 'sql' ? 'draft.type' : 'draft.choose-one', { article, noun });
}
