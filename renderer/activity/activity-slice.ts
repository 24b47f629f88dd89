import { create } from 'zustand';
import type { ExportError } from '../../preload/contract/errors.ts';
import type { ExportPage, JobStatus } from '../../preload/contract/job.ts';
import { api } from '../api.ts';

interface ActivitySlice {
  /** What is searched for. */
  text: string;
  /** What was found of it so far; null until the first answer. */
  jobs: JobStatus[] | null;
  /** Where the next page begins; null where there is none. */
  next: number | null;
  problem: ExportError | null;
  search: (text: string) => Promise<void>;
  /** Searches once more: others export too, and forget. */
  refresh: () => Promise<void>;
  more: () => Promise<void>;
  receive: (status: JobStatus) => void;
  forget: (taskId: string) => void;
}

/** Milliseconds. */
const refreshPause = 50;

export const useActivity = create<ActivitySlice>()((set, get) => {
  /** Only the answer to what was asked last counts. */
  let asked = 0;
  /** The states of jobs that are not shown: whether they are searched for, main knows. */
  const others = new Map<string, JobStatus['state']>();
  const ask = async (
    before: number | null,
    show: (page: ExportPage) => Partial<ActivitySlice>,
  ): Promise<void> => {
    asked += 1;
    const mine = asked;
    const answer = await api.searchExports({ text: get().text, before });
    if (mine !== asked) return;
    set(
      answer.ok
        ? { problem: null, next: answer.value.next, ...show(answer.value) }
        : { problem: answer.error },
    );
  };
  let isRefreshing = false;
  /** Many jobs may have begun at once. */
  const refreshOnce = (): void => {
    if (isRefreshing) return;
    isRefreshing = true;
    setTimeout(() => {
      isRefreshing = false;
      void get().refresh();
    }, refreshPause);
  };
  return {
    text: '',
    jobs: null,
    next: null,
    problem: null,
    search: async (text) => {
      set({ text });
      await get().refresh();
    },
    refresh: () => ask(null, ({ jobs }) => ({ jobs })),
    more: async () => {
      const { jobs, next } = get();
      if (!jobs || next === null) return;
      const known = new Set(jobs.map(({ taskId }) => taskId));
      // A run is whole on each of the pages that it is on.
      const isNew = ({ taskId }: JobStatus): boolean => !known.has(taskId);
      await ask(next, (page) => ({ jobs: [...jobs, ...page.jobs.filter(isNew)] }));
    },
    receive: (status) => {
      const { jobs } = get();
      if (!jobs) return;
      if (jobs.some(({ taskId }) => taskId === status.taskId))
        set({ jobs: jobs.map((job) => (job.taskId === status.taskId ? status : job)) });
      else if (others.get(status.taskId) !== status.state) {
        others.set(status.taskId, status.state);
        refreshOnce();
      }
    },
    forget: (taskId) => {
      set(({ jobs }) => ({ jobs: jobs?.filter((job) => job.taskId !== taskId) ?? null }));
    },
  };
});
