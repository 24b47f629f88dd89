import { existsSync } from 'node:fs';
import { app, Menu, shell, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../preload/contract/menu-command.ts';
import { isOff } from '../settings/rules.ts';
import { isAsking, showAbout } from './dialogs.ts';
import { tell } from './ipc/tell.ts';

interface MenuSurroundings {
  window: BrowserWindow;
  /** Where the files of exports are that named no place of their own; shown while it is there. */
  exportsFolder: string;
  /** Undefined where there is nothing to look for. */
  onUpdates: (() => void) | undefined;
}

const exportsItem = 'exports-folder';

/** The usual menus, what the Export screen is opened for, and the way to help. */
export function setApplicationMenu({ window, exportsFolder, onUpdates }: MenuSurroundings): void {
  /** Whoever is being asked something answers that first. */
  const item = (label: string, click: () => void, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => {
      if (!isAsking()) click();
    },
    ...(accelerator !== undefined && { accelerator }),
  });
  const command = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions =>
    item(
      label,
      () => {
        tell(window, 'onMenuCommand', command);
      },
      accelerator,
    );

  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        ...(isOff('other-databases') ? [] : [command('Open database…', 'open-database', 'CmdOrCtrl+O')]),
        command('Export…', 'export', 'CmdOrCtrl+E'),
        command('Save…', 'save', 'CmdOrCtrl+S'),
        { ...item('Show exports folder', () => void shell.openPath(exportsFolder)), id: exportsItem },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        command('Reload preview', 'reload-preview', 'F5'),
        // Its other key.
        { ...command('Reload preview', 'reload-preview', 'CmdOrCtrl+R'), visible: false },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: 'Help',
      submenu: [
        command('Keyboard shortcuts', 'shortcuts'),
        command('Diagnostics…', 'diagnostics'),
        ...(onUpdates ? [item('Check for updates…', onUpdates)] : []),
        { type: 'separator' },
        item('About Analytics Export', () => void showAbout(window)),
      ],
    },
  ];
  const menu = Menu.buildFromTemplate(template);
  Menu.setApplicationMenu(menu);

  /** Scripts make the folder, while the window is behind theirs. */
  const showWhatIsThere = (): void => {
    const folder = menu.getMenuItemById(exportsItem);
    if (folder) folder.visible = existsSync(exportsFolder);
  };
  showWhatIsThere();
  window.on('focus', showWhatIsThere);
}
