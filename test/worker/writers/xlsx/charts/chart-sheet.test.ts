import { expect, test } from 'vitest';
import { columns, excelOptions, writeFile, type Sheet, type WrittenExcelOptions } from '../../files.ts';
import { tests } from '../../golden-table.ts';
import { readPackage } from '../read-package.ts';
import { readWorkbook } from '../read-workbook.ts';
import { chartRows, tablesOf } from './chart-rows.ts';

const write = async (sheets: readonly Sheet[], options: WrittenExcelOptions = {}): Promise<Buffer> =>
  (await writeFile(excelOptions({ charts: true, ...options }), sheets)).bytes;

test('exceljs reads the tables on a last sheet of its own', async () => {
  const sheet = { ...tests, name: 'charts' };
  const { worksheets } = await readWorkbook(await write([sheet, sheet]));
  expect(worksheets.map(({ name }) => name)).toEqual(['charts', 'charts (2)', 'Charts (3)']);
  const charts = worksheets[2];
  const rows = Array.from({ length: charts?.rowCount ?? 0 }, (_, index) => {
    const { values } = charts?.getRow(index + 1) ?? {};
    return (values as unknown[]).slice(1);
  });
  expect(rows).toEqual(chartRows(tests, (value) => value));
  expect(charts?.getCell('A2').fill).toMatchObject({ fgColor: { argb: 'FF1F4E79' } });
  expect(charts?.getCell('B3').numFmt).toBe('0.00');
});

test('the charts refer to the cells of their tables, by the final name of the sheet', async () => {
  const parts = await readPackage(await write([tests]));
  const tables = tablesOf(tests);
  expect(tables).toHaveLength(3);
  let headerRow = 2;
  for (const [index, { rows }] of tables.entries()) {
    const chart = parts.get(`xl/charts/chart${index + 1}.xml`) ?? '';
    const [first, last] = [headerRow + 1, headerRow + rows.length];
    expect(Array.from(chart.matchAll(/<c:f>(.*?)<\/c:f>/g), ([, formula]) => formula)).toEqual([
      `'Charts (2)'!$B$${headerRow}`,
      `'Charts (2)'!$A$${first}:$A$${last}`,
      `'Charts (2)'!$B$${first}:$B$${last}`,
    ]);
    const cache = /<c:numCache>.*<\/c:numCache>/.exec(chart)?.[0] ?? '';
    expect(Array.from(cache.matchAll(/<c:v>(.*?)<\/c:v>/g), ([, value]) => Number(value))).toEqual(
      rows.map(([, value]) => value),
    );
    headerRow = last + 3;
  }
});

test('the first sheet alone feeds the charts, with all it is split into', async () => {
  const other = { ...tests, rows: tests.rows.slice(0, 1) };
  const options = excelOptions({ charts: true, onOverflow: 'split' });
  const split = await writeFile(options, [tests, other], { rowLimit: 50 });
  const { worksheets } = await readWorkbook(split.bytes);
  expect(worksheets.map(({ name }) => name)).toHaveLength(5);
  const parts = await readPackage(split.bytes);
  const alone = await readPackage(await write([tests]));
  const values = (xml = ''): string[] => xml.match(/<c:v>.*?<\/c:v>/g) ?? [];
  expect(values(parts.get('xl/charts/chart1.xml'))).toEqual(values(alone.get('xl/charts/chart1.xml')));
});

test('without charts wanted, or anything to draw, there is no such sheet', async () => {
  const nothing = { name: 'Names', columns: columns('text'), rows: [['x']] };
  for (const bytes of [await write([tests], { charts: false }), await write([nothing])])
    expect([...(await readPackage(bytes)).keys()].filter((part) => /chart|drawing/.test(part))).toEqual([]);
});

test('only the charts that are wanted are there', async () => {
  const parts = await readPackage(await write([tests], { charts: ['months', 'categories'] }));
  const charts = [...parts].filter(([name]) => name.startsWith('xl/charts/')).map(([, part]) => part);
  expect(charts.map((part) => /<a:t>([^<]*)/.exec(part)?.[1])).toEqual([
    'Average of Value &lt;%&gt; by Metric',
    'Average of Value &lt;%&gt; by month',
  ]);
});

test('without style the tables are plain', async () => {
  const { worksheets } = await readWorkbook(await write([tests], { style: false }));
  expect(worksheets[1]?.getCell('A2').style).toEqual({});
  expect(worksheets[1]?.getColumn(1).width).toBeUndefined();
});
