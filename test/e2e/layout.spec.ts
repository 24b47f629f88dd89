import type { Page } from 'playwright/test';
import { expect, test, type Application } from './application.ts';
import { expectAccessible, resize } from './look.ts';
import { goTo, previewRows, showsSampleSchool } from './screen.ts';

/** Enlarges the page as View → Zoom in does. */
async function zoom({ electron, page }: Application, factor: number): Promise<void> {
  const before = await page.evaluate(() => innerWidth);
  await electron.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
  }, factor);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(before / factor);
}

/** How many rows of the preview can be read whole, without scrolling. */
const readableRows = (page: Page): Promise<number> =>
  page.getByRole('grid', { name: 'Preview' }).evaluate(
    (grid) =>
      [...grid.querySelectorAll('[role=rowgroup] [role=row]')].filter((row) => {
        const { top, bottom, left } = row.getBoundingClientRect();
        return [top + 2, bottom - 2].every((y) => row.contains(document.elementFromPoint(left + 4, y)));
      }).length,
  );

/** The controls that stay covered or outside of the window when they have the focus, and how many there are. */
const controls = (page: Page): Promise<{ count: number; unreachable: string[] }> =>
  page.evaluate(async () => {
    const seen = new Set<Element>();
    const unreachable: string[] = [];
    // Long lists draw what is in sight: what comes next is known when the one before it has been scrolled to.
    for (;;) {
      const control = [
        ...document.querySelectorAll<HTMLElement>('button, input, textarea, [role=spinbutton]'),
      ].find((one) => !seen.has(one) && one.checkVisibility() && one.closest('[aria-hidden=true]') === null);
      if (!control) return { count: seen.size, unreachable };
      seen.add(control);
      control.focus();
      // Some are pressed through what they are on.
      const isPressedThrough = getComputedStyle(control).pointerEvents === 'none';
      const place = control.closest(isPressedThrough ? '[role=row]' : 'label') ?? control;
      const isAtItsPlace = (): boolean => {
        const { left, top, width, height } = place.getBoundingClientRect();
        return place.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      };
      // A long list is not pressed while it scrolls.
      for (let frame = 0; frame < 100 && !isAtItsPlace(); frame++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      if (!isAtItsPlace())
        unreachable.push(control.ariaLabel ?? control.closest('label')?.textContent ?? control.outerHTML);
    }
  });

for (const [width, height, factor] of [
  [1280, 800, 2],
  [960, 640, 1],
] as const) {
  test(`at ${width} x ${height}, ${100 * factor} % large, five rows are seen and every control is reachable`, async ({
    application,
  }) => {
    const { page } = application;
    await resize(application, width, height);
    await zoom(application, factor);
    await showsSampleSchool(page);
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
  await zoom(application, 2);
  await showsSampleSchool(page);
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
