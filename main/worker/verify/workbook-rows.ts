import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { sheetPath } from '../writers/xlsx/package-parts.ts';

/**
 * Counts the rows, without headers, in the first `sheets` worksheets of a workbook: those behind them only tell about
 * the rows. Null when it is no whole workbook.
 */
export async function workbookRows(path: string, sheets: number): Promise<number | null> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    let rows = 0;
    for (let index = 0; index < sheets; index++) {
      const entry = entries.get(sheetPath(index));
      if (!entry) return null;
      rows += Math.max((await countRows(await zip.openReadStreamPromise(entry))) - 1, 0);
    }
    return rows;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  } finally {
    zip?.close();
  }
}

async function countRows(xml: AsyncIterable<unknown>): Promise<number> {
  let rows = 0;
  let tag: Buffer | undefined;
  let rest = Buffer.alloc(0);
  for await (const chunk of xml) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    tag ??= rowTag(bytes);
    for (let at = bytes.indexOf(tag); at >= 0; at = bytes.indexOf(tag, at + 1))
      if (endsName(bytes[at + tag.length])) rows++;
    // One may reach into the next chunk, or its name may go on there.
    rest = bytes.subarray(Math.max(bytes.length - tag.length, 0));
  }
  return rows;
}

/** How a row begins: as the worksheet that has it, with the same prefix (Namespaces in XML, section 4). */
function rowTag(head: Buffer): Buffer {
  const [, prefix = ''] = /<([\w.-]+:)?worksheet\s/.exec(head.toString('latin1', 0, 4_096)) ?? [];
  return Buffer.from(`<${prefix}row`);
}

/** There are rows without attributes, and there is `rowBreaks`. */
const endsName = (byte: number | undefined): boolean =>
  byte !== undefined && ' \t\r\n/>'.includes(String.fromCharCode(byte));

/** What yauzl says of a package, in plain errors, and zlib of what is compressed in it; what the system says has a code. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  ('code' in error ? String(error.code).startsWith('Z_') : error.constructor === Error);
