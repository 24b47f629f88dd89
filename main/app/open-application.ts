import { app, dialog } from 'electron';
import { failureReport } from '../../preload/contract/errors.ts';
import { languageOf } from '../../preload/contract/language.ts';
import { dataFiles } from '../files/data-files.ts';
import { dataFolder } from '../store/data-folder.ts';
import { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { RecentQueries } from '../export/recent-queries.ts';
import { SavedExports } from '../export/saved/saved-exports.ts';
import { keepLanguage, readLanguage } from '../settings/language-file.ts';
import { SchoolCalendarFile } from '../settings/school-calendar-file.ts';
import { accessThrough } from '../sources/index.ts';
import { Connections } from '../sources/remote/connections.ts';
import { ConnectionSecrets } from './connection-secrets.ts';
import { keepCrashDumps } from './crash-dumps.ts';
import { diagnostics } from './diagnostics.ts';
import { FileRequests } from './file-requests.ts';
import { speak } from './chosen-language.ts';
import { errorText, t, words } from './language.ts';
import { connectWindow } from './ipc/index.ts';
import { tell } from './ipc/tell.ts';
import { ApplicationLog } from './log/application-log.ts';
import { logProcessEnds, logUncaught } from './log/unexpected-ends.ts';
import { setApplicationMenu } from './menu.ts';
import { OpenedSource } from './opened-source.ts';
import { isBusy, quitWithCare } from './quit.ts';
import { PageRecovery } from './page-recovery.ts';
import { applicationSurroundings } from './surroundings.ts';
import { SessionFile } from './session-file.ts';
import { TargetFolders } from './target-folders.ts';
import { createEngine } from './utility-process.ts';
import { isolatePage, registerScheme, serveRenderer } from './renderer-origin.ts';
import { askForUpdates, lookForUpdates, openUpdates } from './updates/open-updates.ts';
import { systemWords, versionWords } from './versions.ts';
import { createWindow } from './window.ts';

async function start(data: string, files: FileRequests, log: ApplicationLog): Promise<void> {
  speak(readLanguage(data));
  const connections = new Connections(data);
  const secrets = new ConnectionSecrets(connections);
  const accessTo = accessThrough(applicationSurroundings(secrets));
  const service = await AnalyticsExportService.open(data, {
    claims: 'every',
    waitsForServers: true,
    createEngine,
    accessTo,
    onTrouble: (line) => {
      log.note({ what: 'trouble', line });
    },
  });
  const reader = new DatasetReader(createEngine(), accessTo, () => languageOf(words().locale));
  const session = new SessionFile(dataFiles(data).session, (error) => {
    log.note({ what: 'failed', failure: failureReport(error) });
  });
  const opened = new OpenedSource(data, reader, session, files.takeWaiting());

  serveRenderer();
  await isolatePage();

  let isClosing = false;
  /** Nothing half written stays behind: running exports are cleaned up first, and go on at the next start. */
  const close = async (): Promise<void> => {
    isClosing = true;
    files.keepWaiting();
    await Promise.all([service.close(), reader.close(), session.written()]).catch((error: unknown) => {
      log.note({ what: 'failed', failure: failureReport(error) });
    });
    log.note({ what: 'closed' });
  };

  const updates = await openUpdates({
    isExporting: () => service.unfinishedJobs().some(isBusy),
    close,
    onChanged: (ready) => {
      tell(window, 'onUpdateChanged', ready);
    },
  });
  const window = createWindow(dataFiles(data).window, (error) => {
    log.note({ what: 'failed', failure: failureReport(error) });
  });
  const setMenu = (): void => {
    setApplicationMenu({
      window,
      exportsFolder: service.kept.exportsFolder,
      onUpdates: updates && (() => void askForUpdates(window, updates)),
    });
  };
  setMenu();
  connectWindow({
    window,
    service,
    reader,
    opened,
    connections,
    secrets,
    savedExports: new SavedExports(data, words),
    recentQueries: new RecentQueries(data),
    calendar: new SchoolCalendarFile(data),
    folders: new TargetFolders(session),
    session,
    files,
    recovery: new PageRecovery(window),
    language: {
      read: () => readLanguage(data),
      choose: async (choice) => {
        await keepLanguage(data, choice);
        speak(choice);
        setMenu();
        window.webContents.reload();
      },
    },
    log,
    describeDiagnostics: () => diagnostics(data, service, log),
    updates,
  });
  if (updates) lookForUpdates(updates, log);

  let startsAgain = false;
  /** What a second start, or a click in the dock, is for. */
  const show = (): void => {
    if (!window.isDestroyed()) {
      if (window.isMinimized()) window.restore();
      window.focus();
    } else if (isClosing && !startsAgain) {
      // The window is gone and running exports are being cleaned up: the person gets a new one after that.
      startsAgain = true;
      app.relaunch({ args: wordsFor(files.takeWaiting()) });
    }
  };
  app.on('second-instance', show);
  app.on('activate', show);

  quitWithCare({
    window,
    // Whoever installs an update closes the list of exports, and then quits.
    unfinished: () => (isClosing ? [] : service.ownUnfinishedJobs()),
    cancel: (taskId) => {
      service.cancel(taskId);
    },
    close,
  });
}

/** The words with which this application is started again, on that file. */
function wordsFor(file: string | undefined): string[] {
  const switches = process.argv.slice(1).filter((word) => word.startsWith('-'));
  return [...switches, ...(app.isPackaged ? [] : [app.getAppPath()]), ...(file === undefined ? [] : [file])];
}

function cannotStart(error: unknown, log?: ApplicationLog): void {
  const report = failureReport(error);
  log?.note({ what: 'failed', failure: report });
  dialog.showErrorBox(t('start.failed'), errorText(report));
  app.exit(1);
}

/** Opens the window, or shows that of the application that runs already. On `file`, when there is one. Before Electron is ready. */
export function openApplication(file: string | undefined): void {
  // What keeps it from starting is said in the language of the system: what somebody has chosen is not read yet.
  speak('system');
  registerScheme();
  const files = new FileRequests();
  if (file !== undefined) files.request(file);
  // How macOS hands over a file, be it the one that the application is started for.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    files.request(path);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  try {
    const data = dataFolder();
    const { browser, logs, crashes } = dataFiles(data);
    app.setPath('userData', browser);
    // Windows shows notifications of the application that its installer has named so.
    if (process.platform === 'win32') app.setAppUserModelId('org.analytics-export.desktop');
    // A second start shows the first one's window, so that two do not work on one data folder, and hands over its file.
    if (app.requestSingleInstanceLock({ file })) {
      app.on('second-instance', (_event, _words, _folder, start) => {
        const second = (start as { file?: string } | null)?.file;
        if (second !== undefined) files.request(second);
      });
      const log = new ApplicationLog(logs);
      log.note({ what: 'started', application: versionWords(), system: systemWords() });
      keepCrashDumps(crashes);
      logUncaught(log);
      logProcessEnds(log);
      void app
        .whenReady()
        .then(() => start(data, files, log))
        .catch((error: unknown) => {
          cannotStart(error, log);
        });
    } else {
      app.quit();
    }
  } catch (error) {
    cannotStart(error);
  }
}
