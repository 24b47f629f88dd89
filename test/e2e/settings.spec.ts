import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from './application.ts';
import { chooseFormat, goTo, showsSampleSchool } from './screen.ts';

const allowed = resolve('/nowhere/exports');

test.use({
  settings: { featuresOff: ['typed-query', 'other-databases', 'servers'], allowedFolders: [allowed] },
});

test('what the administrator has switched off is not offered, and nothing is saved elsewhere', async ({
  application,
}) => {
  const { page, electron, desk, saveAs } = application;
  await showsSampleSchool(page);
  await expect(page.getByRole('button', { name: 'Class analytics' })).toBeVisible();
  await expect(page.getByRole('button', { name: /query/i })).toHaveCount(0);
  await page.getByRole('button', { name: 'Data from' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Use the sample school']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Connections' })).toHaveCount(0);
  // The window is not to be trusted: main refuses what it does not offer.
  await electron.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/nowhere.db'] });
  });
  const refused = await page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as Record<
      'openSource' | 'addConnection',
      (request?: unknown) => Promise<unknown>
    >;
    const connection = { name: 'A', url: 'https://a.example/', api: 'api', signIn: { with: 'nothing' } };
    return Promise.all([bridge.openSource(), bridge.addConnection(connection)]);
  });
  for (const answer of refused) expect(answer).toMatchObject({ ok: false, error: { code: 'FEATURE_OFF' } });

  await goTo(page, 'Class analytics');
  await chooseFormat(page, 'CSV');
  await saveAs(join(desk, 'out.csv'));
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(`exports can be saved in '${allowed}' only`)).toBeVisible();
  expect(readdirSync(desk)).toEqual([]);
});
