import { existsSync } from 'node:fs';
import { app, Menu, shell, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../preload/contract/menu-command.ts';
import { isOff } from '../settings/rules.ts';
import { isAsking, showAbout } from './dialogs.ts';
import { tell } from './ipc/tell.ts';
import { t } from './language.ts';

interface MenuSurroundings {
  window: BrowserWindow;
  /** Where the files of exports are that named no place of their own; shown while it is there. */
  exportsFolder: string;
  /** Undefined where there is nothing to look for. */
  onUpdates: (() => void) | undefined;
}

const exportsItem = 'exports-folder';

/**
 * The usual menus, what the Export screen is opened for, and the way to help. Electron's own words for what a role does are
 * English.
 */
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
    ...(isMac ? [macMenu()] : []),
    {
      label: t('menu.file'),
      submenu: [
        ...(isOff('other-databases') ? [] : [command(t('menu.open'), 'open-database', 'CmdOrCtrl+O')]),
        command(t('menu.export'), 'export', 'CmdOrCtrl+E'),
        command(t('menu.save'), 'save', 'CmdOrCtrl+S'),
        { ...item(t('menu.exports-folder'), () => void shell.openPath(exportsFolder)), id: exportsItem },
        { type: 'separator' },
        isMac ? closeItem() : quitItem(),
      ],
    },
    {
      role: 'editMenu',
      label: t('menu.edit'),
      submenu: [
        { role: 'undo', label: t('menu.undo') },
        { role: 'redo', label: t('menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: t('text.cut') },
        { role: 'copy', label: t('text.copy') },
        { role: 'paste', label: t('text.paste') },
        { role: 'delete', label: t('words.delete') },
        { type: 'separator' },
        { role: 'selectAll', label: t('text.select-all') },
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        command(t('menu.reload'), 'reload-preview', 'F5'),
        // Its other key.
        { ...command(t('menu.reload'), 'reload-preview', 'CmdOrCtrl+R'), visible: false },
        { type: 'separator' },
        { role: 'resetZoom', label: t('menu.usual-size') },
        { role: 'zoomIn', label: t('menu.larger') },
        { role: 'zoomOut', label: t('menu.smaller') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t('menu.full-screen') },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    {
      role: 'windowMenu',
      label: t('menu.window'),
      submenu: [
        { role: 'minimize', label: t('menu.minimize') },
        { role: 'zoom', label: t('menu.zoom') },
        ...(isMac
          ? [{ type: 'separator' } as const, { role: 'front', label: t('menu.front') } as const]
          : [closeItem()]),
      ],
    },
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [
        command(t('menu.shortcuts'), 'shortcuts'),
        command(t('menu.diagnostics'), 'diagnostics'),
        ...(onUpdates ? [item(t('menu.updates'), onUpdates)] : []),
        { type: 'separator' },
        item(t('menu.about'), () => void showAbout(window)),
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

const closeItem = (): MenuItemConstructorOptions => ({ role: 'close', label: t('words.close') });

const quitItem = (): MenuItemConstructorOptions => ({
  role: 'quit',
  label: t('menu.quit', { system: process.platform }),
});

/** The first menu of every application of macOS. */
const macMenu = (): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about', label: t('menu.about') },
    { type: 'separator' },
    { role: 'services', label: t('menu.services') },
    { type: 'separator' },
    { role: 'hide', label: t('menu.hide') },
    { role: 'hideOthers', label: t('menu.hide-others') },
    { role: 'unhide', label: t('menu.show-all') },
    { type: 'separator' },
    quitItem(),
  ],
});
