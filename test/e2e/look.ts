import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from 'playwright/test';
import { expect, type Application } from './application.ts';

type ColorScheme = 'light' | 'dark';
export const windowSizes = [
  [1280, 800],
  [900, 640],
] as const;

/** Makes the window's content that large, in CSS pixels. */
export async function resize({ electron, page }: Application, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

/** What is shown has nothing that a screen reader, a keyboard or an eye stumbles over, in light and in dark colours. */
export async function expectAccessible(
  { page }: Application,
  without: readonly string[] = [],
): Promise<void> {
  // What is out of date is dimmed for as long as that.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  // The other mode opens a page of its own, which Electron does not have.
  const axe = (): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true);
  const disabled = [...without];
  // While a list is open the rest of the page, its headings too, is hidden from screen readers; a focus that goes there closes the list.
  if ((await page.getByRole('listbox').count()) > 0)
    disabled.push('aria-hidden-focus', 'page-has-heading-one', 'region');
  const violations = await found(axe().disableRules(disabled));
  await colour(page, 'dark');
  violations.push(...(await found(axe().withRules('color-contrast'))));
  await colour(page, 'light');
  expect(violations).toEqual([]);
}

async function found(axe: AxeBuilder): Promise<unknown[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Changes the colours, and waits for what passes from one to the other. */
async function colour(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    );
  });
}

/** Checks what is shown now, also that it has room in each size. */
export async function look(application: Application, info: TestInfo, name: string): Promise<void> {
  await expectAccessible(application);
  await picture(application, info, name);
}

/** Nothing of what is shown now is beyond the edge, in each size; with PICTURES=1 leaves a picture of it in each colour. */
export async function picture(application: Application, info: TestInfo, name: string): Promise<void> {
  const { page } = application;
  for (const [width, height] of windowSizes) {
    await resize(application, width, height);
    for (const colorScheme of process.env.PICTURES === undefined ? [] : (['dark', 'light'] as const)) {
      await colour(page, colorScheme);
      await page.screenshot({ path: info.outputPath(`${name}-${width}-${colorScheme}.png`) });
    }
    // What stands above the page finds its place again a moment later.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
}
