import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './application.ts';
import {
  chooseStudent,
  goTo,
  manyRows,
  previewRows,
  showsNoExport,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

test('the focus stays where it was used: after a dialog, an export, a dismissed row', async ({
  application,
}) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(10));
  const button = page.getByRole('button', { name: 'Export…' });
  const press = async (): Promise<void> => {
    await button.focus();
    await page.keyboard.press('Enter');
  };
  await saveAs(null);
  await press();
  await expect(button).toBeFocused();

  await saveAs(join(desk, 'missing', 'a.xlsx'));
  await press();
  const another = page.getByRole('button', { name: 'Choose another place…' });
  await expect(another).toBeVisible();
  await expect(button).toBeFocused();
  await saveAs(join(desk, 'a.xlsx'));
  await another.focus();
  await page.keyboard.press('Enter');
  // Who has waited finds what comes next under the focus.
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeFocused();

  await page.getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await showsNoExport(page);
  await expect(page.getByRole('button', { name: 'Exports', exact: true })).toBeFocused();
});

test('half a date is an error at its field, and no export starts', async ({ application }) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await chooseStudent(page, '0');
  await saveAs(join(desk, 'a.xlsx'));
  const from = page.locator('[data-field="period from"]');
  const [month, , year] = await from.getByRole('spinbutton').all();
  if (!month || !year) throw new Error('a date has three parts');
  const problem = from.getByText('Finish the date, or clear it.');
  const pressExport = (): Promise<void> => page.getByRole('button', { name: 'Export…' }).click();

  await month.click();
  await page.keyboard.type('03');
  await expect(problem).toBeHidden();
  await pressExport();
  await expect(problem).toBeVisible();
  await expect(page.locator('footer').getByText('Finish the date in “From”, or clear it.')).toBeVisible();
  await expect(from.locator(':focus')).toHaveCount(1);

  // The focus is on what is still missing.
  await page.keyboard.type('152024');
  await expect(problem).toBeHidden();
  expect((await previewRows(page)).length).toBeGreaterThan(0);

  // The same holds for a whole date that is taken apart again, and for one in a filter.
  await year.focus();
  for (let digit = 0; digit < 4; digit++) await page.keyboard.press('Backspace');
  await pressExport();
  await expect(problem).toBeVisible();
  await page.getByRole('button', { name: 'Clear From' }).click();
  await expect(problem).toBeHidden();
  expect(await from.getByRole('spinbutton').allInnerTexts()).toEqual(['mm', 'dd', 'yyyy']);

  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Date', exact: true }).click();
  await pressExport();
  await expect(page.locator('footer').getByText('Fill in the filter by “Date”, or remove it.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Filter by Date' }).locator(':focus')).toHaveCount(1);
  await page.keyboard.type('12');
  await pressExport();
  await expect(page.locator('footer').getByText('Finish the date in “Date”, or clear it.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove filter by Date' }).focus();
  await page.keyboard.press('Enter');
  // What was removed had the focus.
  await expect(page.getByRole('button', { name: 'Add filter' })).toBeFocused();
  expect(readdirSync(desk)).toEqual([]);
});

test('Export says what is missing and leads there', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Student analytics');
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.locator('footer').getByText('Choose a student to export.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused();
});
