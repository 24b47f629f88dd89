import { create } from 'zustand';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import type { ExportError, Result } from '../../preload/contract/errors.ts';
import { api } from '../api.ts';

interface OpenedSourceSlice {
  /** Null until the first answer, and when no source could be opened. */
  source: SourceInfo | null;
  problem: ExportError | null;
  describe: () => Promise<void>;
  /** Shows what is opened from outside of the window. Returns the function that stops it. */
  follow: () => () => void;
  openDatabase: () => Promise<void>;
  openSample: () => Promise<void>;
  dismissProblem: () => void;
}

export const useOpenedSource = create<OpenedSourceSlice>()((set) => {
  const show = (answer: Result<SourceInfo | null>): void => {
    if (!answer.ok) set({ problem: answer.error });
    else if (answer.value) set({ source: answer.value, problem: null });
  };
  return {
    source: null,
    problem: null,
    describe: async () => {
      show(await api.describeSource());
    },
    follow: () => api.onSourceOpened(show),
    openDatabase: async () => {
      show(await api.openSource());
    },
    openSample: async () => {
      set({ problem: null });
      show(await api.openSample());
    },
    dismissProblem: () => {
      set({ problem: null });
    },
  };
});
