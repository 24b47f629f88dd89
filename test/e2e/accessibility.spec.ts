import { expect, test } from './application.ts';
import { expectAccessible, resize, windowSizes } from './look.ts';
import { goTo, previewRows, showsSampleSchool } from './screen.ts';

test('the Export screen has no accessibility violation', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  await previewRows(page);
  await expectAccessible(application);
});
for (const [width, height] of windowSizes) {
  test(`nothing is cut off at ${width} x ${height}`, async ({ application }) => {
    const { page } = application;
    await resize(application, width, height);
    await showsSampleSchool(page);
    await goTo(page, 'All measurements');
    await previewRows(page);
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
