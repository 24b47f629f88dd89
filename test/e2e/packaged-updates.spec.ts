import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from './packaged.ts';
import { aSchool, listName, newVersion, release, signed, type School } from './update-server.ts';

const test = base.extend<{ school: School }>({
  school: aSchool,
  environment: async ({ school }, use) => {
    const settings = join(school.folder, 'settings.json');
    writeFileSync(settings, JSON.stringify({ updateAddress: school.address }));
    await use({ ...school.environment, ANALYTICS_EXPORT_SETTINGS: settings });
  },
});

test.skip(
  process.platform !== 'linux',
  'the file of an AppImage can be replaced; other installers cannot be run here',
);

test('the packaged application takes a signed update, starts it, and takes no other', async ({
  packagedApplication,
  school,
}) => {
  const { server, image, started } = school;
  const program = newVersion(started);
  const good = release('99.0.0', program);
  const list = good[listName] ?? '';
  server.offer = { files: { ...good, [`${listName}.sig`]: signed(`${list} `) } };
  const first = await packagedApplication.open();
  await expect(first.page.getByRole('button', { name: 'Export…' })).toBeVisible();
  const asked = (): unknown => server.requests.map(({ url }) => url);
  await expect.poll(asked).toEqual([`/updates/${listName}`, `/updates/${listName}.sig`]);
  await first.quit();
  expect(server.requests).toHaveLength(2);
  expect(readFileSync(image, 'utf8')).toBe('old');

  server.offer = { files: good };
  const { page, process: main } = await packagedApplication.open();
  await expect(page.getByText('Version 99.0.0 is ready.')).toBeVisible();
  expect(readFileSync(image, 'utf8')).toBe('old');
  const ended = new Promise((resolve) => main.once('exit', resolve));
  await page.getByRole('button', { name: 'Restart to install' }).click();
  expect(await ended).toBe(0);
  expect(readFileSync(image, 'utf8')).toBe(program);
  await expect.poll(() => existsSync(started)).toBe(true);
});
