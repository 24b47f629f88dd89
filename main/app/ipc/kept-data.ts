import { session, shell, type BrowserWindow } from 'electron';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { DeletableItem } from '../../../preload/contract/kept-data.ts';
import type { KeptData } from '../../export/kept-data.ts';
import type { ConnectionSecrets } from '../connection-secrets.ts';
import { confirmDeletion } from '../dialogs.ts';
import type { ApplicationLog } from '../log/application-log.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { SessionFile } from '../session-file.ts';
import type { HandlersOf } from './handle.ts';

/** What is asked where something is lost for good; the rest is made anew, or was of no use. */
const questions: Partial<Record<DeletableItem, { question: string; loss: string }>> = {
  history: {
    question: 'Do you want to delete the list of exports?',
    loss: 'Exports that have ended cannot be edited or repeated any more. Their files stay where they are, and exports that wait or run go on.',
  },
  connections: {
    question: 'Do you want to delete all connections?',
    loss: 'Their tokens and secrets are deleted with them. Nothing changes on the servers. Exports that wait for these servers cannot go on.',
  },
  'saved-exports': {
    question: 'Do you want to delete all saved exports?',
    loss: 'They cannot be run any more. The files that they have made stay where they are.',
  },
  queries: {
    question: 'Do you want to delete the queries that you have run?',
    loss: 'They cannot be chosen again. What you have saved under a name stays, and so do files.',
  },
  records: {
    question: 'Do you want to delete the rows that wait for their export?',
    loss: 'Exports of scripts that failed cannot be tried again. Those that wait or run go on.',
  },
};

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
      const question = questions[item];
      if (question && !(await confirmDeletion(window, question))) return null;
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
