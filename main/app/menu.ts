import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The usual menus, and the way to help; what the application does is on its screens. Without `onUpdates` there is nothing to
 * look for.
 */
export function setApplicationMenu(onDiagnostics: () => void, onUpdates: (() => void) | undefined): void {
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
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
        { label: 'Diagnostics…', click: onDiagnostics },
        ...(onUpdates ? [{ label: 'Check for updates…', click: onUpdates }] : []),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
