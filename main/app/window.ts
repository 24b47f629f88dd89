import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { offerTextMenu } from './context-menu.ts';
import { pageUrl, stayOnPage } from './renderer-origin.ts';
import { isReachable, keepWindowPlace, readWindowPlace } from './window-place.ts';

/**
 * Opens the one window: sandboxed, without Node, and unable to go anywhere else. `placeFile` has the place where it was
 * when it was closed; that it cannot be kept there is told to `onTrouble`.
 */
export function createWindow(placeFile: string, onTrouble: (error: unknown) => void): BrowserWindow {
  const place = readWindowPlace(placeFile);
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...(place && isReachable(place.bounds, workAreas) && place.bounds),
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
  offerTextMenu(window);
  window.once('ready-to-show', () => {
    if (place?.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    try {
      keepWindowPlace(placeFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
    } catch (error) {
      onTrouble(error);
    }
  });
  void window.loadURL(pageUrl);
  return window;
}
