import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf } from '../../../../main/worker/rows.ts';
import { createWriter, displayTexts } from '../../../../main/worker/writers/index.ts';
import { columnTypes } from '../../../../preload/contract/dataset.ts';
import { dateFormats, type DateFormat } from '../../../../preload/contract/options.ts';
import { column, columns, csvOptions, csvText, someFacts, writeFile } from '../files.ts';
import { MemorySink } from '../memory-sink.ts';
import { finiteNumber, hostileText } from '../values.ts';

const noHeader = { headers: false } as const;

describe('a record', () => {
  test('null and the empty text are empty fields', async () => {
    expect(await csvText(columns('text', 'text', 'text'), [[null, '', 1]], noHeader)).toBe(',,1\r\n');
  });

  test('one empty field is quoted, whatever it is made of', async () => {
    const rows = [[null], [''], ['x']];
    expect(await csvText([column('')], rows)).toBe('""\r\n""\r\n""\r\nx\r\n');
  });

  test('a table without rows is its header, one without a header is nothing', async () => {
    expect(await csvText(columns('text', 'count'), [])).toBe('a,b\r\n');
    expect(await csvText(columns('text'), [], noHeader)).toBe('');
  });

  test('the byte-order mark is there unless it is not wanted', async () => {
    const sheet = { columns: columns('text'), rows: [] };
    expect((await writeFile(csvOptions(), [sheet])).bytes.toString('hex')).toBe('efbbbf610d0a');
    expect((await writeFile(csvOptions({ encoding: 'utf-8' }), [sheet])).bytes.toString('hex')).toBe(
      '610d0a',
    );
  });

  test('booleans are words, texts and other numbers among them stay', async () => {
    const rows = [[0], [1], [2], [-1], [0.5], ['yes'], [null], [false], [true]];
    expect(
      await csvText(
        columns('text', 'boolean'),
        rows.map((row) => ['', ...row]),
        noHeader,
      ),
    ).toBe(',false\r\n,true\r\n,2\r\n,-1\r\n,0.5\r\n,yes\r\n,\r\n,false\r\n,true\r\n');
  });

  test('rows before a sheet has begun are refused', async () => {
    const writer = createWriter(new MemorySink(), csvOptions(), someFacts);
    await expect(writer.write(batchOf([['x']]))).rejects.toThrow('no sheet has begun');
  });
});

test('a lone surrogate becomes U+FFFD and is counted', async () => {
  const rows = [['a\ud83d'], ['\ude00b'], ['😀'], ['plain']];
  const { bytes, alteredCells } = await writeFile(csvOptions(noHeader), [{ columns: columns('text'), rows }]);
  expect(bytes.toString()).toBe('\ufeffa\ufffd\r\n\ufffdb\r\n😀\r\nplain\r\n');
  expect(alteredCells).toBe(2);
});

describe('the formula guard', () => {
  // prettier-ignore
  const dangerous = [
    '=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', '=', '-', '+', '@', '--1', '-1-1', '+1 2',
    "=cmd|' /C calc'!A0", '-1e5', '-,5', '=1', '-1\n', `=HYPERLINK("http://x","${'long '.repeat(30)}")`,
  ];
  // prettier-ignore
  const harmless = [
    '-5', '+49', '-3,14', '+0.5', '00123', 'a=1', ' =1', '1-2', "'=1", '', '1', '.5', 'ünï', '\ufeff',
    '-12345678901234567890123456789012345678901234567890',
  ];

  test('stands before every text a spreadsheet would run', async () => {
    const rows = dangerous.map((text) => [text, 0]);
    const guarded = await csvText(columns('text', 'count'), rows, noHeader);
    const written = await csvText(
      columns('text', 'count'),
      rows.map(([text]) => [`'${String(text)}`, 0]),
      noHeader,
    );
    expect(guarded).toBe(written);
    const file = await writeFile(csvOptions(), [{ columns: columns('text', 'count'), rows }]);
    expect(file.guardedCells).toBe(dangerous.length);
  });

  test('leaves numbers with a sign and everything else alone', async () => {
    const sheet = { columns: columns('text', 'any'), rows: harmless.map((text) => [text, text]) };
    const guarded = await writeFile(csvOptions(), [sheet]);
    const unguarded = await writeFile(csvOptions({ formulaGuard: false }), [sheet]);
    expect(guarded.bytes.equals(unguarded.bytes)).toBe(true);
    expect(guarded.alteredCells).toBe(0);
  });

  test('never touches a number, in whatever column', async () => {
    const rows = [
      [-5, -0.25, -1e21],
      [-1e-7, -2, -3],
    ];
    const { alteredCells, guardedCells } = await writeFile(csvOptions(), [
      { columns: columns('number', 'text', 'any'), rows },
    ]);
    expect({ alteredCells, guardedCells }).toEqual({ alteredCells: 0, guardedCells: 0 });
    expect(await csvText(columns('number', 'text', 'any'), rows, noHeader)).toBe(
      '-5,-0.25,-1e+21\r\n-1e-7,-2,-3\r\n',
    );
  });

  test('stands before names of columns too, and in date columns', async () => {
    const sheet = { columns: [column('=A1', 'date')], rows: [['=A2'], ['2024-01-15']] };
    const { bytes, guardedCells } = await writeFile(csvOptions(), [sheet]);
    expect(bytes.toString()).toBe("\ufeff'=A1\r\n'=A2\r\n2024-01-15\r\n");
    expect(guardedCells).toBe(2);
  });

  test('can be turned off', async () => {
    expect(await csvText(columns('text'), [['=1+1']], { ...noHeader, formulaGuard: false })).toBe('=1+1\r\n');
  });
});

describe('dates', () => {
  const shown = async (text: string, type: 'date' | 'datetime' | 'text' = 'datetime'): Promise<string[]> => {
    const texts: string[] = [];
    for (const dateFormat of dateFormats)
      texts.push((await csvText(columns(type), [[text]], { ...noHeader, dateFormat })).slice(0, -2));
    return texts;
  };

  /** In the order of `dateFormats`; `stored` is the text itself. */
  test.each([
    ['2024-01-15', ['2024-01-15', '01/15/2024', '15.01.2024', '2024-01-15', '2024-01-15']],
    [
      '2024-01-15T08:30:59Z',
      ['2024-01-15', '01/15/2024', '15.01.2024', '2024-01-15 08:30:59', '2024-01-15T08:30:59Z'],
    ],
    [
      '2024-01-15 08:30',
      ['2024-01-15', '01/15/2024', '15.01.2024', '2024-01-15 08:30:00', '2024-01-15T08:30:00'],
    ],
    [
      '2024-01-15 08:30:59.123456',
      ['2024-01-15', '01/15/2024', '15.01.2024', '2024-01-15 08:30:59', '2024-01-15T08:30:59.123456'],
    ],
    [
      '2024-12-31T23:59:59.999+14:00',
      ['2024-12-31', '12/31/2024', '31.12.2024', '2024-12-31 23:59:59', '2024-12-31T23:59:59.999+14:00'],
    ],
    [
      '2024-12-31 23:59-0330',
      ['2024-12-31', '12/31/2024', '31.12.2024', '2024-12-31 23:59:00', '2024-12-31T23:59:00-0330'],
    ],
    [
      '2024-01-15 08:30:59,5',
      ['2024-01-15', '01/15/2024', '15.01.2024', '2024-01-15 08:30:59', '2024-01-15T08:30:59.5'],
    ],
    ['1899-12-31', ['1899-12-31', '12/31/1899', '31.12.1899', '1899-12-31', '1899-12-31']],
    ['2000-02-29', ['2000-02-29', '02/29/2000', '29.02.2000', '2000-02-29', '2000-02-29']],
  ])('%s', async (text, texts) => {
    const unchanged = text.includes(',') ? `"${text}"` : text;
    expect(await shown(text)).toEqual([...texts, unchanged]);
    expect(await shown(text, 'date')).toEqual([...texts, unchanged]);
    expect(await shown(text, 'text')).toEqual([...texts, text].map(() => unchanged));
  });

  /** The formats that leave out a part of it. */
  test.each<[string, readonly DateFormat[]]>([
    ['2024-01-15', []],
    ['2024-01-15T00:00:00Z', []],
    ['2024-01-15 00:00:00.000+00:00', []],
    ['2024-01-15T08:30Z', ['iso', 'us', 'eu']],
    ['2024-01-15 00:00:01', ['iso', 'us', 'eu']],
    ['2024-01-15T08:30:00.5', ['iso', 'us', 'eu', 'full']],
    ['2024-01-15T00:00:00+02:00', ['iso', 'us', 'eu', 'full']],
    ['2024-01-15T08:30:61', []],
    ['n/a', []],
  ])('%s is counted where a part of it is left out', async (text, shortening) => {
    const named = [column('When', 'datetime'), column('Note', 'text')];
    for (const dateFormat of dateFormats)
      for (const quoting of ['minimal', 'all'] as const) {
        const options = csvOptions({ dateFormat, quoting });
        const written = await writeFile(options, [
          {
            columns: named,
            rows: [
              [text, text],
              [null, text],
              [text, null],
            ],
          },
        ]);
        const expected = shortening.includes(dateFormat);
        expect([dateFormat, written.alteredCells]).toEqual([dateFormat, expected ? 2 : 0]);
        expect(written.shortenedTimes).toEqual(expected ? ['When'] : []);
      }
  });

  // prettier-ignore
  const noDates = [
    '2024-02-30', '1900-02-29', '2024-13-01', '2024-00-10', '2024-01-00', '24-01-15', '2024-1-5', '2024-01-15 ', '2024/01/15',
    '2024-01-15T25:00', '2024-01-15T08:60', '2024-01-15T08:30:60', '2024-01-15T', '2024-01-15T08', '2024-01-15 10:00 room 5',
    '2024-01-15x', '2024-01-15T08:30:', '2024-01-15T08:30:5', '2024-01-15T08:30Zulu', 'today', '', '２０２４-01-15', '-024-01-15',
  ];

  test.each(noDates)('%j is no date and stays', async (text) => {
    const options = { ...noHeader, dateFormat: 'eu', formulaGuard: false } as const;
    expect(await csvText(columns('text', 'datetime'), [['', text]], options)).toBe(`,${text}\r\n`);
  });
});

test('the preview shows what the file will hold', async () => {
  const value = fc.oneof(
    fc.constant(null),
    finiteNumber,
    fc.constantFrom(Infinity, -Infinity),
    hostileText,
    fc.boolean(),
    fc.constantFrom('2024-01-15', '2024-01-15T08:30:59Z', '2024-02-30', '2024-01-15 08:30:59.25+01:00'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...columnTypes),
      fc.constantFrom(...dateFormats),
      fc.boolean(),
      fc.array(value, { minLength: 1, maxLength: 20 }),
      async (type, dateFormat, formulaGuard, values) => {
        const options = csvOptions({ headers: false, encoding: 'utf-8', dateFormat, formulaGuard });
        const rows = values.map((cell) => [cell, 'end']);
        const display = displayTexts(options);
        const shown = values.map((cell) => [display(cell, column('a', type)), 'end']);
        const file = await writeFile(options, [{ columns: columns(type, 'text'), rows }]);
        const asTexts = csvOptions({ headers: false, encoding: 'utf-8', formulaGuard: false });
        const expected = await writeFile(asTexts, [{ columns: columns('text', 'text'), rows: shown }]);
        expect(file.bytes.toString()).toBe(expected.bytes.toString());
      },
    ),
    { numRuns: 200 },
  );
});
