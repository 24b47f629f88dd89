import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import type { EventChannels } from '../../../preload/contract/channels.ts';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import type { AnalyticsExportService } from '../../export/analytics-export-service.ts';
import type { DatasetReader } from '../../engine/dataset-reader.ts';
import { exportFileName } from '../../export/file-name.ts';
import { askForDatabase, SaveDialog } from '../dialogs.ts';
import type { OpenedStore } from '../opened-store.ts';
import type { PageRecovery } from '../page-recovery.ts';
import { handle } from './handle.ts';

export interface Application {
  window: BrowserWindow;
  service: AnalyticsExportService;
  reader: DatasetReader;
  store: OpenedStore;
  recovery: PageRecovery;
}

/** Connects the window's channels to the services. */
export function registerHandlers({ window, service, reader, store, recovery }: Application): void {
  const saveDialog = new SaveDialog();
  const followed = new Set<string>();
  /** Another process may be working on it: its changes are told only to who waits for it. */
  const follow = (taskId: string): void => {
    if (followed.has(taskId)) return;
    followed.add(taskId);
    const stop = (): void => {
      followed.delete(taskId);
    };
    service.finished(taskId).then(stop, stop);
  };

  handle({
    'system:describe': () => ({ locale: app.getSystemLocale(), pageWasLost: recovery.takeLoss() }),
    'store:describe': () => store.describe(),
    'store:open': async () => {
      const file = await askForDatabase(window);
      return file === undefined ? null : store.open(file);
    },
    'store:open-sample': () => store.openSample(),
    'parameter:search': ({ store: id, dataset, parameter, text }) =>
      store.look(id, (source) => reader.search(source, dataset, parameter, text)),
    'dataset:preview': ({ store: id, request }) =>
      store.look(id, (source) => reader.preview(source, request)),
    'dataset:count': ({ store: id, request }) => store.look(id, (source) => reader.count(source, request)),
    'export:start': async ({ store: id, request }) => {
      const source = store.location(id);
      const target = await saveDialog.ask(window, exportFileName(request, new Date()), request.output.format);
      return target === undefined ? null : service.start(request, source, target);
    },
    'export:list': () => {
      const unfinished = service.jobs().filter(isUnfinished);
      for (const { taskId } of unfinished) follow(taskId);
      return unfinished;
    },
    'export:cancel': ({ taskId }) => {
      service.cancel(taskId);
      return null;
    },
    'export:open': async ({ taskId }) => {
      const path = finishedFile(service, taskId);
      if ((await shell.openPath(path)) !== '')
        throw new ExportFailure('RESULT_NOT_OPENED', { name: basename(path) });
      return null;
    },
    'export:reveal': ({ taskId }) => {
      shell.showItemInFolder(finishedFile(service, taskId));
      return null;
    },
  });

  service.onJobChanged((status) => {
    if (!window.isDestroyed()) window.webContents.send('job:changed' satisfies keyof EventChannels, status);
  });
}

const isUnfinished = ({ state }: JobStatus): boolean =>
  state === 'PENDING' || state === 'PROGRESS' || state === 'RETRY';

/** The file a task has written: the window names the task, never a path. */
function finishedFile(service: AnalyticsExportService, taskId: string): string {
  const status = service.status(taskId);
  const path = status?.state === 'SUCCESS' ? status.result.path : undefined;
  if (path === undefined || !existsSync(path))
    throw new ExportFailure('RESULT_MISSING', { name: status?.fileName ?? 'The file' });
  return path;
}
