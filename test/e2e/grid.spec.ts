import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test } from './application.ts';
import { expectAccessible, look, picture, resize } from './look.ts';
import {
  chooseFormat,
  columnNames,
  exportTo,
  goTo,
  previewRows,
  select,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Preview' });
const header = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });

async function act(page: Page, column: string, action: string): Promise<void> {
  await header(page, column).click();
  await page.getByRole('menuitem', { name: action }).click();
}

const query = `SELECT 1 AS a, '007' AS b, 'x' AS c UNION ALL SELECT 3, '', 'y' || char(10) || 'z' UNION ALL SELECT 2, '<b>', 'q'`;

test('the header sorts, moves, renames, hides and filters', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await typeQuery(page, query);
  await act(page, 'a', 'Sort descending');
  await expect.poll(async () => (await previewRows(page)).map(([a]) => a)).toEqual(['3', '2', '1']);
  await expect(header(page, 'a')).toHaveAttribute('aria-sort', 'descending');
  await act(page, 'a', 'Not sorted by it');
  await expect.poll(async () => (await previewRows(page)).map(([a]) => a)).toEqual(['1', '3', '2']);

  await act(page, 'a', 'Move right');
  await expect.poll(() => columnNames(page)).toEqual(['b', 'a', 'c']);
  await act(page, 'c', 'Move left');
  await expect.poll(() => columnNames(page)).toEqual(['b', 'c', 'a']);
  await expect(grid(page)).toBeFocused();

  await act(page, 'c', 'Rename…');
  const name = page.getByRole('textbox', { name: 'New name for c' });
  await expect(name).toBeFocused();
  await name.fill('Words');
  await name.press('Enter');
  await expect.poll(() => columnNames(page)).toEqual(['b', 'Words', 'a']);
  await expect(grid(page)).toBeFocused();

  await act(page, 'Words', 'Hide');
  await expect.poll(() => columnNames(page)).toEqual(['b', 'a']);
  await expect(grid(page)).toBeFocused();

  await act(page, 'a', 'Filter…');
  await expect(page.getByRole('group', { name: 'Filter by a' }).locator(':focus')).toHaveCount(1);
});

test('everything of the grid is done by the keyboard', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await typeQuery(page, query);
  await grid(page).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Column b' })).toBeVisible();
  await expectAccessible(application);
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();

  const widthOf = () => header(page, 'b').evaluate((cell) => cell.getBoundingClientRect().width);
  const before = await widthOf();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(widthOf).toBe(before + 16);
  const { x, y, width } = (await header(page, 'b').boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await page.mouse.move(x + width - 3, y + 5);
  await page.mouse.down();
  await page.mouse.move(x + width + 57, y + 5);
  await page.mouse.up();
  await expect.poll(widthOf).toBe(before + 76);
  await page.mouse.dblclick(x + width + 57, y + 5);
  await expect.poll(widthOf).toBe(before);
  // Dragging its edge is no press of the column's name.
  await expect(page.getByRole('menu')).toHaveCount(0);

  // One stop for the Tab key.
  await grid(page).focus();
  await page.keyboard.press('Tab');
  await expect(grid(page)).not.toBeFocused();
  await expect(page.getByRole('region', { name: 'Settings of the export' }).locator(':focus')).toHaveCount(1);
});

test('cells are copied as text and as HTML: a part of them, and all with the names', async ({
  application,
}) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  await typeQuery(page, query);
  await page.evaluate(() => {
    addEventListener('copy', ({ clipboardData }) => {
      Object.assign(globalThis, { html: clipboardData?.getData('text/html') });
    });
  });
  const copied = async (): Promise<string> => {
    await page.keyboard.press('ControlOrMeta+c');
    const text = await electron.evaluate(async ({ clipboard }) => clipboard.readText());
    return text.replaceAll('\r\n', '\n');
  };
  await page.getByRole('gridcell', { name: '007' }).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('[role=gridcell][aria-selected=true]')).toHaveCount(4);
  await expect.poll(copied).toBe('007\tx\n\t"y\nz"');
  await page.keyboard.press('ControlOrMeta+a');
  await expect.poll(copied).toBe('a\tb\tc\n1\t007\tx\n3\t\t"y\nz"\n2\t<b>\tq');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'html') as unknown)).toContain(
    '<td style="mso-number-format:\'\\@\'">007</td>',
  );
});

test('the menu of a cell or a name is opened by the right button and by the keyboard; fields for text have the usual one', async ({
  application,
}, info) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  await goTo(page, 'students');
  const clipboard = (): Promise<string> =>
    electron.evaluate(async ({ clipboard }) => (await clipboard.readText()).replaceAll('\r\n', '\n'));
  const cells = grid(page).getByRole('gridcell');
  await expect(cells.first()).toBeVisible();
  const [, second = '', third = ''] = await columnNames(page);
  const [[, number = '', name = ''] = []] = await previewRows(page);
  const menu = page.getByRole('menu');

  // Within what is chosen the menu is of all that.
  await cells.nth(1).click();
  await page.keyboard.press('Shift+ArrowRight');
  await cells.nth(2).click({ button: 'right' });
  await expectAccessible(application);
  await page.screenshot({ path: info.outputPath('cell-menu.png') });
  await menu.getByRole('menuitem', { name: 'Copy', exact: true }).click();
  await expect.poll(clipboard).toBe(`${number}\t${name}`);
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Copy with the column names' }).click();
  await expect.poll(clipboard).toBe(`${second}\t${third}\n${number}\t${name}`);

  await page.keyboard.press('ContextMenu');
  await menu.getByRole('menuitem', { name: `${third} is ${name}`, exact: true }).press('Enter');
  await expect(page.getByRole('group', { name: `Filter by ${third}` })).toContainText(name);
  await expect(grid(page)).toBeFocused();
  await expect
    .poll(async () => new Set((await previewRows(page)).map((row) => row[2])))
    .toEqual(new Set([name]));

  await header(page, second).click({ button: 'right' });
  await page
    .getByRole('menu', { name: `Column ${second}` })
    .getByRole('menuitem', { name: 'Copy what is shown' })
    .click();
  await expect.poll(clipboard).toContain(`${second}\n${number}`);

  await electron.evaluate(({ Menu }) => {
    Menu.prototype.popup = function (this: Electron.Menu) {
      const shown = this.items.filter(({ visible, role }) => visible && role);
      Object.assign(globalThis, { shown: shown.map(({ role, enabled }) => [role, enabled]) });
    };
  });
  const field = page.getByRole('searchbox', { name: 'Search columns' });
  await field.fill('n');
  await field.selectText();
  await field.click({ button: 'right' });
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'shown') as unknown))
    .toEqual([
      ['cut', true],
      ['copy', true],
      ['paste', true],
      ['selectall', true],
    ]);
});

test('a table of 300 columns is drawn as far as it is seen, and scrolls', async ({ application }, info) => {
  const { page, desk, openDatabase } = application;
  const names = Array.from({ length: 300 }, (_, index) => `column_${index + 1}`);
  const wide = createDatabase(
    join(desk, 'wide.db'),
    `CREATE TABLE wide (${names.join()});
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
     INSERT INTO wide SELECT ${names.map((_, index) => `i * ${index + 1}`).join()} FROM n;`,
  );
  await showsSampleSchool(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: 'longtask' });
  });
  const longTasks = (what: string): Promise<void> =>
    page
      .evaluate(() => (Reflect.get(globalThis, 'tasks') as number[]).splice(0))
      .then((tasks) => {
        info.annotations.push({ type: `tasks over 50 ms: ${what}`, description: JSON.stringify(tasks) });
      });
  await openDatabase(wide);
  await expect(header(page, 'column_1')).toBeVisible();
  await longTasks('opening');
  await page.mouse.move(500, 300);
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(400, step % 2 === 0 ? 120 : -60);
    await page.waitForTimeout(30);
  }
  await longTasks('scrolling');
  expect(await grid(page).getByRole('gridcell').count()).toBeLessThan(1500);

  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  // The hundredth row of the last column is seen, and is the active cell.
  const last = page.getByRole('gridcell', { name: '30000', exact: true });
  await expect(last).toBeInViewport({ ratio: 1 });
  const active = await grid(page).getAttribute('aria-activedescendant');
  expect(await last.getAttribute('id')).toBe(active);
  await longTasks('to the end');
  await page.keyboard.press('ControlOrMeta+Home');
  await act(page, 'column_1', 'Sort descending');
  await expect.poll(async () => await grid(page).getByRole('gridcell').first().textContent()).toBe('500');
  await longTasks('sorting');
  await expect(grid(page)).toHaveAttribute('aria-colcount', '301');
  // Lists of all columns are made when somebody comes to choose, by mouse or keyboard.
  expect(await page.locator('option').count()).toBeLessThan(100);
  await select(page, 'Then by').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(page.getByRole('option', { name: 'column_300', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(select(page, 'Then by').first()).toHaveText(/column_300/);
  await longTasks('choosing what to sort by');
});

test('the grid and its menu have no accessibility violation', async ({ application }, info) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  await act(page, 'Value', 'Sort descending');
  await grid(page).getByRole('gridcell').nth(12).click();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown'])
    await page.keyboard.press(`Shift+${key}`);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await picture(application, info, 'grid');
  await resize(application, 1280, 800);
  await header(page, 'Class').click();
  await expectAccessible(application);
  await page.screenshot({ path: info.outputPath('menu.png') });
});

test('the list of exports has no accessibility violation', async ({ application }, info) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await goTo(page, 'students');
  await saveAs(join(desk, 'all.csv'));
  await chooseFormat(page, 'CSV');
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeFocused();
  await look(application, info, 'exports');
});
test('what is chosen is seen in forced colours', async ({ application }, info) => {
  const { page } = application;
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await showsSampleSchool(page);
  await goTo(page, 'students');
  const cell = grid(page).getByRole('gridcell').first();
  await cell.click();
  await page.screenshot({ path: info.outputPath('forced-colours.png') });
  const colours = await cell.evaluate((chosen) =>
    [chosen, chosen.parentElement?.nextElementSibling?.querySelector('[role=gridcell]')].map(
      (one) => one && getComputedStyle(one).backgroundColor,
    ),
  );
  expect(new Set(colours).size).toBe(2);
  const current = page
    .getByRole('navigation')
    .getByRole('listitem')
    .filter({ has: page.locator('[aria-current]') });
  expect(await current.evaluate((item) => getComputedStyle(item).outlineStyle)).toBe('solid');
  // Nothing moves.
  expect(
    await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter(
          (one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.01,
        ).length,
    ),
  ).toBe(0);
});
