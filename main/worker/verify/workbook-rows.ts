import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { sheetPath } from '../writers/xlsx/package-parts.ts';

const rowStart = Buffer.from('<row ');

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
      rows += (await countRows(await zip.openReadStreamPromise(entry))) - 1;
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
  let rest = Buffer.alloc(0);
  for await (const chunk of xml) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let at = bytes.indexOf(rowStart); at >= 0; at = bytes.indexOf(rowStart, at + 1)) rows++;
    // One may reach into the next chunk.
    rest = bytes.subarray(Math.max(bytes.length - rowStart.length + 1, 0));
  }
  return rows;
}

/** What yauzl says of a package, in plain errors, and zlib of what is compressed in it; what the system says has a code. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  ('code' in error ? String(error.code).startsWith('Z_') : error.constructor === Error);
