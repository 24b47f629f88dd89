import { setImmediate } from 'node:timers/promises';
import type { ExportError } from '../../preload/contract/errors.ts';

const barWidth = 28;
import { errorWords } from '../../preload/words/error-words.ts';
import { english } from '../../preload/words/words.ts';

const number = new Intl.NumberFormat('en');
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
/** Sweden writes dates as ISO 8601 does. */
const moment = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short' });

export const formatNumber = (value: number): string => number.format(value);

/** Bytes as people write them: `97.6 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${decimal.format(bytes / 1_000 ** step)} ${units[step] ?? ''}`;
}

export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return seconds < 60 ? `${decimal.format(seconds)} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A moment, in milliseconds since 1970, on this computer's clock: `2024-01-31 14:05`. */
export const formatMoment = (milliseconds: number): string => moment.format(milliseconds);

/** One line of a progress bar, redrawn in place. Draws nothing unless standard error is a terminal. */
export class ProgressBar {
  readonly #isShown: boolean;

  constructor(isQuiet: boolean) {
    this.#isShown = process.stderr.isTTY && !isQuiet;
  }

  draw(done: number, known: number | null, note: string, what = 'rows'): void {
    if (!this.#isShown) return;
    const share = known ? Math.min(done / known, 1) : 0;
    const filled = Math.round(share * barWidth);
    const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
    const amount = known === null ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(known)}`;
    const line = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${amount} ${what}  ${note}`;
    process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\u001b[K');
  }
}

/** What a terminal obeys instead of showing it, or what turns the direction of all that follows. */
const steering = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A text as it can be shown on a terminal, whoever has made it: `\u001b` for an escape. */
export const printable = (text: string): string =>
  text.replace(steering, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Prints lines for a person. */
export function printLines(lines: readonly string[], stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(lines.map((line) => `${printable(line)}\n`).join(''));
}

/** Prints lines for a person that are no result. */
export const noteLines = (lines: readonly string[]): void => {
  printLines(lines, process.stderr);
};

/** Prints a line for a program; JSON itself escapes only some of what a terminal obeys. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printable(JSON.stringify(value))}\n`);
}

export function reportError(error: ExportError, asJson: boolean): void {
  if (asJson) printJson({ error: { code: error.code, message: errorWords(error, english) } });
  else noteLines([errorWords(error, english)]);
}

/** Calls back when nobody reads what is printed any more: `| head`, a terminal that is gone. It then goes nowhere. */
export function onUnread(unread: () => void): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
      if (stream === process.stdout) unread();
    });
}

/** Resolves once all that was printed has gone to whoever reads it, or has found that nobody does. */
export async function allWritten(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
  // A stream tells that nobody reads it just after it has told that it is done.
  await setImmediate();
}
