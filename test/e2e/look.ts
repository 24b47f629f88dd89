import { AxeBuilder } from '@axe-core/playwright';
import type { TestInfo } from 'playwright/test';
import { expect, type Application } from './application.ts';

export const colorSchemes = ['light', 'dark'] as const;
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

/** What is shown has nothing that a screen reader or a keyboard stumbles over. */
export async function expectAccessible(
  { page }: Application,
  without: readonly string[] = [],
): Promise<void> {
  // The other mode opens a page of its own, which Electron does not have.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const disabled = [...without];
  // While a list is open the rest of the page, its headings too, is hidden from screen readers; a focus that goes there closes the list.
  if ((await page.getByRole('listbox').count()) > 0)
    disabled.push('aria-hidden-focus', 'page-has-heading-one', 'region');
  axe.disableRules(disabled);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Checks what is shown now, and leaves a picture of it in each size. */
export async function look(application: Application, info: TestInfo, name: string): Promise<void> {
  await expectAccessible(application);
  await picture(application, info, name);
}

/** Leaves a picture of what is shown now in each size, in which nothing may be beyond the edge. */
export async function picture(application: Application, info: TestInfo, name: string): Promise<void> {
  const { page } = application;
  for (const [width, height] of windowSizes) {
    await resize(application, width, height);
    await page.screenshot({ path: info.outputPath(`${name}-${width}.png`) });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
}
