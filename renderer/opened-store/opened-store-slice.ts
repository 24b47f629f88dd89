import { create } from 'zustand';
import type { StoreInfo } from '../../preload/contract/channels.ts';
import type { ExportError, Result } from '../../preload/contract/errors.ts';
import { api } from '../api.ts';

interface OpenedStoreSlice {
  /** Null until the first answer, and when no store could be opened. */
  store: StoreInfo | null;
  problem: ExportError | null;
  describe: () => Promise<void>;
  openDatabase: () => Promise<void>;
  openSample: () => Promise<void>;
  dismissProblem: () => void;
}

export const useOpenedStore = create<OpenedStoreSlice>()((set) => {
  const show = (answer: Result<StoreInfo | null>): void => {
    if (!answer.ok) set({ problem: answer.error });
    else if (answer.value) set({ store: answer.value, problem: null });
  };
  return {
    store: null,
    problem: null,
    describe: async () => {
      show(await api.describeStore());
    },
    openDatabase: async () => {
      show(await api.openStore());
    },
    openSample: async () => {
      set({ problem: null });
      show(await api.openSampleStore());
    },
    dismissProblem: () => {
      set({ problem: null });
    },
  };
});
