import { describe, expect, test } from 'vitest';
import { dateFormats, type DateFormat } from '../../../../preload/contract/options.ts';
import { column, excelOptions, writeFile } from '../files.ts';
import { readCell } from './read-workbook.ts';

/** As exceljs tells them, which leaves out the signs that escape the separators. */
const formats: Record<Exclude<DateFormat, 'stored'>, { day: string; moment: string }> = {
  iso: { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd' },
  us: { day: 'mm/dd/yyyy', moment: 'mm/dd/yyyy' },
  eu: { day: 'dd.mm.yyyy', moment: 'dd.mm.yyyy' },
  full: { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm:ss' },
  'iso-time': { day: 'yyyy-mm-dd', moment: 'yyyy-mm-ddThh:mm:ss' },
};

describe.each(dateFormats.filter((format) => format !== 'stored'))('in the format %s', (dateFormat) => {
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

  test.each([
    '2024-01-15T08:30:59Z',
    '2024-12-31 23:59:59',
    '2024-02-29T00:00',
    '2024-01-15T08:30:59.000000',
  ])('%s is that moment, of which the day may be all that is shown', async (text) => {
    for (const type of ['date', 'datetime'] as const) {
      const cell = await readCell(text, type, { dateFormat });
      expect(cell.value).toEqual(new Date(`${text.replace(' ', 'T').slice(0, 19).padEnd(19, ':00')}Z`));
      expect(cell.numFmt.replaceAll('\\', '')).toBe(formats[dateFormat].moment);
    }
  });

  test.each(['2024-01-31T14:05:00.999Z', '2024-12-31 23:59:59.9', '1970-01-01T00:00:00,001'])(
    '%s keeps its milliseconds, which are shown where seconds are',
    async (text) => {
      const cell = await readCell(text, 'datetime', { dateFormat });
      const iso = text.replace(' ', 'T').replace(',', '.').replace('Z', '');
      expect((cell.value as Date).toISOString()).toBe(new Date(`${iso}Z`).toISOString());
      const { day, moment } = formats[dateFormat];
      expect(cell.numFmt.replaceAll('\\', '')).toBe(day === moment ? day : `${moment}.000`);
    },
  );
});

describe('what a real date has no place for, a zone or less than a millisecond,', () => {
  const texts = ['2024-01-31T14:05:00.999+02:00', '2024-01-31T14:05:00.9999', '1899-12-31T14:05:00.5Z'];

  test('is counted where it is left out', async () => {
    for (const dateFormat of ['iso', 'us', 'eu', 'full'] as const) {
      const { alteredCells, shortenedTimes } = await writeFile(excelOptions({ dateFormat }), [
        { columns: [column('When', 'datetime')], rows: texts.map((text) => [text]) },
      ]);
      expect([alteredCells, shortenedTimes]).toEqual([3, ['When']]);
    }
  });

  test.each(texts)('is kept by iso-time, in a text: %s', async (text) => {
    expect((await readCell(text, 'datetime', { dateFormat: 'iso-time' })).value).toBe(text);
  });

  test('is told of all sheets a sheet continues in', async () => {
    const rows = [...texts, '2024-01-31', '2024-01-31'].map((text) => [text]);
    const written = await writeFile(
      excelOptions({ onOverflow: 'split' }),
      [{ columns: [column('When', 'datetime')], rows }],
      { rowLimit: 2 },
    );
    expect(written.shortenedTimes).toEqual(['When']);
  });
});

test.each(['2024-01-15', '2024-01-15T08:30:59.123456+02:00', '2024-02-30', 'soon'])(
  'in the format stored %s is the text it is',
  async (text) => {
    const cell = await readCell(text, 'datetime', { dateFormat: 'stored' });
    expect([cell.value, cell.numFmt]).toEqual([text, undefined]);
  },
);

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
