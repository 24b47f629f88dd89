import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { de } from '../preload/words/de/index.ts';
import { en, type MessageId } from '../preload/words/en/index.ts';
import { wordsOf } from '../preload/words/words.ts';
import { wordsInCode } from './words-in-code.ts';

const root = resolve(import.meta.dirname, '..');
const ids = Object.keys(en) as MessageId[];

/** The names of a message's arguments, those in the choices of a plural or a selection too. */
function argumentsOf(message: string): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    // Its numbers name what an element is: 0 is plain text, 7 the number sign of a plural.
    if ('type' in value && 'value' in value && value.type !== 0) found.add(String(value.value));
    for (const part of Object.values(value)) visit(part);
  };
  visit(new IntlMessageFormat(message, 'en').getAst());
  return found;
}

interface Said {
  place: string;
  id: string;
  /** The names of the values it is given; undefined for those that are made elsewhere. */
  given: string[] | undefined;
}

const said: Said[] = [];
const unsaid: string[] = [];
const named = new Set<string>();
const beginnings = new Set<string>();

for (const file of globSync('{renderer,main,preload}/**/*.{ts,tsx}', { cwd: root })) {
  if (/preload\/words\/(en|de)\//.test(file.replaceAll('\\', '/'))) continue;
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) named.add(node.text);
    if (ts.isTemplateExpression(node)) beginnings.add(node.head.text);
    if (ts.isCallExpression(node) && /(^|\.)t$/.test(node.expression.getText())) {
      const [id, values] = node.arguments;
      if (id && ts.isStringLiteralLike(id))
        said.push({
          place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
          id: id.text,
          given: values === undefined ? [] : namesIn(values),
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (file.startsWith('renderer')) unsaid.push(...wordsInCode(source).map((text) => `${file}: ${text}`));
}

function namesIn(values: ts.Expression): string[] | undefined {
  if (!ts.isObjectLiteralExpression(values)) return undefined;
  const names = values.properties.map(({ name }) => name?.getText());
  return names.some((name) => name === undefined) ? undefined : (names as string[]);
}

describe('The catalogues', () => {
  test('a message has the same arguments in every language', () => {
    const argumentsIn = (catalogue: Record<MessageId, string>) =>
      ids.map((id) => `${id}: ${[...argumentsOf(catalogue[id])].sort().join(', ')}`);
    expect(argumentsIn(de)).toEqual(argumentsIn(en));
  });

  test('what is said is given what the message needs', () => {
    const wrong = said.flatMap(({ place, id, given }) => {
      const needed = [...argumentsOf(en[id as MessageId])].sort();
      return given && String(given.sort()) !== String(needed) ? [{ place, id, given, needed }] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('whatever the window shows or reads out stands in them', () => {
    expect(unsaid).toEqual([]);
  });

  test('no two messages have one name, of which the later one would count', () => {
    const files = globSync('preload/words/en/*.ts', { cwd: root });
    const names = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, name]) => name),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBe(ids.length);
  });

  test('nothing stands in them that nobody says', () => {
    const isSaid = (id: string): boolean =>
      named.has(id) ||
      [...beginnings].some((beginning) => /[a-z]\./.test(beginning) && id.startsWith(beginning));
    expect(ids.filter((id) => !isSaid(id))).toEqual([]);
  });

  test('a plural, a number and a list are as their locale writes them', () => {
    const [english, german] = [wordsOf('en'), wordsOf('de')];
    expect([english.number(1234.5), german.number(1234.5)]).toEqual(['1,234.5', '1.234,5']);
    const names = ['Art', 'Music', 'History', 'Physics'];
    expect([english.list(names), english.firstOf(names, 2)]).toEqual([
      'Art, Music, History, and Physics',
      'Art, Music and 2 more',
    ]);
    expect(german.firstOf(names, 2)).toBe('Art, Music und 2 weitere');
  });
});
