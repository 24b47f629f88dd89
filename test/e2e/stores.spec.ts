import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test } from './application.ts';
import {
  choose,
  chooseFormat,
  exportTo,
  goTo,
  manyRows,
  previewRows,
  showExports,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

test('two stores with a dataset of the same name are never taken for one another', async ({
  application,
}) => {
  const { page, desk, openDatabase, saveAs } = application;
  await showsSampleSchool(page);
  const school = (name: string, rows: number): string =>
    createDatabase(
      join(desk, `${name}.db`),
      `CREATE TABLE marks (mark TEXT);
       INSERT INTO marks VALUES ${Array.from({ length: rows }, (_, i) => `('${name} ${i + 1}')`).join()};`,
    );
  const north = school('north', 3);
  const south = school('south', 2);

  await openDatabase(north);
  await expect(page.getByText('3 rows')).toBeVisible();
  expect(await previewRows(page)).toEqual([['north 1'], ['north 2'], ['north 3']]);
  const before = await page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      describeSource(): Promise<{ value: { id: string } }>;
    };
    return bridge.describeSource().then(({ value }) => value.id);
  });
  await saveAs(join(desk, 'missing', 'marks.csv'));
  await chooseFormat(page, 'CSV');
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Choose another place…' })).toBeVisible();

  await openDatabase(south);
  await expect(page.getByText('2 rows')).toBeVisible();
  expect(await previewRows(page)).toEqual([['south 1'], ['south 2']]);
  const refused = await page.evaluate((source) => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      countDataset(request: unknown): Promise<unknown>;
    };
    return bridge.countDataset({ source, request: { dataset: 'table:marks' } });
  }, before);
  expect(refused).toMatchObject({ ok: false, error: { code: 'SOURCE_CLOSED', action: 'open-source' } });

  // What failed is what was asked for then, whatever is open now.
  await saveAs(join(desk, 'marks.csv'));
  await page.getByRole('button', { name: 'Choose another place…' }).click();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(readFileSync(join(desk, 'marks.csv'), 'utf8')).toContain('north 3');

  await openDatabase(north);
  // The finished export says '3 rows' as well, before the store is open.
  await expect.poll(() => previewRows(page)).toEqual([['north 1'], ['north 2'], ['north 3']]);
});

test('a preview that could not be read is tried again, by a press or when somebody comes back', async ({
  application,
}) => {
  const { page, desk, openDatabase } = application;
  await showsSampleSchool(page);
  const file = createDatabase(
    join(desk, 'marks.db'),
    `CREATE TABLE marks (mark); INSERT INTO marks VALUES (1);`,
  );
  await openDatabase(file);
  await expect(page.getByText('1 row')).toBeVisible();
  const other = new Database(file);
  const inUse = page.getByText("The database 'marks.db' is in use by another program.").first();

  for (const comeBack of [false, true]) {
    other.exec('BEGIN EXCLUSIVE');
    await choose(page, 'Sort by', comeBack ? 'The dataset’s own order' : 'mark');
    await expect(inUse).toBeVisible();
    other.exec('COMMIT');
    if (comeBack) await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    else await page.getByRole('button', { name: 'Try again' }).click();
    expect(await previewRows(page)).toEqual([['1']]);
    await expect(page.getByText('1 row')).toBeVisible();
  }
  other.close();
});

test('a list that is not shown whole says how much is missing', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Class analytics');
  await page.getByRole('combobox', { name: 'Classes' }).click();
  await expect(page.getByText(/^\d+ more, keep typing to find them\.$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Classes' }).fill('4b');
  await expect(page.getByText(/ more, keep typing/)).toBeHidden();
});

test('exports that were not finished are listed when the window opens', async ({ application }) => {
  const { page, data, desk, saveAs } = application;
  await showsSampleSchool(page);
  const queue = new Database(join(data, 'jobs.db'));
  queue.exec('UPDATE queue SET paused = 1');
  const names = ['first', 'second'].map((name) => join(desk, name));
  await typeQuery(page, manyRows(10));
  for (const [index, name] of names.entries()) {
    await saveAs(name);
    await exportTo(page);
    await expect(page.getByText('Waiting for its turn', { exact: true })).toHaveCount(index + 1);
  }
  await page.reload();
  await showsSampleSchool(page);
  const listed = (await showExports(page)).getByRole('listitem');
  await expect(listed).toHaveCount(names.length);
  await expect(listed.filter({ hasText: 'Waiting for its turn' })).toHaveCount(names.length);

  // What another process does to one of them is seen here, too.
  queue.exec(
    `UPDATE jobs SET state = 'REVOKED', ended_at = created_at WHERE state = 'PENDING' AND target LIKE '%second%'`,
  );
  await expect(listed.filter({ hasText: 'second' })).toContainText('Cancelled. Nothing was written.');
  queue.exec('UPDATE queue SET paused = 0');
  queue.close();
  await expect(listed.filter({ hasText: 'first' })).toContainText('10 rows');
});
