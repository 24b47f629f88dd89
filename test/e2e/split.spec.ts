import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test } from './application.ts';
import { expectAccessible } from './look.ts';
import { choose, chooseFormat, goTo, showsSampleSchool } from './screen.ts';

test('one file for each class: what failed is tried again, and a saved one makes them all again with one press', async ({
  application,
}) => {
  const { page, electron, desk, openDatabase } = application;
  const school = createDatabase(
    join(desk, 'school.db'),
    `CREATE TABLE marks (class TEXT, value); INSERT INTO marks VALUES ('7A', 1), ('7B', 2), ('10C', 3), ('10C', 4), (NULL, 5);
     CREATE TABLE names (name TEXT);
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 201) INSERT INTO names SELECT i FROM n;`,
  );
  const lists = join(desk, 'lists');
  mkdirSync(lists);
  await showsSampleSchool(page);
  await openDatabase(school);
  await goTo(page, 'names');
  await chooseFormat(page, 'CSV');
  await choose(page, 'Files', 'One file per name');
  await expect(page.getByText(`'name' has more than 200 different values`)).toBeVisible();
  await page.getByRole('button', { name: 'Export files…' }).click();
  await expect(page.getByRole('button', { name: /Files$/ })).toBeFocused();

  await goTo(page, 'marks');
  await page.getByRole('button', { name: /Files$/ }).click();
  await expectAccessible(application);
  await page.getByRole('option', { name: 'One file per class' }).click();
  await expect(page.getByText('4 files', { exact: true })).toBeVisible();
  await expect(page.getByText('The first is “marks 7A.csv”')).toBeVisible();

  // A row that no export takes, since then.
  const database = new Database(school);
  database.exec(`UPDATE marks SET value = zeroblob(17000000) WHERE class = '7B'`);
  await electron.evaluate(({ BrowserWindow, dialog, Notification }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    const [told, shown]: [string[], number[]] = [[], []];
    Object.assign(globalThis, { told, shown });
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('there is a window');
    window.isFocused = () => false;
    window.setProgressBar = (value) => void shown.push(value);
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Notification) {
      told.push(this.body);
    };
  }, lists);
  const recorded = (name: string): Promise<unknown> =>
    electron.evaluate((_electron, key) => Reflect.get(globalThis, key) as unknown, name);
  await page.getByRole('button', { name: 'Export 4 files…' }).click();
  const run = page.getByRole('listitem', { name: 'One file per class', exact: true });
  await expect(run).toContainText('4 files · 3 finished · 1 failed');
  // One thing was asked for, and one is told.
  await expect(page.getByRole('button', { name: 'Exports 1', exact: true })).toBeVisible();
  const failed = 'marks · One file per class: 4 files, 1 failed';
  await expect.poll(() => recorded('told')).toEqual([failed]);
  // The bar goes once from nothing to all of them.
  const bar = (await recorded('shown')) as number[];
  expect(bar.slice(0, -1)).toEqual(bar.slice(0, -1).toSorted((one, other) => one - other));
  expect(bar.at(-1)).toBe(-1);
  await run.getByRole('button', { name: 'Show the files' }).click();
  await expect(run.getByRole('listitem', { name: 'marks 7B.csv' })).toContainText('Row 1 is too large');
  await expectAccessible(application);
  expect(readdirSync(lists)).toEqual(['marks 10C.csv', 'marks 7A.csv', 'marks without class.csv']);

  database.exec(`UPDATE marks SET value = 2 WHERE class = '7B'`);
  database.close();
  await run.getByRole('button', { name: 'Try again' }).first().click();
  await expect(run).toContainText('4 files · 5 rows');
  await expect.poll(() => recorded('told')).toEqual([failed, 'marks · One file per class: 4 files']);
  expect(readFileSync(join(lists, 'marks 10C.csv'), 'utf8')).toBe('\uFEFFclass,value\r\n10C,3\r\n10C,4\r\n');
  expect(readdirSync(lists)).toContain('marks 7B.csv');

  await page.getByRole('button', { name: 'Save…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this export' });
  await expect(dialog.getByText('marks 7A.csv')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Lists');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await goTo(page, 'names');
  await page
    .getByRole('group', { name: 'Saved' })
    .getByRole('button', { name: 'Lists', exact: true })
    .click();
  await expect.poll(() => readdirSync(lists).filter((name) => name.includes('(2)'))).toHaveLength(4);

  await goTo(page, 'Activity');
  await expect(page.getByRole('main').getByRole('listitem', { name: 'One file per class' })).toHaveCount(2);
  const newest = page.getByRole('main').getByRole('listitem', { name: 'One file per class' }).first();
  await newest.getByRole('button', { name: 'Remove from the list' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await page.getByRole('searchbox').fill('10c');
  await expect(page.getByRole('main').getByText('1 of 4 files')).toBeVisible();
});
