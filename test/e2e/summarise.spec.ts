import { join } from 'node:path';
import exceljs from 'exceljs';
import type { Page } from 'playwright/test';
import { expect, test } from './application.ts';
import { look } from './look.ts';
import { choose, columnNames, exportTo, goTo, previewRows, showsSampleSchool } from './screen.ts';

async function add(page: Page, button: string, item: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('one row per class and month, with a rounded average, sorted by it and then by class', async ({
  application,
}, info) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  await add(page, 'Group by', 'Class');
  await expect.poll(() => columnNames(page)).toEqual(['Class', 'Rows']);
  await expect(page.getByText('60 rows', { exact: true })).toBeVisible();

  await add(page, 'Group by', 'Date');
  await add(page, 'Measure', 'Average');
  await expect.poll(() => columnNames(page)).toEqual(['Class', 'Date (month)', 'Rows', 'Average of Value']);
  const average = page.getByRole('group', { name: 'Measure: Average of Value' });
  await average.getByRole('textbox', { name: 'Header' }).fill('Average');
  await average.getByRole('textbox', { name: 'Decimals' }).fill('1');
  await average.getByRole('textbox', { name: 'Decimals' }).press('Enter');
  await choose(page, 'Sort by', 'Average');
  await choose(page, 'Direction', 'Descending');
  await choose(page, 'Then by', 'Class');
  await expect.poll(() => columnNames(page)).toEqual(['Class', 'Date (month)', 'Rows', 'Average']);
  await expect.poll(async () => (await previewRows(page))[0]?.[3]).toMatch(/^\d\d\.\d$/);
  const shown = await previewRows(page);
  const values = shown.map((row) => Number(row[3]));
  expect(values).toEqual(values.toSorted((one, other) => other - one));

  await page.getByRole('button', { name: 'Measure', exact: true }).focus();
  await look(application, info, 'summarise');

  const target = join(desk, 'classes.xlsx');
  await saveAs(target);
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(target);
  const sheet = workbook.worksheets[0] as exceljs.Worksheet;
  expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(['Class', 'Date (month)', 'Rows', 'Average']);
  const file = shown.map((_, index) => (sheet.getRow(index + 2).values as (string | number)[]).slice(1));
  expect(file).toEqual(
    shown.map(([name, month, rows, value]) => [name, month, Number(rows?.replace(',', '')), Number(value)]),
  );
  expect(sheet.getCell('D2').numFmt).toBe('0.0');

  await page.getByRole('button', { name: 'Remove group by Class' }).click();
  await expect.poll(() => columnNames(page)).toEqual(['Date (month)', 'Rows', 'Average']);
});
