import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { app, clipboard, nativeImage, shell, type BrowserWindow, type NativeImage } from 'electron';
import { ExportFailure, failureReport } from '../../../preload/contract/errors.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import type { AnalyticsExportService } from '../../export/analytics-export-service.ts';
import type { DatasetReader } from '../../export/dataset-reader.ts';
import { patternName } from '../../export/file-name.ts';
import { splitInfo, splitName } from '../../export/split-files.ts';
import { isOpenable, isSameSource, sourceName } from '../../sources/index.ts';
import { askForFolder, askWhereToSave } from '../dialogs.ts';
import { t, words } from '../language.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { TargetFolders } from '../target-folders.ts';
import type { HandlersOf } from './handle.ts';

export function exportHandlers(
  window: BrowserWindow,
  opened: OpenedSource,
  service: AnalyticsExportService,
  reader: DatasetReader,
  folders: TargetFolders,
): HandlersOf<'export'> {
  /** Where that was to be saved which could not be begun last. */
  let refused: string | undefined;
  /** Null when the person changed their mind. */
  const begin = async <T>(
    again: boolean,
    choose: () => Promise<string | undefined>,
    start: (target: string) => T | Promise<T>,
  ): Promise<T | null> => {
    const target = (again ? refused : undefined) ?? (await choose());
    refused = target;
    if (target === undefined) return null;
    const status = await start(target);
    refused = undefined;
    return status;
  };
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

  return {
    startExport: ({ source: id, request, fileName, again }) => {
      const source = opened.location(id);
      return begin(
        again,
        async () => {
          const title = await opened.title(id, request);
          const name = patternName(fileName, { request, title }, new Date());
          return askWhereToSave(window, folders, name, request.output.format);
        },
        (target) => service.start(request, source, target),
      );
    },
    startSplit: ({ source: id, request, fileName, splitBy, again }) => {
      const source = opened.location(id);
      return begin(
        again,
        () => askForFolder(window, folders.usual),
        async (folder) => {
          folders.remember(folder);
          const title = await opened.title(id, request);
          return service.startSplit({ request, splitBy, title, fileName }, source, folder);
        },
      );
    },
    describeSplit: async ({ source: id, request: { request, splitBy } }) => {
      const values = await opened.look(id, (location) =>
        reader.splitValues(location, request.sheets, splitBy),
      );
      return splitInfo(values, words());
    },
    cancelRun: ({ run }) => {
      service.cancelRun(run);
      return null;
    },
    retryRun: ({ run }) => {
      service.retryRun(run);
      return null;
    },
    clearRun: ({ run }) => {
      service.clearRun(run);
      return null;
    },
    revealRun: ({ run }) => {
      const file = service
        .run(run)
        .find((status) => status.state === 'SUCCESS' && existsSync(status.result.path));
      shell.showItemInFolder(finishedFile(service, file?.taskId ?? ''));
      return null;
    },
    nameExport: async ({ source: id, request: { request, fileName, value } }) => {
      const words = { request, title: await opened.title(id, request) };
      return value === undefined
        ? patternName(fileName, words, new Date())
        : splitName(fileName, { ...words, value }, new Date());
    },
    listExports: () => {
      const unfinished = service.unfinishedJobs();
      for (const { taskId } of unfinished) follow(taskId);
      const runs = new Set(unfinished.flatMap(({ run }) => run?.id ?? []));
      const others = [...runs].flatMap((run) => service.run(run)).filter(hasEnded);
      return [...unfinished, ...others];
    },
    searchExports: ({ text, before }) => {
      const page = service.searchJobs(text, before);
      for (const { taskId, state } of page.jobs)
        if (state === 'PENDING' || state === 'PROGRESS' || state === 'RETRY') follow(taskId);
      return page;
    },
    describeExport: ({ source: id, taskId }) => {
      const { request, source, name } = ofOpenable(service, taskId);
      if (!isSameSource(source, opened.location(id)))
        throw new ExportFailure('JOB_OF_OTHER_SOURCE', { name, source: sourceName(source) });
      return request;
    },
    openExportSource: ({ taskId }) => opened.openKept(ofOpenable(service, taskId).source),
    repeatExport: ({ taskId }) => {
      ofOpenable(service, taskId);
      return service.repeat(taskId);
    },
    pauseExport: ({ taskId }) => {
      service.hold(taskId);
      return null;
    },
    resumeExport: ({ taskId }) => {
      service.release(taskId);
      return null;
    },
    cancelExport: ({ taskId }) => {
      service.cancel(taskId);
      return null;
    },
    retryExport: ({ taskId }) => {
      const status = service.status(taskId);
      // It may have begun by itself.
      return status?.state === 'PENDING' || status?.state === 'PROGRESS' ? status : service.retry(taskId);
    },
    moveExport: ({ taskId, again }) => {
      const { request, name } = service.exported(taskId);
      return begin(
        again,
        () => askWhereToSave(window, folders, name, request.output.format),
        (target) => service.retry(taskId, target),
      );
    },
    openExport: async ({ taskId }) => {
      const path = finishedFile(service, taskId);
      if ((await shell.openPath(path)) !== '')
        throw new ExportFailure('RESULT_NOT_OPENED', { name: basename(path) });
      return null;
    },
    revealExport: ({ taskId }) => {
      shell.showItemInFolder(finishedFile(service, taskId));
      return null;
    },
    dragExport: async ({ taskId }) => {
      const file = finishedFile(service, taskId);
      const icon = await app.getFileIcon(file);
      window.webContents.startDrag({ file, icon: icon.isEmpty() ? plainIcon() : icon });
      return null;
    },
    copyExportPath: async ({ taskId }) => {
      await clipboard.writeText(finishedFile(service, taskId));
      return null;
    },
    checkExport: async ({ taskId }) => {
      try {
        return (await service.checkReceipt(taskId)).length === 0 ? 'unchanged' : 'changed';
      } catch (error) {
        if (failureReport(error).code === 'RESULT_MISSING') return 'missing';
        throw error;
      }
    },
    clearExport: ({ taskId }) => {
      service.clearJobs(taskId);
      return null;
    },
  };
}

/** Something has to be drawn: a grey square, where the system has no icon for a file. */
const plainIcon = (): NativeImage =>
  nativeImage.createFromBitmap(Buffer.alloc(32 * 32 * 4, 0x90), { width: 32, height: 32 });

const hasEnded = ({ state }: JobStatus): boolean =>
  state === 'SUCCESS' || state === 'FAILURE' || state === 'REVOKED';

/** The file a task has written: the window names the task, never a path. */
function finishedFile(service: AnalyticsExportService, taskId: string): string {
  const status = service.status(taskId);
  const path = status?.state === 'SUCCESS' ? status.result.path : undefined;
  if (path === undefined || !existsSync(path))
    throw new ExportFailure('RESULT_MISSING', { name: status?.fileName ?? t('files.unnamed') });
  return path;
}

/** What an export was of. Throws JOB_NOT_EDITABLE where no window can open its source. */
function ofOpenable(
  service: AnalyticsExportService,
  taskId: string,
): ReturnType<AnalyticsExportService['exported']> {
  const exported = service.exported(taskId);
  if (!isOpenable(exported.source)) throw new ExportFailure('JOB_NOT_EDITABLE', { name: exported.name });
  return exported;
}
