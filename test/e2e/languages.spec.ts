import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, quit, test } from './application.ts';
import { picture } from './look.ts';
import { goTo } from './screen.ts';

test('the window speaks German at once, and after a restart', async ({ application }) => {
  const { page, electron, data } = application;
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: /Language$/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();

  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  await expect(navigation.getByRole('button', { name: 'Einstellungen' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^de/);
  await expect(page.getByRole('button', { name: /Sprache$/ })).toHaveText(/Deutsch/);
  expect(JSON.parse(readFileSync(join(data, 'settings', 'language.json'), 'utf8'))).toBe('de');
  expect(
    await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label)),
  ).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']);

  await quit(electron);
  const again = await launch(data, {});
  await expect(
    (await again.firstWindow()).getByRole('button', { name: 'Einstellungen', exact: true }),
  ).toBeVisible();
  await quit(again);
});

test.describe('on a computer that speaks German', () => {
  test.use({ environment: { LANG: 'de_DE.UTF-8', LANGUAGE: 'de' } });

  test('every screen beside the preview is German, and nothing of it is cut off', async ({
    application,
  }, info) => {
    const { page, desk, saveAs, complaints } = application;
    const show = (name: string): Promise<void> => picture(application, info, name);
    await expect(page.getByRole('button', { name: 'Daten aus: Musterschule' })).toBeVisible();
    await goTo(page, 'Query');
    const run = async (sql: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'SQL-Abfrage' }).press('Control+a');
      await page.keyboard.insertText(sql);
      await page.keyboard.press('Control+Enter');
    };
    await run('SELECT value FROM results');
    await expect(page.getByRole('button', { name: 'Zuletzt' })).toBeVisible();
    await show('query');
    await run('SELECT 1 AS Note');
    await expect(page.getByRole('gridcell', { name: '1', exact: true })).toBeVisible();
    await saveAs(join(desk, 'Noten.xlsx'));
    await page.getByRole('button', { name: /^Export.*…$/ }).click();
    await goTo(page, 'Aktivität');
    const row = page.getByRole('main').getByRole('listitem', { name: 'Noten.xlsx' });
    await expect(row).toContainText('Musterschule');
    await expect(page.getByRole('heading', { name: 'Heute' })).toBeVisible();
    await row.getByRole('button', { name: 'Mehr zu Noten.xlsx' }).click();
    await show('activity-menu');
    await page.getByRole('menuitem', { name: 'Beleg …' }).click();
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await expect(page.getByText('Unverändert seit dem Export')).toBeVisible();
    await show('receipt');
    await page.keyboard.press('Escape');

    await goTo(page, 'Verbindungen');
    await page.getByRole('button', { name: 'Verbindung hinzufügen …' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Unsere Schule');
    await page.getByRole('textbox', { name: 'Adresse' }).fill('http://127.0.0.1:9/');
    await page.getByRole('textbox', { name: 'Token' }).fill('geheim');
    await show('connection-dialog');
    await page.getByRole('button', { name: 'Hinzufügen und prüfen' }).click();
    await expect(page.getByRole('button', { name: 'Neues Token …' })).toBeVisible();
    await show('connections');

    await goTo(page, 'Einstellungen');
    await show('settings');

    await goTo(page, 'All measurements');
    await page.getByRole('button', { name: /^(Save|Speichern).*…$/ }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Klassenschnitte');
    await expect(page.getByText('gehört zur Musterschule')).toBeVisible();
    await show('save-dialog');
    expect(complaints).toEqual([]);
  });
});
