import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test, type Application } from './application.ts';
import { resize } from './look.ts';
import { choose, exportTo, goTo, rename, showsSampleSchool } from './screen.ts';

test.skip(process.env.UPDATE_PICTURES === undefined, 'UPDATE_PICTURES=1 takes them anew');

const take = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(import.meta.dirname, 'pictures', `${name}.png`) });
};

async function begin(application: Application): Promise<Page> {
  const { page } = application;
  await resize(application, 1280, 800);
  await page.emulateMedia({ colorScheme: 'light' });
  return page;
}

/** Chooses a student by a part of the name. */
async function find(page: Page, dataset: string, field: string, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: dataset }).click();
  await page.getByRole('combobox', { name: field }).fill(name);
  await page.getByRole('option', { name }).first().click();
  await expect(page.getByRole('gridcell', { name }).first()).toBeVisible();
}

test('the Export screen, and Activity', async ({ application }) => {
  const page = await begin(application);
  await showsSampleSchool(page);
  await find(page, 'Student analytics', 'Student', 'Zoé');
  await rename(page, 'Value', 'Score');
  await page.getByRole('button', { name: 'Add filter' }).focus();
  await take(page, 'export');

  for (const file of ['Zoé Krüger.xlsx', 'Zoé Krüger for her parents.xlsx', 'Zoé Krüger, last term.xlsx']) {
    await application.saveAs(join(application.desk, file));
    await exportTo(page);
    await expect(page.getByRole('list', { name: 'Exports' }).getByText(file)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open', exact: true }).first()).toBeFocused();
  }
  await goTo(page, 'Activity');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await take(page, 'activity');
});

test('a summary with its charts, in the dark', async ({ application }) => {
  const page = await begin(application);
  await showsSampleSchool(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [button, choice] of [
    ['Group by', 'Subject'],
    ['Measure', 'Average'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('menuitem', { name: choice, exact: true }).click();
  }
  await page.getByRole('checkbox', { name: 'Charts' }).click({ force: true });
  const charts = page.getByRole('group', { name: 'Which charts' }).getByRole('img');
  await expect(charts.first()).toBeVisible();
  await charts.last().scrollIntoViewIfNeeded();
  await take(page, 'summary');
});

test.describe('on a computer that speaks German', () => {
  test.use({ environment: { LANG: 'de_DE.UTF-8', LANGUAGE: 'de' } });

  test('the Export screen', async ({ application }) => {
    const page = await begin(application);
    await find(page, 'Schülerauswertung', 'Schüler/in', 'Zoé');
    await choose(page, 'Datumsformat', '15.01.2024');
    await page.getByRole('button', { name: 'Filter hinzufügen' }).focus();
    await take(page, 'german');
  });
});
