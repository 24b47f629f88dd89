import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test } from './application.ts';
import { choose, previewRows, select, showsSampleSchool } from './screen.ts';

/** A day of this computer, which the parts of a month may lie beyond. */
const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** A school with a measurement at noon of each of these days. */
const school = (days: readonly string[]): string => `
  CREATE TABLE students (id INTEGER PRIMARY KEY, student_number TEXT, first_name TEXT, last_name TEXT);
  CREATE TABLE classes (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE analytics (id INTEGER PRIMARY KEY, student_id INT, class_id INT, subject TEXT, metric_type TEXT,
    value REAL, count INT, recorded_at TEXT NOT NULL, comment TEXT);
  CREATE INDEX analytics_by_time ON analytics (recorded_at);
  INSERT INTO analytics (recorded_at) VALUES ${days.map((day) => `('${day}T12:00:00Z')`).join()};`;

const field = (page: Page, side: 'from' | 'to'): Locator => page.locator(`[data-field="period ${side}"]`);

/** The day in a date field, which the system's locale writes month first. */
async function dayIn(page: Page, side: 'from' | 'to'): Promise<string> {
  const [month, day, year] = await field(page, side).getByRole('spinbutton').allInnerTexts();
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
}
const shownDays = async (page: Page): Promise<string> =>
  `${await dayIn(page, 'from')} ${await dayIn(page, 'to')}`;

/** The days of the rows in the preview. */
const previewedDays = async (page: Page): Promise<string[]> =>
  (await previewRows(page)).map((cells) => cells.find((cell) => /^\d{4}-/.test(cell))?.slice(0, 10) ?? '');

test('a usual period fills From and To, narrows the preview, and is custom once a day is changed', async ({
  application,
}) => {
  const { page, desk, openDatabase } = application;
  const now = new Date();
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const [first, last] = [dayOf(year, month - 1, 1), dayOf(year, month, 0)];
  const days = [dayOf(year, month - 1, 0), first, last, dayOf(year, month, 1)];
  await showsSampleSchool(page);
  await openDatabase(createDatabase(join(desk, 'school.db'), school(days)));
  await choose(page, 'Dataset', 'All measurements');
  await expect.poll(() => previewedDays(page)).toEqual(days);
  const [begin, end] = [days[0], days.at(-1)].map((day) =>
    new Date(day ?? '').toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' }),
  );
  await expect(page.getByText(`Data from ${begin} to ${end}`, { exact: true })).toBeVisible();

  await choose(page, 'Period', 'Last month');
  expect(await shownDays(page)).toBe(`${first} ${last}`);
  await expect.poll(() => previewedDays(page)).toEqual([first, last]);

  // What is half typed is gone when a usual period is chosen again.
  const part = field(page, 'from').getByRole('spinbutton').first();
  await part.click();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await field(page, 'to').getByRole('spinbutton').first().focus();
  await expect(page.getByText('Finish the date, or clear it.')).toBeVisible();
  await expect(select(page, 'Period')).toHaveText('Custom');
  await choose(page, 'Period', 'Last month');
  await expect(page.getByText('Finish the date, or clear it.')).toBeHidden();
  expect(await shownDays(page)).toBe(`${first} ${last}`);

  await field(page, 'from').getByRole('button', { name: 'Clear From' }).click();
  await expect(select(page, 'Period')).toHaveText('Custom');
  await expect.poll(() => previewedDays(page)).toEqual(days.slice(0, 3));
  await choose(page, 'Period', 'All days');
  await expect.poll(() => previewedDays(page)).toEqual(days);

  // The calendar marks today.
  await field(page, 'from')
    .getByRole('button', { name: /Calendar/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Today, / })).toBeVisible();
  await page.keyboard.press('Escape');
});
