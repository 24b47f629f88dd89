import { session, shell, type BrowserWindow } from 'electron';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { DeletableItem } from '../../../preload/contract/kept-data.ts';
import type { KeptData } from '../../export/kept-data.ts';
import type { ConnectionSecrets } from '../connection-secrets.ts';
import { confirmDeletion } from '../dialogs.ts';
import { t } from '../language.ts';
import type { ApplicationLog } from '../log/application-log.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { SessionFile } from '../session-file.ts';
import type { HandlersOf } from './handle.ts';

/** What is lost for good: the rest is made anew, or was of no use. */
const irreplaceable = ['history', 'connections', 'saved-exports', 'queries', 'records'] as const;

async function mayDelete(window: BrowserWindow, item: DeletableItem): Promise<boolean> {
  const lost = irreplaceable.find((one) => one === item);
  return (
    lost === undefined ||
    confirmDeletion(window, { question: t(`delete.${lost}`), loss: t(`delete.${lost}-loss`) })
  );
}

export function keptDataHandlers(
  window: BrowserWindow,
  kept: KeptData,
  opened: OpenedSource,
  secrets: ConnectionSecrets,
  session: SessionFile,
  log: ApplicationLog,
): HandlersOf<'kept-data'> {
  const remove: Record<DeletableItem, () => Promise<void> | void> = {
    history: () => kept.deleteHistory(),
    connections: async () => {
      await kept.deleteConnections();
      secrets.forgetAll();
    },
    'saved-exports': () => kept.deleteSavedExports(),
    settings: () => kept.deleteSettings(),
    queries: () => kept.deleteQueries(),
    session: () => session.clear(),
    records: () => kept.deleteRecords(),
    sample: () => {
      if (opened.isOpen(kept.sampleFile)) throw new ExportFailure('SAMPLE_IN_USE');
      return kept.deleteSample();
    },
    logs: () => {
      log.clear();
    },
    crashes: () => kept.deleteCrashDumps(),
    browser: async () => {
      await clearBrowser();
      await kept.deleteWindowPlace();
    },
  };
  return {
    listKeptData: () => kept.list(),
    deleteKeptData: async ({ item }) => {
      if (!(await mayDelete(window, item))) return null;
      await remove[item]();
      log.note({ what: 'deleted', item });
      return kept.list();
    },
    revealExports: async () => {
      await shell.openPath(kept.exportsFolder);
      return null;
    },
  };
}

/** What Chromium can let go of while its window is open. */
async function clearBrowser(): Promise<void> {
  const { defaultSession } = session;
  await defaultSession.clearCache();
  await defaultSession.clearCodeCaches({});
  await defaultSession.clearStorageData();
  await defaultSession.clearHostResolverCache();
}
