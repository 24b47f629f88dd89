import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from './application.ts';
import { look } from './look.ts';
import { choose, columnNames, exportTo, goTo, previewRows, showsSampleSchool } from './screen.ts';

test('a workbook of several sheets, each with its own dataset, columns and name', async ({
  application,
}, info) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Class analytics');
  await page.getByRole('textbox', { name: 'Sheet name' }).fill('Classes');
  await choose(page, 'Sort by', 'Average');
  await expect.poll(() => columnNames(page)).toContain('Average');
  const add = page.getByRole('button', { name: 'Add sheet' });
  await add.press('Enter');
  await expect(add).toBeFocused();
  const sheets = page.getByRole('group', { name: 'Sheets' });
  await expect(sheets.getByRole('button')).toHaveText(['Classes', 'Class analytics', '']);

  await goTo(page, 'staff');
  await expect.poll(() => columnNames(page)).toContain('last_name');
  const staff = await previewRows(page);
  await look(application, info, 'sheets');

  await sheets.getByRole('button', { name: 'Classes', exact: true }).click();
  await expect.poll(() => columnNames(page)).toContain('Average');
  await expect(page.getByRole('textbox', { name: 'Sheet name' })).toHaveValue('Classes');
  await expect(page.getByRole('button', { name: /^Average.*Sort by$/ })).toBeVisible();
  const classes = await previewRows(page);

  const target = join(desk, 'school.xlsx');
  await saveAs(target);
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(target);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Classes', 'staff', 'About']);
  const [first, second] = workbook.worksheets as [exceljs.Worksheet, exceljs.Worksheet];
  expect(first.getCell('B2').value).toBe(classes[0]?.[1]);
  expect(second.getCell('B2').value).toBe(staff[0]?.[1]);

  const remove = page.getByRole('button', { name: 'Remove sheet Classes' });
  await remove.press('Enter');
  await expect(sheets).toBeHidden();
  await expect.poll(() => columnNames(page)).toContain('last_name');
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});
