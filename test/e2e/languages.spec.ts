import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, quit, test } from './application.ts';
import { look } from './look.ts';
import { goTo } from './screen.ts';

test('the window speaks German at once, and after a restart', async ({ application }, info) => {
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
  await look(application, info, 'settings-german');
  expect(JSON.parse(readFileSync(join(data, 'settings', 'language.json'), 'utf8'))).toBe('de');

  await quit(electron);
  const again = await launch(data, {});
  await expect(
    (await again.firstWindow()).getByRole('button', { name: 'Einstellungen', exact: true }),
  ).toBeVisible();
  await quit(again);
});
