import { app, dialog } from 'electron';
import { exportError, failureReport } from '../../preload/contract/errors.ts';
import { dataFolder } from '../store/data-folder.ts';
import { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { registerHandlers } from './ipc/handlers.ts';
import { setApplicationMenu } from './menu.ts';
import { OpenedStore } from './opened-store.ts';
import { denyPermissions, registerScheme, serveRenderer } from './renderer-origin.ts';
import { createWindow } from './window.ts';

const data = dataFolder();
app.setPath('userData', data);
registerScheme();

async function start(): Promise<void> {
  const service = await AnalyticsExportService.open(data, { claims: 'every' });
  const reader = new DatasetReader();
  const store = new OpenedStore(data, reader);

  serveRenderer();
  denyPermissions();
  setApplicationMenu();
  const window = createWindow();
  registerHandlers({ window, service, reader, store });

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  let isClean = false;
  app.on('before-quit', (event) => {
    if (isClean) return;
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

// A second start shows the first one's window, so that two do not work on one data folder.
if (app.requestSingleInstanceLock()) {
  // Not awaited here: Electron is ready only after its entry module has finished loading.
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      const report = failureReport(error);
      if (report.trace !== undefined) console.error(report.trace);
      dialog.showErrorBox('Analytics Export cannot start', exportError(report).message);
      app.exit(1);
    });
} else {
  app.quit();
}
