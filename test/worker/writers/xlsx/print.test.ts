import { describe, expect, test } from 'vitest';
import type { Worksheet } from 'exceljs';
import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import { column, columns, excelOptions, someFacts, writeFile, type Sheet } from '../files.ts';
import { readPackage } from './read-package.ts';
import { readBack, readWorkbook } from './read-workbook.ts';

const sheet: Sheet = { columns: columns('text', 'count'), rows: [['x', 1]] };

async function titled(title: string, options: Partial<ExcelOptions> = {}): Promise<Worksheet> {
  const { bytes } = await writeFile(excelOptions(options), [sheet], { facts: { ...someFacts, title } });
  return (await readWorkbook(bytes)).worksheets[0] as Worksheet;
}

describe('a printed page', () => {
  test('has the title and the day above and its number below', async () => {
    const { headerFooter } = await titled('Classes', { dateFormat: 'eu' });
    expect(headerFooter.oddHeader).toBe('&L&"-,Bold"Classes&R30.09.2024');
    expect(headerFooter.oddFooter).toBe('&CPage &P of &N');
  });

  test('has other texts when they are given, in which nothing is a code', async () => {
    const { headerFooter } = await titled('Classes', { header: 'R&D &P', footer: '&' });
    expect(headerFooter.oddHeader).toBe('&CR&&D &&P');
    expect(headerFooter.oddFooter).toBe('&C&&');
  });

  test.each([
    ['&'.repeat(300), '&&'.repeat(116)],
    ['😀'.repeat(300), '😀'.repeat(116)],
  ])('has no header longer than Excel takes', async (title, cut) => {
    const header = (await titled(title)).headerFooter.oddHeader ?? '';
    expect(header).toBe(`&L&"-,Bold"${cut}&R2024-09-30`);
    expect(header.length).toBeLessThanOrEqual(255);
  });

  test('repeats the header row and has room for all columns', async () => {
    const { pageSetup } = await titled('Classes');
    expect(pageSetup).toMatchObject({
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      orientation: 'portrait',
      paperSize: 9,
    });
  });

  test.each<[string, Sheet['columns'], Partial<ExcelOptions>, string]>([
    ['of few columns', columns('text', 'text', 'text'), {}, 'portrait'],
    ['of wide columns', [column('x'.repeat(50)), column('y'.repeat(50))], {}, 'landscape'],
    [
      'of wide columns nobody fitted',
      [column('x'.repeat(50)), column('y'.repeat(50))],
      { style: false },
      'portrait',
    ],
    ['of many columns', Array.from({ length: 11 }, () => column('a')), { style: false }, 'landscape'],
  ])('%s is turned as its width asks for', async (_, wide, options, orientation) => {
    const { sheet: read } = await readBack({ columns: wide, rows: [] }, options);
    expect(read.pageSetup.orientation).toBe(orientation);
  });
});

test('the autofilter covers every row of each sheet', async () => {
  const { bytes } = await writeFile(excelOptions(), [sheet, { ...sheet, name: "o'clock", rows: [] }]);
  const { worksheets } = await readWorkbook(bytes);
  expect(worksheets.map(({ autoFilter }) => autoFilter)).toEqual(['A1:B2', 'A1:B1']);
  const workbook = (await readPackage(bytes)).get('xl/workbook.xml');
  expect(workbook).toContain(
    `<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'o''clock'!$A$1:$B$1</definedName>`,
  );
});

test('the document says what it is, who made it and when', async () => {
  const { bytes } = await writeFile(excelOptions(), [sheet], {
    facts: { ...someFacts, title: 'R&D <Analytics>' },
  });
  const { title, creator, created } = await readWorkbook(bytes);
  expect([title, creator, created]).toEqual([
    'R&D <Analytics>',
    'Analytics Export',
    new Date('2024-09-30T12:05:09Z'),
  ]);
  expect((await readPackage(bytes)).get('docProps/app.xml')).toContain(
    '<Application>Analytics Export</Application>',
  );
});
