import { expect, test } from './application.ts';
import { expectAccessible, resize } from './look.ts';
import { controls, readableRows, zoom } from './room.ts';
import { goTo, previewRows, showsSampleSchool } from './screen.ts';

for (const [width, height, factor] of [
  [1280, 800, 2],
  [960, 640, 1],
] as const) {
  test(`at ${width} x ${height}, ${100 * factor} % large, five rows are seen and every control is reachable`, async ({
    application,
  }) => {
    const { page } = application;
    await showsSampleSchool(page);
    await resize(application, width, height);
    await zoom(application, factor);
    if (factor > 1) await page.getByRole('button', { name: 'Navigation' }).click();
    await goTo(page, 'All measurements');
    await previewRows(page);
    expect(await readableRows(page)).toBeGreaterThanOrEqual(5);
    await page.getByRole('button', { name: 'More options' }).click();
    for (const unfolds of [false, true]) {
      if (unfolds && factor > 1) await page.getByRole('button', { name: 'Navigation' }).click();
      const { count, unreachable } = await controls(page);
      expect(count).toBeGreaterThan(30);
      expect(unreachable).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await expectAccessible(application);
  });
}

test('what is chosen in the unfolded navigation folds it, and the focus stays beside it', async ({
  application,
}) => {
  const { page } = application;
  // A page that is not there yet would begin at its usual size.
  await showsSampleSchool(page);
  await zoom(application, 2);
  const navigation = page.getByRole('button', { name: 'Navigation' });
  await navigation.press('Enter');
  await expect(page.getByRole('button', { name: 'All measurements' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Data kept on this computer' })).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(navigation).toBeFocused();
});

test('the field that is missing is shown although its section is folded', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Student analytics');
  const student = page.getByRole('combobox', { name: 'Student' });
  await page.getByRole('button', { name: 'What', exact: true }).click();
  await expect(student).toBeHidden();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(student).toBeFocused();
  await expect(student).toBeVisible();
});
