import { expect, type Locator, type Page } from 'playwright/test';

/** The first start makes the sample school; then the screen is ready. */
export async function showsSampleSchool(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sample school' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export…' })).toBeVisible();
}

/** A select is named by its value and its label. */
export const select = (page: Page, label: string): Locator =>
  page.getByRole('button', { name: new RegExp(`${label.replaceAll('?', '\\?')}$`) });

/** Chooses in a select by its label. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await select(page, label).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Follows an entry of the sidebar: a dataset, a table, another screen. */
export const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Navigation' }).getByRole('button', { name, exact: true }).click();

/** Shows the list of exports, unless it is shown. */
export async function showExports(page: Page): Promise<Locator> {
  const button = page.getByRole('button', { name: /^Exports/ });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  return page.getByRole('list', { name: 'Exports' });
}

/** No export was begun. */
export const showsNoExport = (page: Page): Promise<void> =>
  expect(page.getByRole('button', { name: 'Exports', exact: true })).toBeVisible();

export async function chooseFormat(page: Page, format: 'CSV' | 'Excel'): Promise<void> {
  await page.getByRole('radio', { name: format }).click({ force: true });
}

/** Searches a student, takes the first found, and gives how the student is called: `Emilia Müller · 7A · 00231111`. */
export async function chooseStudent(page: Page, text: string): Promise<string> {
  await goTo(page, 'Student analytics');
  await page.getByRole('combobox', { name: 'Student' }).fill(text);
  await page.getByRole('option').first().click();
  await expect(page.getByRole('grid', { name: 'Preview' })).toBeVisible();
  return page.getByRole('combobox', { name: 'Student' }).inputValue();
}

export async function rename(page: Page, column: string, name: string): Promise<void> {
  const button = page.getByRole('button', { name: `Rename ${column}` });
  // It is there only under the mouse, which Playwright does not move to what is not there.
  await button.hover({ force: true });
  await button.click();
  const field = page.getByRole('textbox', { name: `New name for ${column}` });
  await field.fill(name);
  await field.press('Enter');
}

const preview = (page: Page): Locator => page.getByRole('grid', { name: 'Preview' });

/** By keyboard: lifts a column with Enter, goes to the place above the first one, and drops it there. */
export async function moveToTop(page: Page, column: string): Promise<void> {
  await page.getByRole('button', { name: `Drag ${column}` }).focus();
  await page.keyboard.press('Enter');
  // The places to drop at appear one by one; a key pressed before they are there goes nowhere.
  const top = page.getByRole('button', { name: /^Insert before/ }).first();
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(top).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(top).toBeHidden();
}

/** What the preview's header says, without the row number's own. */
export async function columnNames(page: Page): Promise<string[]> {
  return (await shownCells(page))[0] ?? [];
}

/** The rows that are drawn, from the first on. */
export async function previewRows(page: Page): Promise<string[][]> {
  await expect(preview(page).getByRole('rowheader').first()).toBeVisible();
  return (await shownCells(page)).slice(1);
}

/** Reads the grid's cells row by row, the header first; it draws only the columns in sight, so it is scrolled across. */
const shownCells = (page: Page): Promise<string[][]> =>
  preview(page).evaluate(async (grid) => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const rows: string[][] = [];
    const before = grid.scrollLeft;
    for (let left = 0; left === 0 || left < grid.scrollWidth; left += Math.max(grid.clientWidth, 1)) {
      grid.scrollLeft = left;
      await nextFrame();
      await nextFrame();
      for (const cell of grid.querySelectorAll('[role=gridcell], [role=columnheader]:not([data-all])')) {
        const row = Number(cell.closest('[role=row]')?.ariaRowIndex) - 1;
        (rows[row] ??= [])[Number(cell.ariaColIndex) - 2] = cell.textContent;
      }
    }
    grid.scrollLeft = before;
    return rows;
  });

/** A query that makes as many rows as wanted. */
export const manyRows = (rows: number): string =>
  `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${rows}) SELECT n FROM numbers`;

/** A query whose rows come at once and never end. */
export const endlessRows =
  'WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers) SELECT n FROM numbers';

/** Types in the place of the query that is there. As a keyboard does: Playwright's own way to fill is another. */
export async function writeQuery(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', { name: 'SQL query' }).press('Control+a');
  await page.keyboard.insertText(sql);
}

export async function runQuery(page: Page, sql: string): Promise<void> {
  await writeQuery(page, sql);
  await page.keyboard.press('Control+Enter');
}

export async function typeQuery(page: Page, sql: string): Promise<void> {
  await goTo(page, 'Query');
  await runQuery(page, sql);
  await expect(preview(page)).toBeVisible();
}

export const exportTo = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Export…' }).click();
