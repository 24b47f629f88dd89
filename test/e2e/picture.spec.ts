import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test, type Application } from './application.ts';
import { resize } from './look.ts';
import { choose, exportTo, goTo, previewRows, rename, showsSampleSchool } from './screen.ts';

test.skip(process.env.UPDATE_PICTURES === undefined, 'UPDATE_PICTURES=1 takes them anew');

const take = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(import.meta.dirname, 'pictures', `${name}.png`) });
};

/** Adds a filter for one value of a column. */
async function only(page: Page, column: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: column, exact: true }).click();
  await page.getByRole('combobox', { name: `Value for ${column}` }).click();
  await page.getByRole('option', { name: value }).first().click();
  await page.keyboard.press('Escape');
}

async function begin(application: Application): Promise<Page> {
  const { page } = application;
  await resize(application, 1280, 800);
  await page.emulateMedia({ colorScheme: 'light' });
  return page;
}

test('the Export screen, and Activity', async ({ application }) => {
  const page = await begin(application);
  await showsSampleSchool(page);
  await only(page, 'Subject', 'Mathematics');
  await only(page, 'Class', '7B');
  await rename(page, 'Value', 'Score');
  await expect.poll(async () => (await previewRows(page))[0]).toContain('Mathematics');
  await take(page, 'export');

  for (const file of [
    'Mathematics 7B.xlsx',
    'Mathematics 7B for parents.xlsx',
    'Mathematics, last term.xlsx',
  ]) {
    await application.saveAs(join(application.desk, file));
    await exportTo(page);
    await expect(page.getByRole('button', { name: 'Open', exact: true }).first()).toBeVisible();
  }
  await goTo(page, 'Activity');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await take(page, 'activity');
});

test('a summary with its charts, in the dark', async ({ application }) => {
  const page = await begin(application);
  await showsSampleSchool(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await only(page, 'Subject', 'Mathematics');
  await page.getByRole('button', { name: 'Group by' }).click();
  await page.getByRole('menuitem', { name: 'Class', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Charts' }).click({ force: true });
  const charts = page.getByRole('group', { name: 'Which charts' }).getByRole('img');
  await expect(charts.first()).toBeVisible();
  await charts.first().scrollIntoViewIfNeeded();
  await take(page, 'summary');
});

test.describe('on a computer that speaks German', () => {
  test.use({ environment: { LANG: 'de_DE.UTF-8', LANGUAGE: 'de' } });

  test('the Export screen', async ({ application }) => {
    const page = await begin(application);
    await page.getByRole('navigation').getByRole('button', { name: 'Auswertung' }).first().click();
    await page.getByRole('combobox').first().fill('Zo');
    await page.getByRole('option').first().click();
    await choose(page, 'Datumsformat', '15.01.2024');
    await expect(page.getByRole('grid', { name: 'Vorschau' })).toBeVisible();
    await take(page, 'german');
  });
});
