import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ExportFailure } from '../../preload/contract/errors.ts';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends OptionsConfig> = ReturnType<typeof parseArgs<{ options: O; strict: true }>>['values'];

/** Parses a command's options. Throws REQUEST_INVALID for one it does not have. */
export function parseOptions<const O extends OptionsConfig>(words: string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: words, options, strict: true }).values;
  } catch (error) {
    // Node's own words, which name the option: its second sentence is about positional arguments.
    const [sentence = ''] = (error as Error).message.split(/\. |\n/);
    throw new ExportFailure('REQUEST_INVALID', { problem: `${sentence}. See analytics-export --help` });
  }
}

/** A required option's value. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '')
    throw new ExportFailure('REQUEST_INVALID', { problem: `--${option} is missing` });
  return value;
}

/** A whole number of at least `minimum`. */
export function wholeNumber(value: string, option: string, minimum: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= minimum) return number;
  throw new ExportFailure('REQUEST_INVALID', {
    problem: `--${option} needs a whole number of at least ${minimum}, not '${value}'`,
  });
}
