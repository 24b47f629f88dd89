import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { sheetPath } from '../writers/xlsx/package-parts.ts';
import { DamagedPackage, openEntry, readDirectory, type ZipEntry } from './zip-directory.ts';

const rowStart = Buffer.from('<row ');

/**
 * Counts the rows, without headers, in the first `sheets` worksheets of a workbook: those behind them only tell about
 * the rows. Null when it is no whole workbook.
 */
export async function workbookRows(path: string, sheets: number): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const directory = await readDirectory(file, size);
    let rows = 0;
    for (let index = 0; index < sheets; index++) {
      const entry = directory.get(sheetPath(index));
      if (!entry) return null;
      rows += (await countRows(file, entry)) - 1;
    }
    return rows;
  } catch (error) {
    if (error instanceof DamagedPackage || isInflateError(error)) return null;
    throw error;
  } finally {
    await file.close();
  }
}

async function countRows(file: FileHandle, entry: ZipEntry): Promise<number> {
  let rows = 0;
  await pipeline(
    await openEntry(file, entry),
    createInflateRaw(),
    async (xml: AsyncIterable<Buffer>): Promise<void> => {
      let rest = Buffer.alloc(0);
      for await (const chunk of xml) {
        const bytes = Buffer.concat([rest, chunk]);
        for (let at = bytes.indexOf(rowStart); at >= 0; at = bytes.indexOf(rowStart, at + 1)) rows++;
        // One may reach into the next chunk.
        rest = bytes.subarray(Math.max(bytes.length - rowStart.length + 1, 0));
      }
    },
  );
  return rows;
}

const isInflateError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
