import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test } from './application.ts';
import { expectAccessible, look } from './look.ts';
import { columnNames, goTo, previewRows, runQuery, showsSampleSchool, writeQuery } from './screen.ts';

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'SQL query' });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'SQL query' });
const marked = (page: Page): Locator => panel(page).locator('.cm-problem');
const completions = (page: Page): Locator => page.getByRole('listbox', { name: 'Completions' });

test('a query runs when the person says so, and is exported as it was run', async ({ application }) => {
  const { page, desk, saveAs, complaints } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Query');
  await saveAs(join(desk, 'a.xlsx'));
  await writeQuery(page, 'SELECT 1 AS one');
  await expect(page.getByText('Run the query to see the preview.')).toBeVisible();
  await editor(page).press('Control+Enter');
  expect(await previewRows(page)).toEqual([['1']]);

  // The preview stays what was run, and so would the file be: that is told.
  await writeQuery(page, 'SELECT 2 AS two');
  await expect(panel(page).getByText('Not run yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('The query has changed since it was run.').first()).toBeVisible();
  await expect(editor(page)).toBeFocused();
  expect(await previewRows(page)).toEqual([['1']]);
  await panel(page).getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => columnNames(page)).toEqual(['two']);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('tables and columns are completed, Tab indents, and Escape and Tab leave the field', async ({
  application,
}) => {
  const { page, desk, openDatabase, complaints } = application;
  await showsSampleSchool(page);
  await openDatabase(
    createDatabase(
      join(desk, 'school.db'),
      `CREATE TABLE marks_of_today (pupil_name, mark); CREATE TABLE "a.b" ("odd name");
       INSERT INTO marks_of_today VALUES ('Zoë', 3);`,
    ),
  );
  await expect(page.getByRole('button', { name: 'school.db' })).toBeVisible();
  await goTo(page, 'Query');
  await editor(page).click();
  await page.keyboard.type('SELECT m.pu FROM marks_');
  await completions(page).getByRole('option', { name: 'marks_of_today' }).click();
  await page.keyboard.type(' m');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  for (const word of ['SELECT', 'm', '.', 'pu']) {
    expect(word).not.toBe('');
    await page.keyboard.press('Control+ArrowRight');
  }
  await page.keyboard.press('Control+Space');
  await completions(page).getByRole('option', { name: 'pupil_name' }).click();
  await page.keyboard.press('Control+Enter');
  expect(await previewRows(page)).toEqual([['Zoë']]);

  await writeQuery(page, 'SELECT * FROM "a.');
  await page.keyboard.press('Control+Space');
  await expect(completions(page).getByRole('option', { name: 'a.b' })).toBeVisible();
  await page.keyboard.press('Escape');

  // What is typed over a selection takes its place, a quote goes around it; no style comes with either.
  await writeQuery(page, "SELECT 'a'\nFROM b");
  await page.keyboard.press('Control+a');
  await page.keyboard.type('SELECT x');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.type("'");
  await expect(editor(page)).toHaveText("SELECT 'x'");
  expect(complaints).toEqual([]);

  await writeQuery(page, 'SELECT 1');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await expect(editor(page)).toHaveText(/^\s+SELECT 1$|^SELECT 1\s+$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await expect(page.locator(':focus')).toHaveCount(1);
});

test('what is wrong is marked where it is, until something else is typed', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Query');
  await runQuery(page, 'SELECT last_name\nFORM students\nWHERE id < 5');
  await expect(
    panel(page).getByText('Line 2: The query cannot be run: near "students": syntax error.'),
  ).toBeVisible();
  await expect(marked(page)).toHaveText('students');
  await expect(editor(page)).toHaveAttribute('aria-invalid', 'true');
  await writeQuery(page, 'SELECT last_name, absent FROM students');
  await expect(marked(page)).toHaveCount(0);
  await expect(editor(page)).toHaveAttribute('aria-invalid', 'false');
  await editor(page).press('Control+Enter');
  await expect(panel(page).getByText('The query cannot be run: no such column: absent.')).toBeVisible();
  await expect(marked(page)).toHaveText('absent');
  // The same again is asked for again.
  await editor(page).press('Control+Enter');
  await expect(marked(page)).toHaveText('absent');
  await runQuery(page, 'DELETE FROM students');
  await expect(panel(page).getByText('Only one SELECT statement')).toBeVisible();
  await expect(marked(page)).toHaveCount(0);
});

test('queries that were run can be chosen again, each with its source, until they are deleted', async ({
  application,
}) => {
  const { page, desk, openDatabase } = application;
  const recent = panel(page).getByRole('button', { name: 'Recent' });
  await showsSampleSchool(page);
  await goTo(page, 'Query');
  await expect(editor(page)).toBeVisible();
  await expect(recent).toHaveCount(0);
  for (const sql of ['SELECT 1 AS one', 'SELECT 2 AS two']) {
    await runQuery(page, sql);
  }
  await expect.poll(() => columnNames(page)).toEqual(['two']);
  await page.reload();
  await showsSampleSchool(page);
  await goTo(page, 'Query');
  await recent.click();
  const items = page.getByRole('menu', { name: 'Recent' }).getByRole('menuitem');
  await expect(items).toHaveText(['SELECT 2 AS two', 'SELECT 1 AS one']);
  await items.last().click();
  await expect(editor(page)).toHaveText('SELECT 1 AS one');
  await panel(page).getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => columnNames(page)).toEqual(['one']);

  await openDatabase(createDatabase(join(desk, 'school.db'), 'CREATE TABLE marks (mark)'));
  await expect(page.getByRole('button', { name: 'school.db' })).toBeVisible();
  await goTo(page, 'Query');
  await expect(editor(page)).toHaveText('SELECT …');
  await expect(recent).toHaveCount(0);
});

test('Query has no accessibility violation', async ({ application }, info) => {
  const { page, complaints } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Query');
  await runQuery(
    page,
    `-- Who is in 7B?\nSELECT s.last_name, c.name AS class, count(*) AS "how many", 'x' AS mark\nFORM students s JOIN classes c`,
  );
  await expect(marked(page)).toHaveText('FORM');
  await look(application, info, 'query-problem');
  await runQuery(
    page,
    "SELECT s.last_name, s.student_number, 12 AS points\nFROM students s\nWHERE s.last_name = 'Müller'",
  );
  await previewRows(page);
  await look(application, info, 'query');
  await page.keyboard.type(' AND s.');
  await expect(completions(page)).toBeVisible();
  // Its list is gone through by the arrow keys, from the field.
  await expectAccessible(application, ['scrollable-region-focusable']);
  await page.screenshot({ path: info.outputPath('completions.png') });
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Recent' }).click();
  await expect(page.getByRole('menu', { name: 'Recent' })).toBeVisible();
  await expectAccessible(application);
  await page.screenshot({ path: info.outputPath('recent.png') });
  await page.keyboard.press('Escape');
  await page.emulateMedia({ forcedColors: 'active' });
  await editor(page).press('Control+Space');
  await expect(completions(page)).toBeVisible();
  await page.screenshot({ path: info.outputPath('forced.png') });
  expect(complaints).toEqual([]);
});
