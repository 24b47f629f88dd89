import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Locator } from 'playwright/test';
import { expect, launch, quit, test, type Application } from './application.ts';
import { expectAccessible, look } from './look.ts';
import { chooseFormat, exportTo, manyRows, showsSampleSchool, typeQuery } from './screen.ts';

const toActivity = ({ page }: Application): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: 'Activity' }).click();

const row = ({ page }: Application, name: string): Locator =>
  page.getByRole('main').getByRole('listitem', { name, exact: true });

/** Chooses in the menu of an export that has ended. */
async function choose(application: Application, name: string, item: string): Promise<void> {
  await row(application, name)
    .getByRole('button', { name: `More for ${name}` })
    .click();
  await application.page.getByRole('menuitem', { name: item }).click();
}

async function exportAs(application: Application, name: string): Promise<void> {
  await application.saveAs(join(application.desk, name));
  await exportTo(application.page);
}

/** Puts a finished export into the list as if it were of another day. */
function remember({ data }: Application, name: string, dataset: string, daysAgo: number): void {
  const queue = new Database(join(data, 'jobs.db'));
  queue
    .prepare(
      `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, ended_at, due, receipt)
       SELECT ?, state, json_set(request, '$.sheets[0].dataset', ?), source, ?, requested_by, use_cache, ?, ?, due, receipt
       FROM jobs WHERE state = 'SUCCESS' LIMIT 1`,
    )
    .run(
      crypto.randomUUID(),
      dataset,
      `/elsewhere/${name}`,
      ...[0, 1].map((later) => Date.now() - daysAgo * 86_400_000 + later),
    );
  queue.close();
}

test('everything that was exported is found again, exported once more, checked and removed', async ({
  application,
}) => {
  const { page, electron, desk } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(3));
  await chooseFormat(page, 'CSV');
  await exportAs(application, 'marks.csv');
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  remember(application, 'Müller.csv', 'class-analytics', 1);
  remember(application, 'old.csv', 'table:Noten', 3);
  await toActivity(application);
  const titles = page.getByRole('main').getByRole('heading', { level: 3 });
  await expect(titles).toHaveText(['Today', 'Yesterday', /\d/]);
  await expect(row(application, 'marks.csv')).toContainText('Query · Sample school');

  const search = page.getByRole('searchbox', { name: 'Search by file, data or source' });
  for (const [typed, found] of [
    ['mueller', 'Müller.csv'],
    ['noten', 'old.csv'],
    ['class sample', 'Müller.csv'],
  ] as const) {
    await search.fill(typed);
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
    await expect(row(application, found)).toBeVisible();
  }
  await search.fill('nobody');
  await expect(page.getByText('No export is called so.')).toBeVisible();
  await search.fill('');

  await choose(application, 'marks.csv', 'Run again');
  await expect(row(application, 'marks (2).csv').getByRole('button', { name: 'Open' })).toBeVisible();
  expect(readdirSync(desk).sort()).toEqual(['marks (2).csv', 'marks.csv']);
  // All is on the page: no list opens over it.
  await expect(page.getByRole('region', { name: 'Exports' })).toHaveCount(0);
  await choose(application, 'marks.csv', 'Copy path');
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(join(desk, 'marks.csv'));

  for (const [change, verdict] of [
    [() => undefined, 'Unchanged since the export'],
    [() => appendFileSync(join(desk, 'marks.csv'), 'x'), 'Changed since the export'],
    [() => rmSync(join(desk, 'marks.csv')), 'No longer there'],
  ] as const) {
    change();
    await choose(application, 'marks.csv', 'Receipt…');
    const receipt = page.getByRole('dialog', { name: 'Receipt of marks.csv' });
    await expect(receipt).toContainText('3 rows, as many as were counted before');
    await receipt.getByRole('button', { name: 'Check the file' }).click();
    await expect(receipt.getByText(verdict)).toBeVisible();
    await receipt.getByRole('button', { name: 'Close' }).click();
  }

  await choose(application, 'marks (2).csv', 'Remove from the list');
  await expect(row(application, 'marks (2).csv')).toHaveCount(0);
  expect(readdirSync(desk)).toEqual(['marks (2).csv']);
  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  await page.getByRole('button', { name: 'Clear the list…' }).click();
  await expect(page.getByText('There are no exports yet.')).toBeVisible();
  expect(readdirSync(desk)).toEqual(['marks (2).csv']);
});

test('an export is paused and goes on, and what waits is there from the first moment of the next start', async ({
  application,
}) => {
  const { page, electron, data, desk } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(5_000_000));
  await chooseFormat(page, 'CSV');
  await exportAs(application, 'numbers.csv');
  await toActivity(application);
  const numbers = row(application, 'numbers.csv');
  await expect(numbers).toContainText('rows per second');
  const pause = numbers.getByRole('button', { name: 'Pause' });
  await pause.focus();
  await page.keyboard.press('Enter');
  await expect(numbers).toContainText('Paused');
  // What waits does not move.
  await expect(numbers.getByRole('progressbar')).toHaveCount(0);
  await expect(numbers.locator(':focus')).toHaveCount(1);
  expect(readdirSync(desk)).toEqual([]);
  await quit(electron);

  const again = await launch(data, {});
  try {
    const restarted = await again.firstWindow();
    const button = restarted.getByRole('button', { name: /^Exports/ });
    await button.click();
    const listed = restarted.getByRole('listitem', { name: 'numbers.csv' });
    await expect(listed).toContainText('Paused');
    await listed.getByRole('button', { name: 'Resume' }).click();
    await expect(listed).toContainText('rows per second');
    await listed.getByRole('button', { name: 'Cancel' }).click();
    await expect(listed).toContainText('Cancelled. Nothing was written.');
  } finally {
    await quit(again);
  }
});

test('Activity has no accessibility violation', async ({ application }, info) => {
  const { page, data, complaints } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(3));
  await exportAs(application, 'Mathematics 7B, June 2024.xlsx');
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  remember(application, 'Class analytics 2024.xlsx', 'class-analytics', 1);
  remember(application, 'Students of all classes.xlsx', 'student-analytics', 1);
  remember(application, 'Notes.xlsx', 'table:notes', 9);
  const queue = new Database(join(data, 'jobs.db'));
  queue.exec(
    `UPDATE jobs SET state = 'FAILURE', error = '{"code":"DISK_FULL","detail":{}}' WHERE target LIKE '%Students%'`,
  );
  queue.close();
  await chooseFormat(page, 'CSV');
  await typeQuery(page, manyRows(5_000_000));
  // Until then its columns are not known.
  await expect(page.getByText('5,000,000 rows')).toBeVisible();
  await exportAs(application, 'All numbers.csv');
  await expect(page.getByRole('listitem', { name: 'All numbers.csv' })).toBeVisible();
  await toActivity(application);
  await expect(row(application, 'All numbers.csv')).toContainText('rows per second');
  await row(application, 'All numbers.csv').getByRole('button', { name: 'Pause' }).click();
  await expect(row(application, 'All numbers.csv')).toContainText('Paused');
  await look(application, info, 'activity');
  await row(application, 'Notes.xlsx').getByRole('button', { name: /^More/ }).click();
  await expectAccessible(application);
  await page.screenshot({ path: info.outputPath('menu.png') });
  await page.getByRole('menuitem', { name: 'Receipt…' }).click();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('Unchanged since the export')).toBeVisible();
  await look(application, info, 'receipt');
  await page.keyboard.press('Escape');
  await row(application, 'All numbers.csv').getByRole('button', { name: 'Resume' }).click();
  await expect(row(application, 'All numbers.csv')).toContainText('rows per second');
  await row(application, 'All numbers.csv').getByRole('button', { name: 'Cancel' }).click();
  await expect(row(application, 'All numbers.csv')).toContainText('Cancelled');
  expect(complaints).toEqual([]);
});
