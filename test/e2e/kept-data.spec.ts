import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { createDatabase, select as rowsOf } from '../fixtures/database.ts';
import { expect, test, type Application } from './application.ts';
import { look } from './look.ts';
import {
  chooseFormat,
  exportTo,
  goTo,
  manyRows,
  showsNoExport,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

const row = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true });

/** As the menu does. */
const openDiagnostics = ({ electron }: Application): Promise<void> =>
  electron.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Help');
    help?.submenu?.items.find(({ label }) => label === 'Diagnostics…')?.click();
  });

/** Answers questions, and gives what was asked so far. */
const answer = ({ electron }: Application, response: number): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      Object.assign(globalThis, { asked: Reflect.get(given.at(-1) as object, 'message') as string });
      return Promise.resolve({ response: chosen, checkboxChecked: false });
    };
  }, response);

const asked = ({ electron }: Application): Promise<unknown> =>
  electron.evaluate(() => Reflect.get(globalThis, 'asked') as unknown);

test('what is kept is listed with its size, and deleted with one button', async ({ application }) => {
  const { page, data, desk, saveAs, openDatabase } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(10));
  await chooseFormat(page, 'CSV');
  await saveAs(join(desk, 'numbers.csv'));
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  mkdirSync(join(data, 'exports'));
  writeFileSync(join(data, 'exports', 'a.csv'), 'x'.repeat(12_300));
  mkdirSync(join(data, 'crashes'));
  writeFileSync(join(data, 'crashes', 'a.dmp'), 'x');

  await goTo(page, 'Settings');
  await expect(row(page, 'Files of scripts')).toContainText('12.3 kB');
  await expect(row(page, 'Rows that wait for their export')).toContainText('Nothing');
  await expect(row(page, 'Files of scripts').getByRole('button')).toHaveText('Show in folder');
  const remove = (name: string): Promise<void> =>
    row(page, name)
      .getByRole('button', { name: `Delete ${name}` })
      .click();

  // Where it hurts it is asked.
  await answer(application, 1);
  await remove('List of exports');
  await expect.poll(() => asked(application)).toBe('Do you want to delete the list of exports?');
  expect(rowsOf(join(data, 'jobs.db'), 'SELECT count(*) FROM jobs')).toEqual([[1]]);
  await answer(application, 0);
  await remove('List of exports');
  await expect(page.getByText('List of exports: deleted.')).toBeAttached();
  expect(rowsOf(join(data, 'jobs.db'), 'SELECT count(*) FROM jobs')).toEqual([[0]]);
  expect(readFileSync(join(desk, 'numbers.csv'), 'utf8')).toContain('10');

  await remove('Crash dumps');
  await expect(row(page, 'Crash dumps')).toContainText('Nothing');
  expect(existsSync(join(data, 'crashes'))).toBe(false);
  await remove('Log');
  await expect
    .poll(() => readFileSync(join(data, 'logs', 'application.log'), 'utf8'))
    .toMatch(/^.* Deleted: logs\s*$/);
  await remove('The window’s own files');
  await expect(page.getByText('The window’s own files: deleted.')).toBeAttached();

  // What is in use is refused in a sentence, and deleted when it is not.
  await remove('Sample school');
  await expect(page.getByText(/^The sample school is open, or being exported/)).toBeVisible();
  expect(existsSync(join(data, 'sample-school.db'))).toBe(true);
  await openDatabase(createDatabase(join(desk, 'other.db'), 'CREATE TABLE marks (mark)'));
  await expect(page.getByRole('button', { name: 'other.db' })).toBeVisible();
  await remove('Sample school');
  await expect(row(page, 'Sample school')).toContainText('Nothing');
  expect(existsSync(join(data, 'sample-school.db'))).toBe(false);

  await goTo(page, 'Query');
  // What the page remembered of it is gone, too.
  await showsNoExport(page);
});

test('Help → Diagnostics shows what it copies', async ({ application }) => {
  const { page, electron, data } = application;
  await showsSampleSchool(page);
  await openDiagnostics(application);
  const text = page.getByRole('dialog', { name: 'Diagnostics' }).getByRole('region');
  await expect(text).toContainText('Analytics Export ');
  const shown = await text.textContent();
  // What happens between looking and copying is not copied.
  await page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      cancelExport(task: unknown): Promise<unknown>;
    };
    return bridge.cancelExport({ taskId: '0c6e1f9a-3a52-4b39-8a39-1d3d2c9be0d1' });
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(shown);
  const log = readFileSync(join(data, 'logs', 'application.log'), 'utf8');
  expect(shown).toContain(log.split('\n')[0]);
  expect(log).toContain('export:cancel failed: JOB_NOT_FOUND');
  expect(shown).not.toContain('JOB_NOT_FOUND');
  expect(shown).not.toContain(data);
  await page.keyboard.press('Escape');
  await expect(text).toBeHidden();
});

test('Settings and Diagnostics have no accessibility violation', async ({ application }, info) => {
  const { page, complaints } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Settings');
  await expect(row(page, 'Sample school')).toBeVisible();
  await look(application, info, 'settings');
  await openDiagnostics(application);
  await expect(page.getByRole('dialog', { name: 'Diagnostics' })).toBeVisible();
  await look(application, info, 'diagnostics');
  expect(complaints).toEqual([]);
});
