import { measurementFacts } from '../golden-table.ts';

const application = [
  ['R&D <Analytics> 2024/25', ''],
  ['', ''],
  ['Exported', '2024-09-30 14:05:09 +02:00'],
  ['Application', 'Analytics Export 0.1.0'],
  ['Source', 'Sample school'],
  ['Data as of', '2024-09-29 23:59:01 +02:00'],
];

/** What the About sheet of a golden workbook says, by the workbook's name. */
export const aboutRecords: Record<string, string[][]> = {
  about: [
    ...application,
    ['Altered cells', '2'],
    ['', ''],
    ['Analytics 2024_25', ''],
    ['Rows', '9'],
    ...(measurementFacts.sheets[0] ?? []).flatMap(({ what, values }) =>
      values.map((value, index) => [index === 0 ? what : '', String(value)]),
    ),
  ],
  split: [
    ...application,
    ['Altered cells', '2'],
    ['', ''],
    ['Analytics 2024_25', ''],
    ['Rows', '9'],
    ['', '4 in ‘Analytics 2024_25’'],
    ['', '4 in ‘Analytics 2024_25 (2)’'],
    ['', '1 in ‘Analytics 2024_25 (3)’'],
    ['', ''],
    ['analytics 2024_25 (4)', ''],
    ['Rows', '2'],
  ],
};
