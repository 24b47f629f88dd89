import { describe, expect, test } from 'vitest';
import { optionsRequest, parseExportWords } from '../../main/cli/export-options.ts';
import { chosenFormat, targetPath } from '../../main/cli/export-target.ts';
import { usage } from '../../main/cli/usage.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import { chartKinds } from '../../preload/contract/chart.ts';
import { csvOptionsSchema, excelOptionsSchema } from '../../preload/contract/options.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { formatIds, type Format } from '../../preload/contract/formats.ts';

function request(out: string, ...words: string[]): ExportRequest {
  const given = parseExportWords(['--dataset', 'analytics', ...words]);
  const made = optionsRequest(given, chosenFormat(given.options.format, out));
  targetPath(out, made);
  return made;
}

const output = (format: Format, ...words: string[]): object =>
  request('a', '--format', format, ...words).output;

function refusal(...words: Parameters<typeof request>): string {
  try {
    request(...words);
  } catch (error) {
    const { code, message } = toldError(failureReport(error));
    expect(code).toBe('REQUEST_INVALID');
    return message.replace('The request cannot be understood: ', '');
  }
  throw new Error('it was not refused');
}

const schemas = { csv: csvOptionsSchema, excel: excelOptionsSchema };
const options = formatIds.flatMap((format) =>
  Object.keys(schemas[format].shape)
    .filter((key) => key !== 'format')
    .map((key) => [format, key] as const),
);

/** Two ways to write each option of a request, and what they make of it. */
// prettier-ignore
const written: Record<string, readonly [words: string[], value: unknown][]> = {
  'csv dateFormat': [[['--date-format', 'eu'], 'eu'], [['--date-format', 'full'], 'full']],
  'csv delimiter': [[['--delimiter', 'tab'], 'tab'], [['--delimiter', 'comma'], 'comma']],
  'csv encoding': [[['--encoding', 'utf-16le'], 'utf-16le'], [['--encoding', 'utf-8'], 'utf-8']],
  'csv decimalSeparator': [[['--decimal', 'comma'], 'comma'], [['--decimal', 'point'], 'point']],
  'csv quoting': [[['--quote', 'all'], 'all'], [['--quote', 'minimal'], 'minimal']],
  'csv headers': [[['--headers'], true], [['--no-headers'], false]],
  'csv formulaGuard': [[['--formula-guard'], true], [['--no-formula-guard'], false]],
  'csv digitGuard': [[['--digit-guard'], true], [['--no-digit-guard'], false]],
  'csv roundDecimals': [[['--round-decimals'], true], [['--no-round-decimals'], false]],
  'csv onOverflow': [[['--on-overflow', 'split'], 'split'], [['--on-overflow', 'error'], 'error']],
  'excel dateFormat': [[['--date-format', 'us'], 'us'], [['--date-format', 'iso'], 'iso']],
  'excel freeze': [[['--freeze'], true], [['--no-freeze'], false]],
  'excel style': [[['--style'], true], [['--no-style'], false]],
  'excel charts': [[['--charts'], chartKinds], [['--no-charts'], []]],
  'excel about': [[['--about'], true], [['--no-about'], false]],
  'excel header': [[['--header', 'Term'], 'Term'], [['--header', '-'], '-']],
  'excel footer': [[['--footer', 'End'], 'End'], [['--footer', '-'], '-']],
  'excel onOverflow': [[['--on-overflow', 'split'], 'split'], [['--on-overflow', 'error'], 'error']],
};

describe.each(options)('%s: %s', (format, key) => {
  const [one, other] = written[`${format} ${key}`] ?? [];

  test('can be set either way, over what the recipient decides and over itself', () => {
    if (!one || !other) throw new Error('it has no option on the command line');
    for (const recipient of format === 'csv'
      ? [
          ['--for', 'excel'],
          ['--for', 'system'],
          ['--for', 'excel-ch'],
        ]
      : [[]])
      for (const [before, [words, value]] of [
        [other, one],
        [one, other],
      ] as const)
        expect(output(format, ...before[0], ...words, ...recipient)).toMatchObject({ [key]: value });
  });

  test('is in the help', () => {
    const name = one?.[0][0]?.replace('--', '') ?? '';
    expect(usage).toMatch(new RegExp(`\\[--(\\[no-\\])?${name}[ \\]]`));
  });
});

test.each<[Format, string[], string]>([
  ['csv', ['--charts'], '--charts is for the format excel, but the format is csv. Leave one of them out'],
  [
    'csv',
    ['--no-freeze'],
    '--no-freeze is for the format excel, but the format is csv. Leave one of them out',
  ],
  [
    'csv',
    ['--sheet-name', 'A'],
    '--sheet-name is for the format excel, but the format is csv. Leave one of them out',
  ],
  [
    'excel',
    ['--delimiter', 'tab'],
    '--delimiter is for the format csv, but the format is excel. Leave one of them out',
  ],
  [
    'excel',
    ['--for', 'excel'],
    '--for is for the format csv, but the format is excel. Leave one of them out',
  ],
  [
    'excel',
    ['--no-headers'],
    '--no-headers is for the format csv, but the format is excel. Leave one of them out',
  ],
])('an option of another format is refused: %s %j', (format, words, sentence) => {
  expect(refusal('a', '--format', format, ...words)).toBe(sentence);
});

describe('the format', () => {
  test.each<[string, Format]>([
    ['a.csv', 'csv'],
    ['A.CSV', 'csv'],
    ['a.xlsx', 'excel'],
    ['a', 'excel'],
    ['folder.csv/', 'excel'],
    ['folder.csv/a', 'excel'],
  ])('follows the name %j', (out, format) => {
    expect(request(out).output.format).toBe(format);
  });

  test('is what was asked for where the name says nothing else', () => {
    expect(request('a.txt', '--format', 'csv').output.format).toBe('csv');
    expect(request('a.csv', '--format', 'csv').output.format).toBe('csv');
  });

  test.each([
    ['a.txt', [], `--format is missing, and '.txt' is the extension of no format`],
    [
      'a.xlsx',
      ['--format', 'csv'],
      `the format is csv, but 'a.xlsx' has the extension of another format. Let the name end in .csv, or choose another format`,
    ],
    [
      'a.csv',
      ['--format', 'excel'],
      `the format is excel, but 'a.csv' has the extension of another format. Let the name end in .xlsx, or choose another format`,
    ],
    ['a.csv', ['--format', 'pdf'], `--format is one of csv, excel, not 'pdf'`],
  ])('is refused for %j %j', (out, words, sentence) => {
    expect(refusal(out, ...words)).toBe(sentence);
  });
});
