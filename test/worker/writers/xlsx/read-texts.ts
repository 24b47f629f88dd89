import { readPackage } from './read-package.ts';

/**
 * The text cells of the first sheet by their references. exceljs leaves the escapes of inline texts as they are,
 * so this reads what the standard says: XML's own rules first, then `_xHHHH_` (ECMA-376 Part 1, 22.9.2.19).
 */
export async function readTexts(bytes: Buffer): Promise<Map<string, string>> {
  const parts = await readPackage(bytes);
  const shared = Array.from(
    (parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si><t(?<space>[^>]*)>(?<content>[^<]*)<\/t><\/si>/g),
    textOf,
  );
  const texts = new Map<string, string>();
  const cells =
    /<c r="(?<reference>\w+)"[^>]* t="(?:s"><v>(?<index>\d+)<\/v>|inlineStr"><is><t(?<space>[^>]*)>(?<content>[^<]*)<\/t><\/is>)<\/c>/g;
  for (const match of (parts.get('xl/worksheets/sheet1.xml') ?? '').matchAll(cells)) {
    const { reference = '', index } = match.groups ?? {};
    texts.set(reference, index === undefined ? textOf(match) : (shared[Number(index)] as string));
  }
  return texts;
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

export const unescaped = (xml: string): string =>
  xml.replace(/&\w+;/g, (entity) => entities[entity] as string);

function textOf({ groups: { space = '', content = '' } = {} }: RegExpExecArray): string {
  const xml = unescaped(content.replace(/\r\n?/g, '\n'));
  const kept = space === ' xml:space="preserve"' ? xml : xml.replace(/^[ \t\n]+|[ \t\n]+$/g, '');
  return kept.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
