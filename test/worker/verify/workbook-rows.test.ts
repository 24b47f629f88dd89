import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { workbookRows } from '../../../main/worker/verify/workbook-rows.ts';
import { sheetPath } from '../../../main/worker/writers/xlsx/package-parts.ts';
import { ZipPackager } from '../../../main/worker/writers/xlsx/zip-packager.ts';
import { test as base } from '../../fixtures/folder.ts';
import { MemorySink } from '../writers/memory-sink.ts';

const test = base.extend('path', ({ folder }) => join(folder, 'a.xlsx'));

/** A header and two more. */
const rows = '<row r="1"/><row r="2"/><row r="3"/>';

// What lies between was never written, and takes no room on a disk but for NTFS.
test.skipIf(process.platform === 'win32')(
  'the rows of a sheet, and a directory, beyond four gigabytes are found',
  async ({ path }) => {
    const file = await open(path, 'w');
    const sink = {
      size: 5_000_000_000,
      write: async (bytes: Uint8Array): Promise<void> => {
        const position = sink.size;
        sink.size += bytes.length;
        await file.write(bytes, 0, bytes.length, position);
      },
      patch: async (position: number, bytes: Uint8Array): Promise<void> => {
        await file.write(bytes, 0, bytes.length, position);
      },
    };
    const zip = new ZipPackager(sink);
    await zip.add(sheetPath(0), rows);
    await zip.close();
    await file.close();
    expect(await workbookRows(path, 1)).toBe(2);
  },
);

test.for<[string, string, number]>([
  ['without attributes', '<worksheet xmlns="a"><row><c/></row><row/><row\n/></worksheet>', 2],
  ['with a prefix', '<x:worksheet xmlns:x="a"><x:row r="1"/><x:row r="2"/><x:rowBreaks/></x:worksheet>', 1],
  ['of which there are none', '<worksheet xmlns="a"><sheetData/></worksheet>', 0],
])('rows %s, as other programs write them, are counted', async ([, sheet, count], { path }) => {
  const sink = new MemorySink();
  const zip = new ZipPackager(sink);
  await zip.add(sheetPath(0), sheet);
  await zip.close();
  await writeFile(path, sink.bytes);
  expect(await workbookRows(path, 1)).toBe(count);
});

test('a package that was cut anywhere is no workbook', async ({ path }) => {
  const sink = new MemorySink();
  const zip = new ZipPackager(sink);
  await zip.add(sheetPath(0), rows);
  await zip.close();
  await writeFile(path, sink.bytes);
  expect(await workbookRows(path, 1)).toBe(2);
  for (let size = sink.bytes.length - 1; size >= 0; size--) {
    await truncate(path, size);
    expect(await workbookRows(path, 1)).toBeNull();
  }
});
