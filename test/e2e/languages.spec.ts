import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, quit, test } from './application.ts';
import { picture, resize } from './look.ts';
import { controls, cutTexts, readableRows, zoom } from './room.ts';
import { choose, chooseFormat, goTo, previewRows, showsSampleSchool } from './screen.ts';

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
    await goTo(page, 'Abfrage');
    const run = async (sql: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'SQL-Abfrage' }).press('Control+a');
      await page.keyboard.insertText(sql);
      await page.keyboard.press('Control+Enter');
    };
    await run('SELECT value FROM results');
    await expect(page.getByRole('button', { name: 'Zuletzt' })).toBeVisible();
    await show('query');
    await page.keyboard.type(' wh');
    await expect(page.getByRole('listbox', { name: 'Vorschläge' })).toBeVisible();
    await page.keyboard.press('Escape');
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
    await expect(page.getByRole('main').getByText('nicht erreich')).toBeVisible();
    await show('connections');

    await goTo(page, 'Einstellungen');
    await show('settings');

    await goTo(page, 'Alle Messungen');
    await page.getByRole('button', { name: /^(Save|Speichern).*…$/ }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Klassenschnitte');
    await expect(page.getByText('gehört zur Musterschule')).toBeVisible();
    await show('save-dialog');
    expect(complaints).toEqual([]);
  });
});

test('the Export screen has room for its words, in English and in German, in a narrow window and enlarged', async ({
  application,
}, info) => {
  const { electron, page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  const add = async (button: string, item: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await add('Add filter', 'Value');
  await page.getByRole('textbox', { name: 'Value from' }).fill('1');
  await add('Add filter', 'Subject');
  await page.getByRole('option').first().click();
  await page.getByRole('combobox').press('Escape');
  await add('Group by', 'Class');
  await add('Group by', 'Date');
  await add('Measure', 'Average');
  await chooseFormat(page, 'CSV');
  await previewRows(page);

  type Size = [width: number, height: number, factor: number];
  const sizes: Size[] = [
    [1280, 800, 1],
    [960, 640, 1],
    [1280, 800, 2],
  ];
  const enlarge = async ([width, height, factor]: Size): Promise<void> => {
    await zoom(application, 1);
    await resize(application, width, height);
    await zoom(application, factor);
  };
  /** The window's own picture: that of the page ends in the midst of what is enlarged. */
  const shot = async (...name: (string | number)[]): Promise<void> => {
    const picture = await electron.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    );
    writeFileSync(info.outputPath(`${name.join('-')}.png`), picture ?? '', 'base64');
  };

  for (const language of ['English', 'Deutsch'] as const) {
    await zoom(application, 1);
    if (language === 'Deutsch') {
      await goTo(page, 'Settings');
      await choose(page, 'Language', language);
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /measurements|Messungen/ })
        .first()
        .click();
    }
    await page
      .getByRole('button', { name: language === 'English' ? 'More options' : 'Weitere Optionen' })
      .click();
    for (const size of sizes) {
      await enlarge(size);
      await expect.poll(() => readableRows(page)).toBeGreaterThanOrEqual(5);
      await page.getByRole('button', { name: /^(What|Inhalt)$/ }).scrollIntoViewIfNeeded();
      await shot(language, ...size);
      expect(await cutTexts(page)).toEqual([]);
    }
  }
  // The focus would open its list, which hides what is behind it.
  await page
    .getByRole('button', { name: /^Filter nach .* entfernen$/ })
    .last()
    .press('Enter');
  for (const size of sizes) {
    await enlarge(size);
    expect((await controls(page)).unreachable).toEqual([]);
    await page.getByRole('button', { name: 'Speichern …' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('save', ...size);
    expect(await cutTexts(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader').nth(1).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await shot('menu', ...size);
    expect(await cutTexts(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
