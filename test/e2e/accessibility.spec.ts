import { expect, test } from './application.ts';
import { colorSchemes, expectAccessible, resize, windowSizes } from './look.ts';
import { goTo, previewRows, showsSampleSchool } from './screen.ts';

for (const colorScheme of colorSchemes) {
  test(`the Export screen has no accessibility violation in ${colorScheme} colours`, async ({
    application,
  }) => {
    const { page } = application;
    await page.emulateMedia({ colorScheme });
    await showsSampleSchool(page);
    await goTo(page, 'All measurements');
    await previewRows(page);
    await expectAccessible(application);
  });
}

for (const [width, height] of windowSizes) {
  test(`nothing is cut off at ${width} x ${height}`, async ({ application }, info) => {
    const { page } = application;
    await resize(application, width, height);
    await showsSampleSchool(page);
    await goTo(page, 'All measurements');
    await previewRows(page);
    for (const colorScheme of colorSchemes) {
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
