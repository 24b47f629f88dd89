import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './application.ts';
import { showsSampleSchool } from './screen.ts';

/** Keys as a person presses them, one after another: the focus is on something each time. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect(page.locator('body')).not.toBeFocused();
  }
}

/** Goes on with a key until the focus is where it is wanted. */
async function reach(page: Page, wanted: Locator, key = 'Tab', most = 60): Promise<void> {
  for (let step = 0; step < most; step++) {
    const isThere = await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement));
    if (isThere) return;
    await press(page, key);
  }
  await expect(wanted).toBeFocused();
}

test('by keyboard alone: from the first start to the file, opened', async ({
  application: { page, electron, desk, saveAs },
}) => {
  await showsSampleSchool(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  await page.keyboard.press('Tab');

  // The dataset.
  await reach(page, navigation.locator('button'));
  await reach(page, navigation.getByRole('button', { name: 'All measurements' }), 'ArrowDown');
  await press(page, 'Enter');
  const pane = page.getByRole('region', { name: 'Settings of the export' });
  const rows = page.getByRole('grid', { name: 'Preview' });
  await expect(rows).toBeVisible();

  // A period.
  await reach(page, pane.getByRole('button', { name: /Period$/ }));
  await press(page, 'Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await reach(page, page.getByRole('option', { name: 'Custom' }), 'ArrowDown');
  await press(page, 'Enter');
  await reach(page, page.locator('[data-field="period from"]').getByRole('spinbutton'));
  await page.keyboard.type('01012024');

  // A filter.
  await reach(page, button('Add filter'));
  await press(page, 'Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await reach(page, page.getByRole('menuitem', { name: 'Subject', exact: true }), 'ArrowDown');
  await press(page, 'Enter');
  await expect(pane.getByRole('group', { name: 'Filter by Subject' }).locator(':focus')).toHaveCount(1);
  await page.keyboard.type('math');
  await expect(page.getByRole('option', { name: /Math/ })).toBeVisible();
  await press(page, 'ArrowDown', 'Enter', 'Escape');

  // One column renamed, one hidden.
  const columns = page.getByRole('grid', { name: 'Columns' });
  await reach(page, columns.locator('[role=row]'));
  await press(page, 'ArrowDown', 'F2');
  await page.keyboard.type('Number');
  await press(page, 'Enter', 'ArrowDown', ' ');
  await expect(columns.getByText('Number', { exact: true })).toBeVisible();
  await expect(rows.getByRole('columnheader', { name: 'Number' })).toBeVisible();

  // The format.
  await reach(page, page.getByRole('radio'));
  await reach(page, page.getByRole('radio', { name: 'CSV' }), 'ArrowLeft');
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked();

  // The file, and what opens it.
  await saveAs(join(desk, 'a.csv'));
  await electron.evaluate(({ shell }) => {
    shell.openPath = (path) => {
      Object.assign(globalThis, { opened: path });
      return Promise.resolve('');
    };
  });
  await reach(page, button('Export…'));
  await press(page, 'Enter');
  await expect(button('Open')).toBeFocused();
  expect(existsSync(join(desk, 'a.csv'))).toBe(true);
  await press(page, 'Enter');
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'opened') as unknown))
    .toBe(join(desk, 'a.csv'));
  await press(page, 'Escape');
});

test('by keyboard alone: an export is saved and run, looked at in Activity and run again', async ({
  application: { page, electron, desk },
}) => {
  await showsSampleSchool(page);
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  const goTo = async (name: string): Promise<void> => {
    await reach(page, navigation.locator('button'), 'Tab');
    await press(page, 'Home');
    await reach(page, navigation.getByRole('button', { name, exact: true }), 'ArrowDown');
    await press(page, 'Enter');
  };
  await page.keyboard.press('Tab');
  await goTo('classes');
  await reach(page, page.getByRole('button', { name: 'Save…' }));
  await press(page, 'Enter');
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await electron.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, desk);
  await press(page, 'Control+a');
  await page.keyboard.type('All classes');
  const dialog = page.getByRole('dialog');
  await reach(page, dialog.getByRole('button', { name: 'Choose…' }));
  await press(page, 'Enter');
  await reach(page, dialog.getByRole('button', { name: 'Save', exact: true }));
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();

  await goTo('All classes');
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  // It was not waited for: the focus stays where it was.
  await expect(navigation.getByRole('button', { name: 'All classes', exact: true })).toBeFocused();

  // What became of it, and the same once more.
  await goTo('Activity');
  const list = page.getByRole('main');
  const choose = async (item: string): Promise<void> => {
    await reach(page, list.getByRole('button', { name: 'More for classes.xlsx' }));
    await press(page, 'Enter');
    await reach(page, page.getByRole('menuitem', { name: item }), 'ArrowDown');
    await press(page, 'Enter');
  };
  await choose('Receipt…');
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  await expect(page.getByRole('dialog')).toContainText('60 rows');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await choose('Run again');
  await expect(list.getByRole('listitem', { name: 'classes (2).xlsx' })).toContainText('60 rows');
  await expect(page.locator('body')).not.toBeFocused();
  expect(readdirSync(desk).sort()).toEqual(['classes (2).xlsx', 'classes.xlsx']);
  await goTo('classes');
  await expect(page.getByRole('grid', { name: 'Preview' })).toBeVisible();
});
