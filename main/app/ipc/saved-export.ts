import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { SavedExport, SavedExportInfo } from '../../../preload/contract/saved-export.ts';
import type { SourceLocation } from '../../../preload/contract/source.ts';
import type { AnalyticsExportService } from '../../export/analytics-export-service.ts';
import { safeFileName } from '../../export/file-name.ts';
import { checkFits } from '../../export/saved/check-fits.ts';
import { readSavedExport, writeSavedExport } from '../../export/saved/saved-export-file.ts';
import type { SavedExports } from '../../export/saved/saved-exports.ts';
import { savedRun } from '../../export/saved/saved-run.ts';
import type { SchoolCalendarFile } from '../../settings/school-calendar-file.ts';
import { checkAllowedFolder } from '../../settings/rules.ts';
import { isSameSource, sourceName } from '../../sources/index.ts';
import { askForFolder, askForSavedExport, askWhereToSave, confirmDeletion, extensionOf } from '../dialogs.ts';
import { t } from '../language.ts';
import type { OpenedSource } from '../opened-source.ts';
import { folderName, type TargetFolders } from '../target-folders.ts';
import type { HandlersOf } from './handle.ts';

export function savedExportHandlers(
  window: BrowserWindow,
  opened: OpenedSource,
  service: AnalyticsExportService,
  saved: SavedExports,
  folders: TargetFolders,
  calendar: SchoolCalendarFile,
): HandlersOf<'saved-export'> {
  const isOfOpened = ({ source }: SavedExport): boolean =>
    source === 'sample'
      ? opened.isSampleOpen
      : opened.current !== undefined && isSameSource(source, opened.current);
  const info = (one: SavedExport, isExample: boolean): SavedExportInfo => ({
    id: one.id,
    name: one.name,
    request: one.request,
    periods: one.periods,
    fileName: one.fileName,
    title: one.title,
    ...(one.splitBy && { splitBy: one.splitBy }),
    folder: one.folder === undefined ? null : folderName(one.folder),
    source: one.source === 'sample' ? t('source.sample') : sourceName(one.source),
    isOfOpened: isOfOpened(one),
    isExample,
  });
  const list = async (): Promise<SavedExportInfo[]> => [
    ...(await saved.list()).map((one) => info(one, false)),
    ...(opened.isSampleOpen ? saved.examples.map((one) => info(one, true)) : []),
  ];
  return {
    listSavedExports: list,
    saveExport: async ({ source, request: { folder, replaces, ...choices } }) => {
      const former = replaces === undefined ? undefined : await saved.get(replaces);
      const chosen = folder === undefined ? former?.folder : folders.path(folder);
      const title = await opened.title(source, choices.request);
      await saved.save(
        { ...choices, title, source: opened.kept(source), folder: chosen ?? folders.usual },
        replaces,
      );
      return list();
    },
    renameSavedExport: async ({ id, name }) => {
      await saved.rename(id, name);
      return list();
    },
    duplicateSavedExport: async ({ id }) => {
      await saved.duplicate(id);
      return list();
    },
    deleteSavedExport: async ({ id }) => {
      const { name } = await saved.get(id);
      const question = t('delete.saved-export', { name });
      const loss = t('delete.saved-export-loss');
      if (!(await confirmDeletion(window, { question, loss }))) return null;
      await saved.remove(id);
      return list();
    },
    runSavedExport: async ({ id, source }) => {
      const one = await saved.get(id);
      const run = savedRun(one, new Date(), await calendar.read());
      const location = await locationFor(one, source);
      const folder = one.folder ?? folders.usual;
      if (run.split) return service.startSplit(run.split, location, folder);
      return [await service.startInFolder(run.request, location, { folder, name: run.name })];
    },
    openSavedSource: async ({ id }) => {
      const { source } = await saved.get(id);
      return opened.openKept(source);
    },
    moveSavedExport: async ({ id }) => {
      const folder = await askForAllowedFolder(window, folders);
      if (folder === undefined) return null;
      await saved.move(id, folder);
      return list();
    },
    writeSavedExport: async ({ id }) => {
      const one = await saved.get(id);
      const name = safeFileName(one.name, extensionOf('saved-export'));
      const path = await askWhereToSave(window, folders, name, 'saved-export');
      if (path !== undefined) await writeSavedExport(path, one);
      return path !== undefined;
    },
    readSavedExport: async ({ source }) => {
      const path = await askForSavedExport(window);
      if (path === undefined) return null;
      await saved.add({ ...(await readSavedExport(path)), source: opened.kept(source) });
      return list();
    },
    describeFolder: () => folderName(folders.usual),
    chooseFolder: async () => {
      const folder = await askForAllowedFolder(window, folders);
      return folder === undefined ? null : folders.give(folder);
    },
  };

  /** Where it reads: from its own source, or from the one that was opened as `id`, if that has what it needs. */
  async function locationFor(one: SavedExport, id: string | undefined): Promise<SourceLocation> {
    if (id !== undefined) {
      const location = opened.location(id);
      checkFits(one, { name: sourceName(location), datasets: opened.datasets(id) });
      return location;
    }
    return one.source === 'sample' ? opened.sample() : one.source;
  }
}

/** Throws TARGET_NOT_ALLOWED for a folder where the administrator lets nobody save. */
async function askForAllowedFolder(
  window: BrowserWindow,
  folders: TargetFolders,
): Promise<string | undefined> {
  const folder = await askForFolder(window, folders.usual);
  if (folder !== undefined) await checkAllowedFolder(join(folder, 'export'));
  return folder;
}
