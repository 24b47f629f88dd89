import { create } from 'zustand';
import type { RequestOf } from '../../preload/contract/channels.ts';
import type { ExportError, Result } from '../../preload/contract/errors.ts';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { api } from '../api.ts';
import { draftOfSaved } from '../export/draft/draft-of-export.ts';
import { useExport } from '../export/draft/export-slice.ts';
import { useJobs } from '../export/jobs/jobs-slice.ts';
import { useOpenedSource } from '../opened-source/opened-source-slice.ts';
import { useScreen } from '../screen-slice.ts';
import { t } from '../words.ts';

interface Problem {
  error: ExportError;
  /** The one that it is about. */
  id?: string;
}

interface SavedSlice {
  /** The person's own, and behind them the examples while the sample school is open. */
  saved: readonly SavedExportInfo[];
  problem: Problem | null;
  /** What happened last, for those who listen instead of look. */
  news: string;
  load: () => Promise<void>;
  /** Null once it is saved. */
  save: (choices: RequestOf<'saveExport'>) => Promise<ExportError | null>;
  /** Null once it is renamed. */
  rename: (id: string, name: string) => Promise<ExportError | null>;
  duplicate: (id: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Asks for another folder for its files. */
  move: (id: string) => Promise<void>;
  /** Exports it, from its own source or from the one named. */
  run: (id: string, source?: string) => Promise<void>;
  /** Puts it on the page, with the source that it was saved for. */
  open: (saved: SavedExportInfo) => Promise<void>;
  write: (id: string) => Promise<void>;
  read: () => Promise<void>;
  dismissProblem: () => void;
}

export const useSaved = create<SavedSlice>()((set) => {
  /** Shows the list as it is now; null where the person changed their mind. */
  const show = (answer: Result<SavedExportInfo[] | null>, news = '', id?: string): void => {
    if (!answer.ok) set({ problem: { error: answer.error, ...(id !== undefined && { id }) } });
    else if (answer.value) set({ saved: answer.value, problem: null, news });
  };
  return {
    saved: [],
    problem: null,
    news: '',
    load: async () => {
      const answer = await api.listSavedExports();
      if (answer.ok) set({ saved: answer.value });
      else set({ problem: { error: answer.error } });
    },
    save: async (choices) => {
      const answer = await api.saveExport(choices);
      if (!answer.ok) return answer.error;
      set({ saved: answer.value, problem: null, news: t('saved.is-saved', { name: choices.request.name }) });
      return null;
    },
    rename: async (id, name) => {
      const answer = await api.renameSavedExport({ id, name });
      if (!answer.ok) return answer.error;
      set({ saved: answer.value, problem: null, news: t('saved.is-renamed', { name }) });
      return null;
    },
    duplicate: async (id) => {
      show(await api.duplicateSavedExport({ id }), t('saved.is-duplicated'), id);
    },
    remove: async (id) => {
      show(await api.deleteSavedExport({ id }), t('saved.is-deleted'), id);
    },
    move: async (id) => {
      show(await api.moveSavedExport({ id }), t('saved.is-moved'), id);
    },
    run: async (id, source) => {
      set({ problem: null });
      const answer = await api.runSavedExport({ id, ...(source !== undefined && { source }) });
      if (!answer.ok) {
        set({ problem: { error: answer.error, id } });
        return;
      }
      const { jobs, receive, show } = useJobs.getState();
      show(true);
      for (const status of answer.value)
        // Its events may have overtaken this answer.
        if (!jobs.some(({ taskId }) => taskId === status.taskId)) receive(status);
    },
    open: async (saved) => {
      const source = saved.isOfOpened
        ? useOpenedSource.getState().source
        : await useOpenedSource.getState().openSaved(saved);
      if (!source) return;
      // Its page may not have been shown yet.
      if (useExport.getState().draft?.source !== source.id) useExport.getState().openSource(source);
      const { draft } = useExport.getState();
      if (!draft) return;
      const answer = await draftOfSaved(saved, source, draft.output);
      if (!answer.ok) set({ problem: { error: answer.error, id: saved.id } });
      else if (useExport.getState().draft?.source === source.id) {
        useExport.getState().edit(answer.value);
        useExport.getState().renewPeriod();
        useScreen.getState().go('export');
        set({ problem: null });
      }
    },
    write: async (id) => {
      const answer = await api.writeSavedExport({ id });
      if (!answer.ok) set({ problem: { error: answer.error, id } });
      else if (answer.value) set({ problem: null, news: t('saved.is-written') });
    },
    read: async () => {
      const { source } = useOpenedSource.getState();
      if (source) show(await api.readSavedExport({ source: source.id }), t('saved.is-imported'));
    },
    dismissProblem: () => {
      set({ problem: null });
    },
  };
});
