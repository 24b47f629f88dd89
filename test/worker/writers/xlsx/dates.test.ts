import { describe, expect, test } from 'vitest';
import { dateFormats, type DateFormat } from '../../../../preload/contract/export.ts';
import { readCell } from './read-workbook.ts';

/** As exceljs tells them, which leaves out the signs that escape the separators. */
const formats: Record<DateFormat, { day: string; moment: string }> = {
  iso: { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd' },
  us: { day: 'mm/dd/yyyy', moment: 'mm/dd/yyyy' },
  eu: { day: 'dd.mm.yyyy', moment: 'dd.mm.yyyy' },
  full: { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm:ss' },
};

describe.each(dateFormats)('in the format %s', (dateFormat) => {
  test.each(['1900-03-01', '1970-01-01', '2000-02-29', '2024-02-29', '2024-12-31', '9999-12-31'])(
    '%s is that day',
    async (text) => {
      for (const type of ['date', 'datetime'] as const) {
        const cell = await readCell(text, type, { dateFormat });
        expect(cell.value).toEqual(new Date(`${text}T00:00:00Z`));
        expect(cell.numFmt.replaceAll('\\', '')).toBe(formats[dateFormat].day);
      }
    },
  );

  test.each(['2024-01-15T08:30:59Z', '2024-12-31 23:59:59.999+14:00', '2024-02-29T00:00'])(
    '%s is that moment, or its day',
    async (text) => {
      const shown =
        dateFormat === 'full'
          ? `${text.replace(' ', 'T').slice(0, 19).padEnd(19, ':00')}Z`
          : text.slice(0, 10);
      for (const type of ['date', 'datetime'] as const) {
        const cell = await readCell(text, type, { dateFormat });
        expect(cell.value).toEqual(new Date(shown));
        expect(cell.numFmt.replaceAll('\\', '')).toBe(formats[dateFormat].moment);
      }
    },
  );
});

test.each([
  ['1900-02-28', '28.02.1900'],
  ['1899-12-31T10:00:00Z', '31.12.1899'],
  ['0001-01-01', '01.01.0001'],
])('%s, before the days all spreadsheets agree on, is a text in the format', async (text, shown) => {
  expect((await readCell(text, 'date', { dateFormat: 'eu' })).value).toBe(shown);
});

test.each(['2024-02-30', '2024-01-15 10:00 room 5', 'soon', '1900-02-29', '2024-01-15T24:00'])(
  '%s is no date and stays',
  async (text) => {
    expect((await readCell(text, 'datetime', { dateFormat: 'eu' })).value).toBe(text);
  },
);

test('a date in a column of texts stays a text', async () => {
  expect((await readCell('2024-01-15', 'text')).value).toBe('2024-01-15');
});

test('a number in a date column is not shown as a day', async () => {
  const cell = await readCell(1_700_000_000, 'datetime');
  expect([cell.value, cell.numFmt]).toEqual([1_700_000_000, undefined]);
});
