import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCommand } from '../cli/command-line.ts';

/** What a start of the application is for: a window, perhaps on a file, or a command and no window. */
export type Start = { kind: 'window'; file?: string } | { kind: 'command'; words: string[] };

/**
 * Reads the words that the application was started with. Chromium's own switches come before all others.
 * A file is one by its whole path, as desktops give it, or because it is there; whatever else is a command, be it a wrong one.
 */
export function startOf(given: readonly string[]): Start {
  const begin = given.findIndex((word) => !word.startsWith('-') || word === '--' || word === '--help');
  const words = begin < 0 ? [] : given.slice(given[begin] === '--' ? begin + 1 : begin);
  const [first] = words;
  if (first === undefined) return { kind: 'window' };
  const file = fileOf(first);
  return file === undefined ? { kind: 'command', words } : { kind: 'window', file };
}

function fileOf(word: string): string | undefined {
  if (isCommand(word)) return undefined;
  if (word.startsWith('file:') && URL.canParse(word)) return fileURLToPath(word);
  return isAbsolute(word) || existsSync(word) ? resolve(word) : undefined;
}
