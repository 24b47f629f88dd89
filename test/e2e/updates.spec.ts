import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import { select as rowsOf } from '../fixtures/database.ts';
import { expect, test as base } from './application.ts';
import {
  chooseFormat,
  endlessRows,
  exportTo,
  goTo,
  previewRows,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';
import {
  aSchool,
  listName,
  newVersion,
  release,
  signed,
  type School,
  type UpdateServer,
} from './update-server.ts';

const test = base.extend<{ school: School }>({
  school: aSchool,
  settings: async ({ school }, use) => use({ updateAddress: school.address }),
  environment: async ({ school }, use) => use(school.environment),
});

test.skip(
  process.platform !== 'linux',
  'the file of an AppImage can be replaced; other installers cannot be run here',
);

/** What "Check for updates…" says. */
async function asked(electron: ElectronApplication): Promise<unknown> {
  return electron.evaluate(
    ({ dialog, Menu }) =>
      new Promise((resolve) => {
        dialog.showMessageBox = (...given: unknown[]) => {
          resolve(Reflect.get(given.at(-1) as object, 'message'));
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
        const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
        help?.submenu?.items.find(({ label }) => label === 'Check for updates…')?.click();
      }),
  );
}

/** Headers that say nothing of who asks: not the number that electron-updater gives to each installation. */
const usual = [
  ...['accept', 'accept-encoding', 'cache-control', 'connection', 'host'],
  ...['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site'],
];

const nothingNewer = 'There is no newer version than this one, 0.1.0.';
const untrusted =
  'What the update server offers is not what the makers of Analytics Export have signed, so nothing was installed. ' +
  'Tell the administrator of this computer.';

test('only a newer version that is signed and whole is installed, and only when the person says so', async ({
  application,
  school,
}) => {
  const { page, electron, data, desk, saveAs } = application;
  const { server, address, folder, image, fetched, started } = school;
  // What electron-builder leaves in a package.
  writeFileSync(join(folder, 'dev-app-update.yml'), 'updaterCacheDirName: fetched');
  await electron.evaluate(({ app }, path) => {
    app.getAppPath = () => path;
  }, folder);
  await showsSampleSchool(page);
  const unreachable = `The newer version could not be fetched from '${address}'. Check the network, then try again later.`;
  const program = newVersion(started);
  const good = release('99.0.0', program);
  const url = 'analytics-export-99.0.0.AppImage';
  const list = good[listName] ?? '';
  const withList = (changed: string, signature = signed(changed)): Record<string, string> => ({
    ...good,
    [listName]: changed,
    [`${listName}.sig`]: signature,
  });

  const offers: [string, UpdateServer['offer'], string][] = [
    ['the same version', { files: release('0.1.0', program) }, nothingNewer],
    ['an older version', { files: release('0.0.9', program) }, nothingNewer],
    ['a tampered list', { files: withList(list.replace('99.0.0', '99.0.1'), signed(list)) }, untrusted],
    ['the list of another system', { files: withList(list, signed(list, 'latest.yml')) }, untrusted],
    ['a list with no signature', { files: withList(list, '') }, untrusted],
    ['a tampered file', { files: { ...good, [url]: program.replace('x', 'y') } }, untrusted],
    ['a longer file', { files: { ...good, [url]: `${program}x` } }, untrusted],
    ['a file that may have no end', { files: good, isChunked: true }, untrusted],
    ['a cut update', { files: good, cutAt: 500_000 }, unreachable],
    ['no update at all', { files: {} }, unreachable],
  ];
  // It looks by itself, and says nothing of what goes wrong.
  expect(server.requests).toHaveLength(1);
  for (const [name, offer, sentence] of offers) {
    server.offer = offer;
    expect.soft(await asked(electron), name).toBe(sentence);
    expect.soft(existsSync(fetched) ? readdirSync(fetched) : [], name).toEqual([]);
  }
  expect(readFileSync(image, 'utf8')).toBe('old');
  await expect(page.getByText(/is ready/)).toHaveCount(0);

  server.offer = { files: good };
  const setImage = (path: string | undefined): Promise<void> =>
    electron.evaluate((_electron, value) => {
      if (value === undefined) delete process.env.APPIMAGE;
      else process.env.APPIMAGE = value;
    }, path);
  await setImage(undefined);
  expect(await asked(electron)).toMatch(/^This copy of Analytics Export cannot update itself\./);
  await setImage(image);
  expect(await asked(electron)).toBe('Version 99.0.0 is ready to be installed.');
  await expect(page.getByText('Version 99.0.0 is ready.')).toBeVisible();
  expect(readFileSync(image, 'utf8')).toBe('old');
  await expect
    .poll(() => page.evaluate((at) => fetch(at).then(String, () => 'isolated'), address))
    .toBe('isolated');
  for (const request of server.requests) {
    expect(request.method).toBe('GET');
    expect(request.url).toMatch(
      /^\/updates\/(latest-linux\S*\.yml(\.sig)?|analytics-export-[\d.]+AppImage)$/,
    );
    const { 'user-agent': agent, 'accept-language': language, ...headers } = request.headers;
    expect({ agent, language }).toEqual({ agent: 'electron-builder', language: 'en-US' });
    expect(usual).toEqual(expect.arrayContaining(Object.keys(headers)));
  }

  await chooseFormat(page, 'CSV');
  await typeQuery(page, endlessRows);
  await saveAs(join(desk, 'endless.csv'));
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.getByRole('button', { name: 'Restart to install' }).click();
  await expect(page.getByText('Version 99.0.0 is installed as soon as no export runs.')).toBeVisible();
  // Everything else goes on meanwhile.
  await goTo(page, 'All measurements');
  expect((await previewRows(page)).length).toBeGreaterThan(0);
  expect(readFileSync(image, 'utf8')).toBe('old');
  await page.getByRole('button', { name: /^Exports/ }).click();
  const closed = electron.waitForEvent('close');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await closed;
  expect(rowsOf(join(data, 'jobs.db'), 'SELECT state FROM jobs')).toEqual([['REVOKED']]);
  expect(readFileSync(image, 'utf8')).toBe(program);
  await expect.poll(() => existsSync(started)).toBe(true);
});
