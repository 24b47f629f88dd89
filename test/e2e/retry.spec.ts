import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test, type Application } from './application.ts';
import { chooseFormat, exportTo, previewRows, showsSampleSchool } from './screen.ts';

const school = ({ desk }: Application, name: string): string =>
  createDatabase(
    join(desk, `${name}.db`),
    `CREATE TABLE marks (mark); INSERT INTO marks VALUES ('${name}');`,
  );

/** How often a place was asked for since the save dialog is answered with this path. */
async function placeAsked({ electron }: Application, path: string): Promise<() => Promise<number>> {
  await electron.evaluate(({ dialog }, filePath) => {
    Reflect.set(globalThis, 'asked', 0);
    dialog.showSaveDialog = () => {
      Reflect.set(globalThis, 'asked', (Reflect.get(globalThis, 'asked') as number) + 1);
      return Promise.resolve({ canceled: false, filePath });
    };
  }, path);
  return () => electron.evaluate(() => Reflect.get(globalThis, 'asked') as number);
}

test('what failed is tried again from its own source, and without asking for what is known', async ({
  application,
}) => {
  const { page, data, desk, openDatabase } = application;
  await showsSampleSchool(page);
  await openDatabase(school(application, 'north'));
  await expect.poll(() => previewRows(page)).toEqual([['north']]);
  await chooseFormat(page, 'CSV');
  const asked = await placeAsked(application, join(desk, 'marks.csv'));

  // The list of exports cannot be written: there is no job yet, but a place.
  const queue = new Database(join(data, 'jobs.db'));
  queue.exec('UPDATE queue SET paused = 1');
  queue.exec(`CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'full'); END`);
  await exportTo(page);
  await expect(page.getByText('Check that you may write there')).toBeVisible();
  queue.exec('DROP TRIGGER full');
  const [again, another] = ['Try again', 'Choose another place…'].map((name) =>
    page.getByRole('button', { name }),
  );
  await again?.click();
  await expect(page.getByText('Waiting for its turn', { exact: true })).toBeVisible();
  expect(await asked()).toBe(1);

  queue.exec(
    `UPDATE jobs SET state = 'FAILURE', ended_at = created_at,
     error = '{"code":"SOURCE_LOCKED","detail":{"name":"north.db"}}'`,
  );
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  // The list closes when something else is pressed.
  await openDatabase(school(application, 'south'));
  await expect.poll(() => previewRows(page)).toEqual([['south']]);
  await page.getByRole('button', { name: /^Exports/ }).click();
  await again?.click();
  await expect(page.getByText('Waiting for its turn', { exact: true })).toBeVisible();
  // A page that is opened anew knows as much of it.
  const folder = join(desk, 'gone');
  mkdirSync(folder);
  queue.prepare(`UPDATE jobs SET target = ?`).run(join(folder, 'marks.csv'));
  rmSync(folder, { recursive: true });
  await page.reload();
  await page.getByRole('button', { name: /^Exports/ }).click();
  await expect(page.getByText('Waiting for its turn', { exact: true })).toBeVisible();
  queue.exec('UPDATE queue SET paused = 0');
  queue.close();
  await another?.click();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(await asked()).toBe(2);
  expect(readFileSync(join(desk, 'marks.csv'), 'utf8')).toContain('north');
  await expect(page.getByRole('list', { name: 'Exports' }).getByRole('listitem')).toHaveCount(1);
});

test('a database that was opened from outside of the window is opened again, not what was opened in it', async ({
  application,
}) => {
  const { page, electron, openDatabase } = application;
  await showsSampleSchool(page);
  await openDatabase(school(application, 'north'));
  await expect(page.getByRole('button', { name: 'north.db' })).toBeVisible();
  const south = school(application, 'south');
  const other = new Database(south);
  other.exec('BEGIN EXCLUSIVE');
  await electron.evaluate(({ app, dialog }, file) => {
    dialog.showOpenDialog = () => Promise.reject(new Error('nothing is to be asked'));
    app.emit('second-instance', {}, [], '', { file });
  }, south);
  await expect(page.getByText("The database 'south.db' is in use by another program.")).toBeVisible();
  other.exec('COMMIT');
  other.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'south.db' })).toBeVisible();
  await expect.poll(() => previewRows(page)).toEqual([['south']]);
});
