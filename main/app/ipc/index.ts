import type { BrowserWindow } from 'electron';
import { openDropped, type ChannelName } from '../../../preload/contract/channels.ts';
import type { DatasetReader } from '../../export/dataset-reader.ts';
import type { AnalyticsExportService } from '../../export/analytics-export-service.ts';
import type { RecentQueries } from '../../export/recent-queries.ts';
import type { SavedExports } from '../../export/saved/saved-exports.ts';
import type { Connections } from '../../sources/remote/connections.ts';
import type { SchoolCalendarFile } from '../../settings/school-calendar-file.ts';
import { followAccent } from '../accent.ts';
import type { ConnectionSecrets } from '../connection-secrets.ts';
import { askForDropped } from '../dropped-file.ts';
import { ExportNotifications } from '../export-notifications.ts';
import type { FileRequests } from '../file-requests.ts';
import type { ApplicationLog } from '../log/application-log.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { PageRecovery } from '../page-recovery.ts';
import type { SessionFile } from '../session-file.ts';
import type { TargetFolders } from '../target-folders.ts';
import { TaskbarProgress } from '../taskbar-progress.ts';
import type { Updates } from '../updates/updates.ts';
import { connectionHandlers } from './connection.ts';
import { datasetHandlers } from './dataset.ts';
import { diagnosticsHandlers } from './diagnostics.ts';
import { exportHandlers } from './export.ts';
import { answer, handle, handleChannel } from './handle.ts';
import { keptDataHandlers } from './kept-data.ts';
import { queryHandlers } from './query.ts';
import { savedExportHandlers } from './saved-export.ts';
import { schoolCalendarHandlers } from './school-calendar.ts';
import { sessionHandlers } from './session.ts';
import { sourceHandlers } from './source.ts';
import { systemHandlers, type ChosenLanguage } from './system.ts';
import { tell } from './tell.ts';
import { updateHandlers } from './update.ts';

export interface Application {
  window: BrowserWindow;
  service: AnalyticsExportService;
  reader: DatasetReader;
  opened: OpenedSource;
  connections: Connections;
  secrets: ConnectionSecrets;
  savedExports: SavedExports;
  folders: TargetFolders;
  calendar: SchoolCalendarFile;
  recentQueries: RecentQueries;
  session: SessionFile;
  language: ChosenLanguage;
  files: FileRequests;
  recovery: PageRecovery;
  log: ApplicationLog;
  describeDiagnostics: () => Promise<string>;
  /** Undefined where the administrator has named no address for them. */
  updates: Updates | undefined;
}

/** Connects the window's channels to the services. */
export function connectWindow(application: Application): void {
  const { window, service, reader, opened, connections, secrets, files, recovery, log } = application;
  const { calendar, recentQueries, savedExports, folders, session, language, describeDiagnostics, updates } =
    application;
  handle(
    {
      ...systemHandlers(recovery, language),
      ...sourceHandlers(window, opened, connections),
      ...connectionHandlers(window, connections, secrets, reader),
      ...datasetHandlers(opened, reader),
      ...exportHandlers(window, opened, service, reader, folders),
      ...savedExportHandlers(window, opened, service, savedExports, folders, calendar),
      ...queryHandlers(opened, recentQueries),
      ...schoolCalendarHandlers(calendar),
      ...sessionHandlers(opened, session),
      ...keptDataHandlers(window, service.kept, opened, secrets, session, log),
      ...diagnosticsHandlers(describeDiagnostics),
      ...updateHandlers(updates),
    },
    log,
  );
  followAccent(window, (accent) => {
    tell(window, 'onAccentChanged', accent);
  });
  const taskbar = new TaskbarProgress(window);
  const notifications = new ExportNotifications(window, (run) => service.statesOfRun(run));
  service.onJobChanged((status) => {
    log.noteExport(status);
    taskbar.receive(status);
    notifications.receive(status);
    tell(window, 'onJobChanged', status);
  });
  /** Without the page having asked, which is told what became of it. */
  const open = async (channel: ChannelName, choose: () => Promise<string | undefined>): Promise<null> => {
    const result = await answer(channel, log, async () => {
      const file = await choose();
      return file === undefined ? null : opened.open(file);
    });
    tell(window, 'onSourceOpened', result);
    return null;
  };
  files.onRequest((file) => void open('source:open', () => Promise.resolve(file)));
  handleChannel(
    openDropped.name,
    openDropped.request,
    (dropped) => open(openDropped.name, () => askForDropped(window, dropped)),
    log,
  );
}
