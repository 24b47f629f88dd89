import type { TextSpan } from '../../../../preload/contract/errors.ts';

/**
 * What SQLite's message about a statement is about in its text; undefined where that is not certain. (The driver does not
 * pass sqlite3_error_offset() on.) `messageOf` says what SQLite would say of another text.
 */
export function queryPlace(
  sql: string,
  message: string,
  messageOf: (sql: string) => string | undefined,
): TextSpan | undefined {
  const found = placeOf(sql, message, messageOf);
  return found && { from: found.from, to: found.to };
}

function placeOf(...[sql, message, messageOf]: Parameters<typeof queryPlace>): TextSpan | undefined {
  const tokens = tokensOf(sql);
  if (message === 'incomplete input') return tokens.at(-1);
  const refused = /^near "([^]*)": syntax error$|^unrecognized token: "([^]*)"$/.exec(message);
  if (refused) {
    const text = refused[1] ?? refused[2];
    const alike = tokens.filter((token) => token.text === text);
    // The parser goes from left to right: with what comes before the token alone it has nothing to say of it yet.
    return first(alike, ({ to }) => messageOf(sql.slice(0, to)) === message);
  }
  const { name, isFunction } = nameIn(message);
  const places = name === undefined ? [] : placesOf(name.split('.'), isFunction, tokens);
  return places.length === 1 ? places[0] : undefined;
}

interface Token extends TextSpan {
  text: string;
}

/** As far as SQLite's own tokens matter here (sqlite.org/lang_expr.html, tokenize.c): what has no end goes to the text's. */
const token =
  /(?:[xX]?'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)|\d*\.\d[\w$]*|\d+\.|[?:@#]?[\w$\u0080-\uffff]+|\|\||->>?|<[<=>]?|>[>=]?|==|!=|[^\s])/;
const comment = /--[^\n]*|\/\*[^]*?(?:\*\/|$)/;
const tokensOrComments = new RegExp(`(${comment.source})|${token.source}`, 'g');

const tokensOf = (sql: string): Token[] =>
  Array.from(sql.matchAll(tokensOrComments))
    .filter(([, isComment]) => isComment === undefined)
    .map(({ 0: text, index }) => ({ text, from: index, to: index + text.length }));

/** The first for which it holds, of a list in which it holds for all that follow one for which it holds. */
function first<T>(list: readonly T[], holds: (one: T) => boolean): T | undefined {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return list[low];
}

/** What a message names, in SQLite's words (resolve.c, build.c). */
function nameIn(message: string): { name?: string | undefined; isFunction: boolean } {
  const called =
    /^(?:wrong number of arguments to function|misuse of [a-z ]*(?:function|aggregate):?) (.+)\(\)$/;
  const missing = /^(?:no such (column|table|function|window)|ambiguous column name): (.+?)(?: - .*)?$/;
  const [, functionName] = called.exec(message) ?? [];
  if (functionName !== undefined) return { name: functionName, isFunction: true };
  const [, kind, name] = missing.exec(message) ?? [];
  return { name: name && plain(name), isFunction: kind === 'function' };
}

/** Wherever the name stands by itself, in quotes or without. */
function placesOf(parts: readonly string[], isFunction: boolean, tokens: readonly Token[]): TextSpan[] {
  const words = parts.flatMap((part, index) => (index === 0 ? [part] : ['.', part]));
  return tokens.flatMap(({ from }, index) => {
    const found = tokens.slice(index, index + words.length);
    const [before, last, after] = [tokens[index - 1], found.at(-1), tokens[index + words.length]];
    const isName =
      found.length === words.length &&
      found.every(({ text }, place) => plain(text).toLowerCase() === words[place]?.toLowerCase());
    if (!isName || !last || before?.text === '.' || after?.text === '.') return [];
    return (after?.text === '(') === isFunction ? [{ from, to: last.to }] : [];
  });
}

/** A name without its quotes. A text is no name. */
const plain = (name: string): string =>
  /^"[^]*"$/.test(name)
    ? name.slice(1, -1).replaceAll('""', '"')
    : /^(`[^]*`|\[[^]*\])$/.test(name)
      ? name.slice(1, -1)
      : name;
