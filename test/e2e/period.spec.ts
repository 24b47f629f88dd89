import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test, type Application } from './application.ts';
import { look } from './look.ts';
import { choose, goTo, previewRows, select, showsSampleSchool } from './screen.ts';

/** A day of this computer, which the parts of a month may lie beyond. */
const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Opens a school with a measurement at noon of each of these days. */
async function openSchool({ page, desk, openDatabase }: Application, days: readonly string[]): Promise<void> {
  await showsSampleSchool(page);
  await openDatabase(createDatabase(join(desk, 'school.db'), school(days)));
  await expect(page.getByRole('button', { name: 'school.db' })).toBeVisible();
  await goTo(page, 'All measurements');
}

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
  const { page } = application;
  const now = new Date();
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const [first, last] = [dayOf(year, month - 1, 1), dayOf(year, month, 0)];
  const days = [dayOf(year, month - 1, 0), first, last, dayOf(year, month, 1)];
  await openSchool(application, days);
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
  // Days that end before they begin are told at their field.
  await field(page, 'from').getByRole('spinbutton').first().focus();
  await page.keyboard.type('01022090');
  await expect(field(page, 'to').getByText('The period ends before it begins.')).toBeVisible();
  await choose(page, 'Period', 'All days');
  await expect(field(page, 'to').getByText('The period ends before it begins.')).toBeHidden();
  await expect.poll(() => previewedDays(page)).toEqual(days);

  // The calendar marks today.
  await field(page, 'from')
    .getByRole('button', { name: /Calendar/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Today, / })).toBeVisible();
  await page.keyboard.press('Escape');
});

const monthName = (month: number): string =>
  new Date(Date.UTC(2024, month)).toLocaleDateString('en-US', { month: 'long', timeZone: 'UTC' });

/** In the first month whose days this term has to be. */
async function setTerm(page: Page, month: number): Promise<void> {
  // First the month: the other day of an earlier one may be missing there.
  await choose(page, 'Term 1 begins: month', monthName(month));
  await choose(page, 'Term 1 ends: month', monthName(month));
  await select(page, 'Term 1 begins: day').click();
  await page.getByRole('option', { name: '1', exact: true }).click();
  await select(page, 'Term 1 ends: day').click();
  await page.getByRole('option').last().click();
}

test('This term is what Settings say', async ({ application }) => {
  const { page, data } = application;
  const kept = (): unknown =>
    JSON.parse(readFileSync(join(data, 'settings', 'school-calendar.json'), 'utf8'));
  const now = new Date();
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const [first, last] = [dayOf(year, month, 1), dayOf(year, month + 1, 0)];
  const days = [dayOf(year, month, 0), first, last, dayOf(year, month + 1, 1)];
  await openSchool(application, days);
  await choose(page, 'Period', 'This term');

  await goTo(page, 'Settings');
  await choose(page, 'School year begins: month', 'August');
  await expect.poll(kept).toMatchObject({ yearBegins: '08-01' });
  // A day in two terms is told, and not kept.
  await choose(page, 'Term 1 ends: month', 'January');
  await expect(page.getByText('January 1 to January 31 is in Term 1 and in Term 2.')).toBeVisible();
  expect(kept()).toMatchObject({ terms: [{ to: '12-31' }, {}, {}] });
  await page.getByRole('button', { name: 'Remove Term 2' }).click();
  await expect(page.getByText('In no term: February 1 to March 31.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Term 2' }).click();
  await setTerm(page, month);
  const [from, to] = [first.slice(5), month === 1 ? '02-29' : last.slice(5)];
  await expect.poll(kept).toEqual({ yearBegins: '08-01', terms: [{ from, to }] });

  await goTo(page, 'All measurements');
  // What was chosen before is what it means now.
  await expect(select(page, 'Period')).toHaveText('This term');
  await expect.poll(() => shownDays(page)).toBe(`${first} ${last}`);
  await expect.poll(() => previewedDays(page)).toEqual([first, last]);

  await goTo(page, 'Settings');
  await setTerm(page, (month + 1) % 12);
  await goTo(page, 'All measurements');
  // It is told at its field, with the way to mend it.
  const choice = page.locator('[data-field="period choice"]');
  await expect(choice).toContainText('Today is in no term.');
  await choice.getByRole('button', { name: 'Change the terms' }).click();
  await expect(page.getByRole('heading', { name: 'School year and terms' })).toBeVisible();
  await goTo(page, 'All measurements');
  await choose(page, 'Period', 'Last term');
  await expect(choice).not.toContainText('Today is in no term.');
  await expect(page.getByRole('grid', { name: 'Preview' })).toBeVisible();

  // Without them the usual ones count again.
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Delete School year and terms' }).click();
  await expect(page.getByRole('group', { name: 'Term 3', exact: true })).toBeVisible();
});

test('Period and terms have no accessibility violation', async ({ application }, info) => {
  const { page, complaints } = application;
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  await choose(page, 'Period', 'Last school year');
  await expect(page.getByText(/^Data from /)).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await look(application, info, 'period');
  await field(page, 'to').getByRole('button', { name: 'Clear To' }).click();
  await field(page, 'to')
    .getByRole('button', { name: /Calendar/ })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.screenshot({ path: info.outputPath('calendar.png') });
  await page.keyboard.press('Escape');
  await goTo(page, 'Settings');
  await choose(page, 'Term 1 ends: month', 'January');
  await look(application, info, 'overlap');
  await page.getByRole('button', { name: 'Remove Term 2' }).click();
  await look(application, info, 'gap');
  await page.getByRole('button', { name: 'Remove Term 2' }).click();
  await setTerm(page, (new Date().getMonth() + 1) % 12);
  await goTo(page, 'All measurements');
  await choose(page, 'Period', 'This term');
  await expect(page.getByRole('button', { name: 'Change the terms' })).toBeVisible();
  await look(application, info, 'no-term');
  expect(complaints).toEqual([]);
});
