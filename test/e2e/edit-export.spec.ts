import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test, type Application } from './application.ts';
import {
  choose,
  chooseFormat,
  chooseStudent,
  columnNames,
  exportTo,
  goTo,
  rename,
  showExports,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

async function edit({ page }: Application, name: string): Promise<void> {
  const exports = await showExports(page);
  await exports
    .getByRole('listitem', { name, exact: true })
    .getByRole('button', { name: 'Edit export' })
    .click();
}

const save = async ({ page, desk, saveAs }: Application, name: string): Promise<string> => {
  const target = join(desk, name);
  await saveAs(target);
  await exportTo(page);
  await expect(
    page.getByRole('listitem', { name, exact: true }).getByRole('button', { name: 'Open', exact: true }),
  ).toBeVisible();
  return readFileSync(target, 'utf8');
};

test('an export is put on the page again as it was, and makes the same file', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  const student = await chooseStudent(page, '0');
  await rename(page, 'Value', 'Score');
  await page.getByRole('checkbox', { name: 'ID', exact: true }).click({ force: true });
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Value', exact: true }).click();
  await choose(page, 'Condition for Value', 'is at least');
  await page.getByRole('textbox', { name: 'Value for Value' }).fill('50');
  await choose(page, 'Sort by', 'Date');
  await chooseFormat(page, 'CSV');
  const first = await save(application, 'first.csv');

  // Another student of the same dataset: what the field says is put back, too.
  // The field is out of sight: it scrolls back first, and its list with it.
  await page.getByRole('combobox', { name: 'Student' }).click();
  await page.getByRole('combobox', { name: 'Student' }).fill('1');
  const [name = ''] = student.split(' · ');
  await page.getByRole('option').filter({ hasNotText: name }).first().click();
  await expect(page.getByRole('combobox', { name: 'Student' })).not.toHaveValue(student);
  await page.getByRole('button', { name: 'Remove filter by Value' }).click();
  await chooseFormat(page, 'Excel');
  await edit(application, 'first.csv');
  await expect(page.getByRole('combobox', { name: 'Student' })).toHaveValue(student);
  await expect(page.getByRole('textbox', { name: 'Value for Value' })).toHaveValue('50');
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked();
  await expect.poll(() => columnNames(page)).toContain('Score');
  expect(await save(application, 'second.csv')).toBe(first);
});

test('a typed query comes back with the columns that were left out', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await typeQuery(page, 'SELECT 1 AS a, 2 AS b, 3 AS c');
  await page.getByRole('checkbox', { name: 'b', exact: true }).click({ force: true });
  await chooseFormat(page, 'CSV');
  const first = await save(application, 'first.csv');
  await goTo(page, 'All measurements');
  await edit(application, 'first.csv');
  await expect.poll(() => columnNames(page)).toEqual(['a', 'c']);
  await expect(page.getByRole('checkbox', { name: 'b', exact: true })).not.toBeChecked();
  expect(await save(application, 'second.csv')).toBe(first);
});

test('an export of another source is edited once that is open, and one that was forgotten leaves the page as it is', async ({
  application,
}) => {
  const { page, data, desk, openDatabase } = application;
  await showsSampleSchool(page);
  await typeQuery(page, 'SELECT 1 AS a');
  await chooseFormat(page, 'CSV');
  await save(application, 'first.csv');
  await openDatabase(createDatabase(join(desk, 'north.db'), `CREATE TABLE marks (mark);`));
  await expect(page.getByRole('button', { name: 'north.db' })).toBeVisible();
  await edit(application, 'first.csv');
  await expect(
    page.getByText("'first.csv' was exported from 'Sample school', which is not open now."),
  ).toBeVisible();
  await expect.poll(() => columnNames(page)).toEqual(['mark']);

  await page.getByRole('button', { name: 'Open Sample school' }).click();
  await expect(page.getByRole('button', { name: 'Data from: Sample school' })).toBeVisible();
  await expect.poll(() => columnNames(page)).toEqual(['a']);
  await expect(page.getByText(/which is not open now/)).toBeHidden();

  const queue = new Database(join(data, 'jobs.db'));
  queue.exec('DELETE FROM jobs');
  queue.close();
  await edit(application, 'first.csv');
  await expect(page.getByText(/^There is no export with the number/)).toBeVisible();
  await expect.poll(() => columnNames(page)).toEqual(['a']);
});
