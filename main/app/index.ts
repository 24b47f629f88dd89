import { app, dialog } from 'electron';
import { exportError } from '../../preload/words/export-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import { browserFolder, dataFolder } from '../store/data-folder.ts';
import { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { connectWindow } from './ipc/index.ts';
import { setApplicationMenu } from './menu.ts';
import { OpenedSource } from './opened-source.ts';
import { PageRecovery } from './page-recovery.ts';
import { createEngine } from './utility-process.ts';
import { isolatePage, registerScheme, serveRenderer } from './renderer-origin.ts';
import { createWindow } from './window.ts';

registerScheme();

async function start(data: string): Promise<void> {
  const service = await AnalyticsExportService.open(data, { claims: 'every', createEngine });
  const reader = new DatasetReader(createEngine());
  const opened = new OpenedSource(data, reader);

  serveRenderer();
  await isolatePage();
  setApplicationMenu();
  const window = createWindow();
  connectWindow({ window, service, reader, opened, recovery: new PageRecovery(window) });

  let isClosing = false;
  let isClean = false;
  let startsAgain = false;
  /** What a second start, or a click in the dock, is for. */
  const show = (): void => {
    if (!window.isDestroyed()) {
      if (window.isMinimized()) window.restore();
      window.focus();
    } else if (isClosing && !startsAgain) {
      // The window is gone and running exports are being cleaned up: the person gets a new one after that.
      startsAgain = true;
      app.relaunch();
    }
  };
  app.on('second-instance', show);
  app.on('activate', show);

  app.on('before-quit', (event) => {
    if (isClean) return;
    isClosing = true;
    // Nothing half written stays behind: running exports are cleaned up first, and go on at the next start.
    event.preventDefault();
    void Promise.all([service.close(), reader.close()]).finally(() => {
      isClean = true;
      app.quit();
    });
  });
}

app.on('window-all-closed', () => {
  app.quit();
});

function cannotStart(error: unknown): void {
  const report = failureReport(error);
  if (report.trace !== undefined) console.error(report.trace);
  dialog.showErrorBox('Analytics Export cannot start', exportError(report).message);
  app.exit(1);
}

try {
  const data = dataFolder();
  app.setPath('userData', browserFolder(data));
  // A second start shows the first one's window, so that two do not work on one data folder.
  if (app.requestSingleInstanceLock()) {
    // Not awaited here: Electron is ready only after its entry module has finished loading.
    void app
      .whenReady()
      .then(() => start(data))
      .catch(cannotStart);
  } else {
    app.quit();
  }
} catch (error) {
  cannotStart(error);
}
