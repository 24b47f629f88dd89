import { join } from 'node:path';
import { expect, test } from 'vitest';
import { excelOptions, writeFile } from '../files.ts';
import { goldenExcel, goldenFolder, writeWorkbook } from '../golden.ts';
import { readPackage } from './read-package.ts';

/** A line per cell, to be read and compared. The room kept for the head is shown as an ellipsis. */
const inLines = (xml: string): string =>
  `${xml.replace(/><(?!\/|v>|is>|t[> ])/g, '>\n<').replace(/(?<=<sheetData>) +/, '…')}\n`;

test.each(goldenExcel)('$name', async (golden) => {
  const { bytes } = await writeWorkbook(golden);
  for (const [part, xml] of await readPackage(bytes))
    await expect(inLines(xml)).toMatchFileSnapshot(join(goldenFolder, 'xlsx', golden.name, part));
});

test('the same rows make the same bytes', async () => {
  const [golden] = goldenExcel;
  const write = async (): Promise<Buffer> =>
    (await writeFile(excelOptions(golden?.options), golden?.sheets ?? [])).bytes;
  expect((await write()).equals(await write())).toBe(true);
});
