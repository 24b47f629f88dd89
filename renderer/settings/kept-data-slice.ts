import { create } from 'zustand';
import type { ExportError, Result } from '../../preload/contract/errors.ts';
import type { DeletableItem, KeptData } from '../../preload/contract/kept-data.ts';
import { api } from '../api.ts';
import { keep as keepDraft } from '../export/draft/keep-drafts.ts';
import { useJobs } from '../export/jobs/jobs-slice.ts';
import { useRecentQueries } from '../query/recent-queries-slice.ts';
import { useSchoolCalendar } from './school-calendar-slice.ts';

interface KeptDataSlice {
  /** Null until the first answer. */
  kept: KeptData[] | null;
  /** What was deleted last, for those who listen instead of look. */
  deleted: DeletableItem | null;
  problem: ExportError | null;
  load: () => Promise<void>;
  remove: (item: DeletableItem) => Promise<void>;
  showExports: () => Promise<void>;
  dismissProblem: () => void;
}

export const useKeptData = create<KeptDataSlice>()((set) => {
  const report = (answer: Result<unknown>): void => {
    set({ problem: answer.ok ? null : answer.error });
  };
  return {
    kept: null,
    deleted: null,
    problem: null,
    load: async () => {
      const answer = await api.listKeptData();
      report(answer);
      if (answer.ok) set({ kept: answer.value });
    },
    remove: async (item) => {
      set({ deleted: null });
      // What was set before is not kept after.
      if (item === 'session') keepDraft();
      const answer = await api.deleteKeptData({ item });
      report(answer);
      if (!answer.ok || !answer.value) return;
      set({ kept: answer.value, deleted: item });
      // What the page remembers of them is of no use any more.
      if (item === 'history') useJobs.getState().forgetEnded();
      if (item === 'queries') useRecentQueries.getState().forget();
      if (item === 'settings') await useSchoolCalendar.getState().load();
    },
    showExports: async () => {
      report(await api.revealExports());
    },
    dismissProblem: () => {
      set({ problem: null });
    },
  };
});
