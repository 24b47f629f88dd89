import { echoLimit, shortened } from '../contract/shortened.ts';
import type { Words } from './words.ts';

/** A name inside a sentence, as the language marks it. */
export const quoted = (text: string, { t }: Words): string => t('words.quoted', { text });

const mostNames = 5;

/** `'Art', 'Music', 3 more` */
export function quotedList(names: readonly string[], words: Words): string {
  const more = names.length - mostNames;
  const shown = names
    .slice(0, mostNames)
    .map((name) => quoted(shortened(name, echoLimit / mostNames), words));
  return [...shown, ...(more > 0 ? [words.t('words.more', { more })] : [])].join(', ');
}
