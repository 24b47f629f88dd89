import { join } from 'node:path';
import { expect, test } from 'vitest';
import { excelOptions, writeFile } from '../files.ts';
import { goldenExcel, goldenFolder } from '../golden.ts';
import { readPackage } from './read-package.ts';

/** A line per cell, to be read and compared. The room kept for the head is shown as an ellipsis. */
const inLines = (xml: string): string =>
  `${xml.replace(/><(?!\/|v>|is>|t[> ])/g, '>\n<').replace(/(?<=<sheetData>) +/, '…')}\n`;

test.each(goldenExcel)('$name', async ({ name, options, sheets }) => {
  const { bytes } = await writeFile(excelOptions(options), sheets);
  for (const [part, xml] of await readPackage(bytes))
    await expect(inLines(xml)).toMatchFileSnapshot(join(goldenFolder, 'xlsx', name, part));
});

test('the same rows make the same bytes', async () => {
  const [golden] = goldenExcel;
  const write = async (): Promise<Buffer> =>
    (await writeFile(excelOptions(golden?.options), golden?.sheets ?? [])).bytes;
  expect((await write()).equals(await write())).toBe(true);
});
