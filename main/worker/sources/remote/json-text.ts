import { answerOf } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import {
  backslash,
  carriageReturn,
  closingBrace,
  closingBracket,
  colon,
  comma,
  lineFeed,
  openingBrace,
  openingBracket,
  quote,
  space,
  tab,
} from './json-bytes.ts';

/** A page with its rows in a list. */
export interface Listed {
  /** The page without the rows. */
  envelope: unknown;
  /** The page, in UTF-8. */
  text: Buffer;
  /** Where the list begins: at its opening bracket. Every bracket up to its own fits, and every text ends. */
  start: number;
}

/**
 * The list that is a page, or that a page has under a key; undefined where there is none. Its elements are read from the
 * bytes one after another: as values all at once they would take the tenfold. Throws REMOTE_NOT_UNDERSTOOD.
 */
export function listIn(client: HttpClient, text: Buffer, key: string): Listed | undefined {
  const list = placeOf(text, Buffer.from(JSON.stringify(key)));
  if (!list) {
    answerOf(client, text.toString());
    return undefined;
  }
  const around = text.toString('utf8', 0, list.start + 1) + text.toString('utf8', list.end - 1);
  return { envelope: answerOf(client, around), text, start: list.start };
}

interface Place {
  start: number;
  /** Behind its last byte. */
  end: number;
}

/** The place of the list; undefined where there is none, or what is there has no end. */
function placeOf(text: Buffer, key: Buffer): Place | undefined {
  const first = blankEnd(text, 0);
  if (text[first] === openingBracket) return placed(first, valueEnd(text, first));
  if (text[first] !== openingBrace) return undefined;
  let found: Place | undefined;
  let at = first;
  do {
    const name = blankEnd(text, at + 1);
    const nameEnd = valueEnd(text, name);
    if (nameEnd < 0) return undefined;
    // Whether there is a colon is seen when the page is read without its rows.
    const start = blankEnd(text, blankEnd(text, nameEnd) + 1);
    const end = valueEnd(text, start);
    if (end < 0) return undefined;
    if (text.subarray(name, nameEnd).equals(key))
      found = text[start] === openingBracket ? { start, end } : undefined;
    at = blankEnd(text, end);
  } while (text[at] === comma);
  return found;
}

const placed = (start: number, end: number): Place | undefined => (end < 0 ? undefined : { start, end });

export const isEmpty = ({ text, start }: Listed): boolean =>
  text[blankEnd(text, start + 1)] === closingBracket;

/** The elements of a list as JSON, and whatever stands for one. */
export function* elementsIn(listed: Listed): Generator<string> {
  for (const { start, end } of placesIn(listed)) yield listed.text.toString('utf8', start, end);
}

export function lengthOf(listed: Listed): number {
  const places = placesIn(listed);
  let length = 0;
  while (!places.next().done) length++;
  return length;
}

/** Where the elements are. */
function* placesIn({ text, start }: Listed): Generator<Place> {
  for (let at = blankEnd(text, start + 1); text[at] !== closingBracket; at = blankEnd(text, at)) {
    const element = text[at] === comma ? blankEnd(text, at + 1) : at;
    at = Math.max(valueEnd(text, element), element + 1);
    yield { start: element, end: at };
  }
}

/** The place behind a value; -1 for one that does not end, or is none. Nothing is checked but texts and brackets. */
export function valueEnd(text: Uint8Array, start: number): number {
  const { length } = text;
  let depth = 0;
  for (let at = start; at < length; at++) {
    const kind = kinds[text[at] as number];
    if (kind === ordinary) continue;
    if (kind === textMark) {
      at = textEnd(text, at + 1);
      if (at < 0 || depth === 0) return at;
      at--;
    } else if (kind === opening) depth++;
    else if (kind === closing) {
      depth--;
      if (depth <= 0) return depth === 0 ? at + 1 : behindScalar(start, at);
    } else if (depth === 0) return behindScalar(start, at);
  }
  return -1;
}

const behindScalar = (start: number, end: number): number => (end > start ? end : -1);

/** The place behind the quote that ends a text; -1 where none does. */
function textEnd(text: Uint8Array, start: number): number {
  const { length } = text;
  for (let at = start; at < length; at++) {
    const byte = text[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at++;
  }
  return -1;
}

/** What a byte is where no text is. */
const ordinary = 0;
const textMark = 1;
const opening = 2;
const closing = 3;
const between = 4;
const kinds = new Uint8Array(256);
kinds.fill(between, 0, space + 1);
for (const [kind, bytes] of [
  [textMark, [quote]],
  [opening, [openingBracket, openingBrace]],
  [closing, [closingBracket, closingBrace]],
  [between, [comma, colon]],
] as const)
  for (const byte of bytes) kinds[byte] = kind;

/** The place behind white space (RFC 8259, section 2). */
export function blankEnd(text: Uint8Array, start: number): number {
  let at = start;
  while (text[at] === space || text[at] === tab || text[at] === lineFeed || text[at] === carriageReturn) at++;
  return at;
}
