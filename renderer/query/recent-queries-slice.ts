import { create } from 'zustand';
import { api } from '../api.ts';

interface RecentQueriesSlice {
  /** Those of the source that was asked for last, the newest first. */
  queries: readonly string[];
  load: (source: string) => Promise<void>;
  keep: (source: string, sql: string) => Promise<void>;
  forget: () => void;
}

/** The queries that were run last. Where they cannot be kept, they are as good as none: nothing waits for them. */
export const useRecentQueries = create<RecentQueriesSlice>()((set) => ({
  queries: [],
  load: async (source) => {
    const answer = await api.listQueries({ source });
    set({ queries: answer.ok ? answer.value : [] });
  },
  keep: async (source, sql) => {
    const answer = await api.keepQuery({ source, sql });
    if (answer.ok) set({ queries: answer.value });
  },
  forget: () => {
    set({ queries: [] });
  },
}));
