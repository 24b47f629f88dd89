import { join } from 'node:path';
import { expect, test } from './application.ts';
import { choose, chooseStudent, previewRows, rename, showsSampleSchool } from './screen.ts';

test('the picture in the README', async ({ application }) => {
  test.skip(process.env.UPDATE_PICTURE === undefined, 'UPDATE_PICTURE=1 takes it anew');
  const { page, electron } = application;
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  await page.emulateMedia({ colorScheme: 'light' });
  await showsSampleSchool(page);
  await chooseStudent(page, 'Zo');
  await rename(page, 'Value', 'Score');
  await choose(page, 'Date format', '15.01.2024');
  await page.getByRole('checkbox', { name: 'ID', exact: true }).click({ force: true });
  await page.mouse.move(640, 600);
  await expect.poll(async () => (await previewRows(page))[0]?.[7]).toMatch(/^\d\d\.\d\d\.\d{4}$/);
  await page.screenshot({ path: join(import.meta.dirname, 'export-screen.png') });
});
