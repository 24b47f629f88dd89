import { expect, test } from './application.ts';
import { expectAccessible, look } from './look.ts';
import { choose, previewRows, showsSampleSchool } from './screen.ts';

test('a filter shows what is there', async ({ application }, info) => {
  const { page } = application;
  await showsSampleSchool(page);
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Subject', exact: true }).click();
  // What is wanted next has the focus, and its list is open.
  const values = page.getByRole('combobox', { name: 'Value for Subject' });
  await expect(values).toBeFocused();
  const option = page.getByRole('option');
  await expect(option.first()).toContainText(/[\d,]+ rows/);
  await look(application, info, 'values');
  const all = await option.count();
  expect(all).toBeGreaterThan(3);

  // Whatever is typed, without capitals, and with its words in any order.
  await values.fill('MATHE');
  await expect(option).toHaveCount(1);
  const [, rows = ''] = /([\d,]+) rows/.exec(await option.innerText()) ?? [];
  await option.click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Chosen values of Subject' }).getByRole('row')).toHaveText([
    'Mathematics',
  ]);
  await expect(page.getByText(`${rows} rows`, { exact: true }).first()).toBeVisible();
  const subjects = async (): Promise<string[]> => [
    ...new Set((await previewRows(page)).map((cells) => cells.find((cell) => /Math|Phys/.test(cell)) ?? '')),
  ];
  await expect.poll(subjects).toEqual(['Mathematics']);

  // Of another column what these rows have; accents and umlauts are typed as one likes.
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Student', exact: true }).click();
  const students = page.getByRole('combobox', { name: 'Value for Student' });
  await expect(students).toBeFocused();
  await expect(page.getByText(/[\d,]+ more, keep typing to find them/)).toBeVisible();
  await students.fill('strauss jur');
  await expect(option.first()).toContainText('Jürgen Strauß');
  await look(application, info, 'names');
  await page.keyboard.press('Escape');
  await expectAccessible(application);
});

test('where no row fits each condition tells what it leaves', async ({ application }, info) => {
  const { page } = application;
  await showsSampleSchool(page);
  await choose(page, 'Period', 'This month');
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Value', exact: true }).click();
  const filter = page.getByRole('group', { name: 'Filter by Value' });
  await expect(filter.getByText(/^Data from -?\d[\d.]* to \d[\d.]*$/)).toBeVisible();
  await filter.getByRole('textbox', { name: 'Value from' }).fill('0');
  await filter.getByRole('textbox', { name: 'Value to' }).press('Tab');

  const conditions = page.getByRole('list', { name: 'Conditions' }).getByRole('listitem');
  await expect(conditions).toHaveText([
    /^Period: .+ to .+0 rowsRemove$/,
    /^Value is at least 0[\d,]{3,} rowsRemove$/,
  ]);
  await look(application, info, 'no-rows');
  await conditions
    .first()
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(conditions).toHaveCount(0);
  expect((await previewRows(page)).length).toBeGreaterThan(10);
  await expect(page.getByRole('button', { name: 'All days Period' })).toBeVisible();
  const parts = await page.locator('[data-field="period from"]').getByRole('spinbutton').allInnerTexts();
  // Which comes first is settled by the country.
  expect(parts.sort()).toEqual(['dd', 'mm', 'yyyy']);
  // The keyboard keeps its place.
  await expect(page.locator('body')).not.toBeFocused();
});
