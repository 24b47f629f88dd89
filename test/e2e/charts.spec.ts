import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '../worker/writers/xlsx/read-package.ts';
import { expect, test } from './application.ts';
import { look } from './look.ts';
import { chooseStudent, exportTo, showsSampleSchool } from './screen.ts';

test('charts are seen before, and only those that are wanted are in the file', async ({
  application,
}, info) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await chooseStudent(page, '0');
  await page.getByRole('checkbox', { name: 'Charts' }).click({ force: true });
  const which = page.getByRole('group', { name: 'Which charts' });
  const titles = ['Average of Value by Metric', 'Distribution of Value', 'Average of Value by month'];
  await expect(which.getByRole('checkbox')).toHaveCount(titles.length);
  for (const title of titles) {
    await expect(which.getByRole('checkbox', { name: title })).toBeChecked();
    await expect(which.getByRole('img', { name: `${title}. Lowest ` })).toBeVisible();
  }
  await which.getByRole('img').last().scrollIntoViewIfNeeded();
  await look(application, info, 'charts');

  await which.getByRole('checkbox', { name: 'Distribution of Value' }).click({ force: true });
  await expect(which.getByRole('img')).toHaveCount(2);
  const target = join(desk, 'charts.xlsx');
  await saveAs(target);
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  const parts = [...(await readPackage(readFileSync(target)))];
  expect(
    parts.filter(([name]) => name.startsWith('xl/charts/')).map(([, part]) => /<a:t>([^<]*)/.exec(part)?.[1]),
  ).toEqual([titles[0], titles[2]]);

  // What is not in the file is not in its charts.
  await page.getByRole('searchbox', { name: 'Search columns' }).fill('Value');
  await page.getByRole('checkbox', { name: 'Value', exact: true }).press('Space');
  await expect(which.getByRole('checkbox', { name: 'Average of Count by Metric' })).toBeVisible();
});
