import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Rectangle } from 'electron';
import type { ElectronApplication, Page } from 'playwright/test';
import { createDatabase, select } from '../fixtures/database.ts';
import { answerQuitting, expect, launch, quit, test, type Application } from './application.ts';
import { look } from './look.ts';
import {
  chooseFormat,
  endlessRows,
  exportTo,
  goTo,
  manyRows,
  previewRows,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

/** Chooses in the application's menu. */
const fromMenu = ({ electron }: Application, menu: string, item: string): Promise<void> =>
  electron.evaluate(
    ({ Menu }, [menuLabel, itemLabel]) => {
      const submenu = Menu.getApplicationMenu()?.items.find(({ label }) => label === menuLabel)?.submenu;
      submenu?.items.find(({ label }) => label === itemLabel)?.click();
    },
    [menu, item] as const,
  );

const bounds = (electron: ElectronApplication): Promise<Rectangle | undefined> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());

/**
 * Presses a key that is in the menu, as the system tells the window of it: a menu has its say when the page does nothing
 * with it. It is heard in the window that has the focus, which comes a moment after it was asked for; only where another
 * test's window has taken it in between is the key pressed once more.
 */
const pressKey = ({ electron }: Application, keyCode: string, ...modifiers: 'control'[]): Promise<void> =>
  electron.evaluate(
    async ({ BrowserWindow }, [key, held]) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) throw new Error('there is a window');
      const { webContents } = window;
      const send = webContents.send.bind(webContents);
      const heard = new Promise<'heard'>((resolve) => {
        webContents.send = (channel: string, ...words: unknown[]) => {
          send(channel, ...words);
          if (channel === 'menu:chosen') resolve('heard');
        };
      });
      let end: 'heard' | 'lost' = 'lost';
      while (end === 'lost') {
        if (!window.isFocused()) {
          const focused = new Promise<void>((resolve) => {
            window.once('focus', resolve);
          });
          window.focus();
          await focused;
        }
        const lost = new Promise<'lost'>((resolve) => {
          window.once('blur', () => {
            resolve('lost');
          });
        });
        for (const type of ['rawKeyDown', 'keyUp'] as const)
          webContents.sendInputEvent({ type, keyCode: key, modifiers: [...held] });
        end = await Promise.race([heard, lost]);
      }
      webContents.send = send;
    },
    [keyCode, modifiers] as const,
  );

const school = (folder: string): string =>
  createDatabase(join(folder, 'school.db'), `CREATE TABLE marks (mark); INSERT INTO marks VALUES (1);`);

test('the menus open a database, read the preview anew, export, and show what there is', async ({
  application,
}) => {
  const { page, electron, data, desk, saveAs } = application;
  const file = school(desk);
  await showsSampleSchool(page);
  await electron.evaluate(({ dialog, shell }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    shell.openPath = (folder) => {
      Reflect.set(globalThis, 'shown', folder);
      return Promise.resolve('');
    };
  }, file);
  await fromMenu(application, 'File', 'Open database…');
  await expect(page.getByRole('button', { name: 'school.db' })).toBeVisible();
  expect(await previewRows(page)).toEqual([['1']]);

  // What another program has changed is shown by each key; the page itself stays.
  await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
  const db = new Database(file);
  const preview = page.getByRole('grid', { name: 'Preview' });
  const reload = [
    () => pressKey(application, 'F5'),
    () => pressKey(application, 'R', 'control'),
    () => fromMenu(application, 'View', 'Reload preview'),
  ];
  for (const [index, ask] of reload.entries()) {
    db.exec('INSERT INTO marks VALUES (0)');
    await ask();
    await expect(preview.getByRole('rowheader')).toHaveCount(index + 2);
  }
  db.close();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage') as unknown)).toBe(true);

  await chooseFormat(page, 'CSV');
  await saveAs(join(desk, 'marks.csv'));
  // From another screen it shows first what would be exported.
  await page.getByRole('button', { name: 'Settings' }).click();
  await fromMenu(application, 'File', 'Export…');
  await expect(page.getByRole('button', { name: 'Export…' })).toBeVisible();
  await fromMenu(application, 'File', 'Export…');
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(readFileSync(join(desk, 'marks.csv'), 'utf8')).toContain('0');
  await expect(page.getByRole('list', { name: 'Exports' }).getByRole('listitem')).toHaveCount(1);

  const showsFolder = (): Promise<boolean | undefined> =>
    electron.evaluate(({ BrowserWindow, Menu }) => {
      BrowserWindow.getAllWindows()[0]?.emit('focus');
      return Menu.getApplicationMenu()?.getMenuItemById('exports-folder')?.visible;
    });
  expect(await showsFolder()).toBe(false);
  mkdirSync(join(data, 'exports'));
  expect(await showsFolder()).toBe(true);
  await fromMenu(application, 'File', 'Show exports folder');
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'shown') as unknown)).toBe(
    join(data, 'exports'),
  );
});

test('what is being typed counts for an export by the menu, and half a date is an error at its field', async ({
  application,
}) => {
  const { page, desk, saveAs } = application;
  const file = join(desk, 'three.csv');
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  await chooseFormat(page, 'CSV');
  await saveAs(file);
  const limit = page.getByRole('textbox', { name: 'At most (rows)' });
  await limit.pressSequentially('3');
  await fromMenu(application, 'File', 'Export…');
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(4);
  await expect(limit).toBeFocused();

  const from = page.locator('[data-field="period from"]');
  await from.getByRole('spinbutton').first().focus();
  await page.keyboard.type('03');
  await fromMenu(application, 'File', 'Export…');
  await expect(from.getByText('Finish the date, or clear it.')).toBeVisible();
  await expect(from.locator(':focus')).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Exports' }).getByRole('listitem')).toHaveCount(1);
});

test('menus begin nothing while a dialog is open, of the system or of the page', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  await electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push(Reflect.get(given.at(-1) as object, 'message') as string);
      return new Promise((resolve) => {
        Reflect.set(globalThis, 'answer', () => {
          resolve({ response: 0, checkboxChecked: false });
        });
      });
    };
    dialog.showSaveDialog = () => {
      asked.push('where to save');
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  const asked = (): Promise<unknown> => electron.evaluate(() => Reflect.get(globalThis, 'asked') as unknown);
  await fromMenu(application, 'Help', 'About Analytics Export');
  await fromMenu(application, 'Help', 'About Analytics Export');
  await fromMenu(application, 'File', 'Export…');
  await fromMenu(application, 'Help', 'Keyboard shortcuts');
  expect(await asked()).toEqual(['Analytics Export 0.1.0']);
  await electron.evaluate(() => {
    (Reflect.get(globalThis, 'answer') as () => void)();
  });

  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      onMenuCommand: (hear: (command: string) => void) => void;
    };
    bridge.onMenuCommand((command) => heard.push(command));
  });
  await fromMenu(application, 'Help', 'Keyboard shortcuts');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toContainText('Ctrl+O');
  await fromMenu(application, 'File', 'Export…');
  await fromMenu(application, 'Help', 'Diagnostics…');
  // A key comes by another way, and could be there before them.
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown))
    .toEqual(['shortcuts', 'export', 'diagnostics']);
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await fromMenu(application, 'File', 'Export…');
  await expect.poll(asked).toEqual(['Analytics Export 0.1.0', 'where to save']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('who closes the window is asked about exports, who shuts down the computer is not', async ({
  application,
}) => {
  const { page, electron, data, desk, saveAs } = application;
  await showsSampleSchool(page);
  await typeQuery(page, endlessRows);
  const begin = async (to: Page, name: string): Promise<void> => {
    await exportTo(to);
    await expect(to.getByRole('listitem', { name }).getByRole('button', { name: 'Pause' })).toBeVisible();
  };
  await saveAs(join(desk, 'first.xlsx'));
  await begin(page, 'first.xlsx');
  const close = (): Promise<void> =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await answerQuitting(electron, 'Keep open');
  await close();
  await expect(page.getByRole('listitem', { name: 'first.xlsx' })).toContainText('Counting rows');
  await answerQuitting(electron, 'Cancel export');
  const closed = electron.waitForEvent('close');
  await close();
  await closed;
  const states = (): unknown[] =>
    select(join(data, 'jobs.db'), 'SELECT state, lease FROM jobs ORDER BY number');
  expect(states()).toEqual([['REVOKED', null]]);

  const again = await launch(data, {});
  const window = await again.firstWindow();
  await showsSampleSchool(window);
  await again.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showMessageBox = () => new Promise(() => undefined);
    },
    join(desk, 'second.xlsx'),
  );
  await typeQuery(window, endlessRows);
  await begin(window, 'second.xlsx');
  const shutDown = again.waitForEvent('close');
  again.process().kill('SIGTERM');
  await shutDown;
  expect(states()).toEqual([
    ['REVOKED', null],
    ['PENDING', null],
  ]);
  expect(readdirSync(desk)).toEqual([]);
});

test('an export shows on the taskbar, tells of its end behind other windows, and is dragged out of its row', async ({
  application,
}) => {
  const { page, electron, data, desk, saveAs } = application;
  await showsSampleSchool(page);
  await electron.evaluate(({ BrowserWindow, Notification }) => {
    const told: unknown[] = [];
    const shown: number[] = [];
    const dragged: unknown[] = [];
    Object.assign(globalThis, { told, shown, dragged });
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('there is a window');
    window.isFocused = () => false;
    window.setProgressBar = (value) => void shown.push(value);
    window.webContents.startDrag = ({ file, icon }) =>
      void dragged.push([file, typeof icon === 'object' && !icon.isEmpty()]);
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Notification) {
      told.push([this.title, this.body]);
    };
  });
  const recorded = (name: string): Promise<unknown> =>
    electron.evaluate((_electron, key) => Reflect.get(globalThis, key) as unknown, name);
  await typeQuery(page, manyRows(200_000));
  await expect(page.getByText('200,000 rows')).toBeVisible();
  await chooseFormat(page, 'CSV');
  await saveAs(join(desk, 'Zoë Quill.csv'));
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  await expect.poll(() => recorded('told')).toEqual([['Export finished', 'Query: 200,000 rows']]);
  const shown = (await recorded('shown')) as number[];
  expect([shown[0], shown.at(-1)]).toEqual([2, -1]);

  await page.getByText('Zoë Quill.csv', { exact: true }).dispatchEvent('dragstart');
  await expect.poll(() => recorded('dragged')).toEqual([[join(desk, 'Zoë Quill.csv'), true]]);

  const queue = new Database(join(data, 'jobs.db'));
  queue.exec('UPDATE queue SET paused = 1');
  await exportTo(page);
  await expect(page.getByText('Waiting for its turn', { exact: true })).toBeVisible();
  queue.exec(
    `UPDATE jobs SET state = 'FAILURE', ended_at = created_at,
     error = '{"code":"TARGET_IN_USE","detail":{"name":"Zoë Quill.csv"}}' WHERE state = 'PENDING'`,
  );
  queue.close();
  const failed = ['Export failed', 'Query: open Analytics Export to see why, and to try again.'];
  await expect.poll(() => recorded('told')).toEqual([['Export finished', 'Query: 200,000 rows'], failed]);
});

test('the window comes back where it was, unless that screen is gone', async ({ application }) => {
  const { page, electron, data } = application;
  await showsSampleSchool(page);
  const first = await bounds(electron);
  const moved = { x: 60, y: 50, width: 1000, height: 680 };
  await electron.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place);
  }, moved);
  await expect.poll(() => bounds(electron)).toEqual(moved);
  // No window manager is on the invisible display: it maximises nothing.
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window) window.isMaximized = () => true;
  });
  await quit(electron);
  const file = join(data, 'window.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ bounds: moved, isMaximized: true });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

  const restarted = async (): Promise<Rectangle | undefined> => {
    const again = await launch(data, {});
    await showsSampleSchool(await again.firstWindow());
    const place = await bounds(again);
    await quit(again);
    return place;
  };
  expect(await restarted()).toEqual(moved);
  writeFileSync(file, JSON.stringify({ bounds: { ...moved, x: 90_000 }, isMaximized: false }));
  expect(await restarted()).toEqual(first);
});

test('the accent of the system is taken, and not where it could not be read', async ({
  application,
}, info) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  const accent = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim());
  const own = await accent();
  const choose = (colour: string): Promise<void> =>
    electron.evaluate(({ BrowserWindow, systemPreferences }, chosen) => {
      systemPreferences.getAccentColor = () => chosen;
      BrowserWindow.getAllWindows()[0]?.emit('focus');
    }, colour);
  await choose('b4009eff');
  await expect.poll(accent).toBe('#b4009e');
  await look(application, info, 'accent');
  await choose('ffff00ff');
  await expect.poll(accent).toBe(own);
});

test('Keyboard shortcuts have no accessibility violation', async ({ application }, info) => {
  const { page, complaints } = application;
  await showsSampleSchool(page);
  await fromMenu(application, 'Help', 'Keyboard shortcuts');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Preview', includeHidden: true })).toBeAttached();
  // Nothing of the page shines through.
  const box = await dialog.boundingBox();
  if (!box) throw new Error('the dialog is shown');
  const corner = 16;
  const clip = {
    x: box.x + corner,
    y: box.y + corner,
    width: box.width - 2 * corner,
    height: box.height - 2 * corner,
  };
  const shown = await page.screenshot({ clip });
  await page.evaluate(() => document.getElementById('root')?.style.setProperty('visibility', 'hidden'));
  expect(shown.equals(await page.screenshot({ clip }))).toBe(true);
  await page.evaluate(() => document.getElementById('root')?.style.removeProperty('visibility'));
  await look(application, info, 'shortcuts');
  expect(complaints).toEqual([]);
});
