import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { pageUrl, stayOnPage } from './renderer-origin.ts';

/** Opens the one window: sandboxed, without Node, and unable to go anywhere else. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 640,
    show: false,
    title: 'Analytics Export',
    // The page's own, so that nothing flashes at the start.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1f' : '#f3f3f6',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/bridge.cjs'),
      // What ships shows nobody its insides.
      devTools: !app.isPackaged,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  stayOnPage(window.webContents);
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(pageUrl);
  return window;
}
