import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './application.ts';
import { choose, previewRows, showsSampleSchool } from './screen.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the Export screen has no accessibility violation in ${colorScheme} colours`, async ({
    application,
  }) => {
    const { page } = application;
    await page.emulateMedia({ colorScheme });
    await showsSampleSchool(page);
    await choose(page, 'Dataset', 'All measurements');
    await previewRows(page);
    // The other mode opens a page of its own, which Electron does not have.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

for (const [width, height] of [
  [1280, 800],
  [900, 640],
] as const) {
  test(`nothing is cut off at ${width} x ${height}`, async ({ application }, info) => {
    const { page, electron } = application;
    await electron.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [width, height] as const,
    );
    await showsSampleSchool(page);
    await choose(page, 'Dataset', 'All measurements');
    await previewRows(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: info.outputPath(`${width}x${height}-${colorScheme}.png`) });
    }
    const tooWide = await page
      .locator('html, section')
      .evaluateAll((places) =>
        places
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((place) => place.getAttribute('aria-label') ?? place.textContent),
      );
    expect(tooWide).toEqual([]);
    await expect(page.getByRole('button', { name: 'Export…' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('radio', { name: 'Excel' })).toBeAttached();
  });
}
