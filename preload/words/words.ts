import { IntlMessageFormat } from 'intl-messageformat';
import { languageOf, type Language } from '../contract/language.ts';
import { de } from './de/index.ts';
import { en, type MessageId } from './en/index.ts';

export type { MessageId } from './en/index.ts';

const catalogues: Record<Language, Record<MessageId, string>> = { en, de };

/** What stands in the place of a message's arguments. A number of a plural is written as its locale writes numbers. */
export type Values = Readonly<Record<string, string | number>>;

/** What is said in one locale. */
export interface Words {
  /** BCP 47. */
  readonly locale: string;
  /** The message with that name, in ICU's syntax in the catalogues, with its arguments filled in. */
  t: (id: MessageId, values?: Values) => string;
  /** `1,000` or `1.000`. */
  number: (value: number) => string;
  /** `Art, Music and History`. */
  list: (items: readonly string[]) => string;
  /** `Art, Music and 3 more`: the first `most` are spelt out. */
  firstOf: (items: readonly unknown[], most: number) => string;
}

const known = new Map<string, Words>();

/** The words of a locale, made once; messages are read when they are first said. */
export function wordsOf(locale: string): Words {
  const words = known.get(locale) ?? makeWords(locale);
  known.set(locale, words);
  return words;
}

function makeWords(locale: string): Words {
  const catalogue = catalogues[languageOf(locale)];
  const formats = new Map<MessageId, IntlMessageFormat>();
  const format = (id: MessageId): IntlMessageFormat => {
    const made = formats.get(id) ?? new IntlMessageFormat(catalogue[id], locale);
    formats.set(id, made);
    return made;
  };
  const t: Words['t'] = (id, values) => format(id).format(values) as string;
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale);
  return {
    locale,
    t,
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    firstOf: (items, most) => {
      const more = items.length - most;
      const shown = items.slice(0, most).join(', ');
      return more > 0 ? t('words.and-more', { shown, more }) : shown;
    },
  };
}

/** What the command line says, and whatever has no window. */
export const english: Words = wordsOf('en');
