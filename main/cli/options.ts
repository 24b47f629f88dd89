import { parseArgs, type ParseArgsConfig } from 'node:util';
import { periodSchema } from '../../preload/contract/query.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends OptionsConfig> = ReturnType<typeof parseArgs<{ options: O; strict: true }>>['values'];

const invalid = (problem: string): ExportFailure => new ExportFailure('REQUEST_INVALID', { problem });

/** Parses a command's options; each flag has its opposite, `--no-flag`. Throws REQUEST_INVALID for one it does not have, or that is empty. */
export function parseOptions<const O extends OptionsConfig>(words: string[], options: O): Parsed<O> {
  const values = parseWords(joinNegatives(words, options), options);
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty) throw invalid(`--${empty[0]} is empty`);
  return values;
}

function parseWords<const O extends OptionsConfig>(words: string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: words, options, strict: true, allowNegative: true }).values;
  } catch (error) {
    // Node's own words, which name the option: what follows its first sentence is about positional arguments.
    const [sentence = ''] = (error as Error).message.split(/\.\s|\n/);
    throw invalid(`${sentence}. See analytics-export --help`);
  }
}

/** `--sort -date` as Node wants it: `--sort=-date`. */
function joinNegatives(words: readonly string[], options: OptionsConfig): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const previous = joined.at(-1) ?? '';
    const takesValue = previous.startsWith('--') && options[previous.slice(2)]?.type === 'string';
    if (takesValue && /^-[^-]/.test(word)) joined[joined.length - 1] = `${previous}=${word}`;
    else joined.push(word);
  }
  return joined;
}

/** An option as it was written; a flag's value is whether it is wanted. */
export const writtenOption = (name: string, value: unknown): string =>
  `--${value === false ? 'no-' : ''}${name}`;

/** A required option's value. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw invalid(`--${option} is missing`);
  return value;
}

/** A whole number of at least `minimum`. */
export function wholeNumber(value: string, option: string, minimum: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= minimum) return number;
  throw invalid(`--${option} needs a whole number of at least ${minimum}, not '${value}'`);
}

/** One of the words an option knows. */
export function oneOf<T extends string>(value: string, option: string, words: readonly T[]): T {
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  throw invalid(`--${option} is one of ${words.join(', ')}, not '${value}'`);
}

/** A calendar day. */
export function day(value: string, option: string): string {
  if (periodSchema.shape.from.safeParse(value).success) return value;
  throw invalid(`--${option} needs a date like 2024-01-31, not '${value}'`);
}
