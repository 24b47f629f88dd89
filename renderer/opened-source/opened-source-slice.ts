import { create } from 'zustand';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import type { ConnectionInfo } from '../../preload/contract/connection.ts';
import type { ExportError, Result } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { api } from '../api.ts';

interface OpenedSourceSlice {
  /** Null until the first answer, and when no source could be opened. */
  source: SourceInfo | null;
  problem: ExportError | null;
  /** What is called that is being opened, where that takes its time. */
  opening: string | null;
  describe: () => Promise<void>;
  /** Shows what is opened from outside of the window. Returns the function that stops it. */
  follow: () => () => void;
  openDatabase: () => Promise<void>;
  openSample: () => Promise<void>;
  /** Gives whether it is open now. */
  openConnection: (connection: Pick<ConnectionInfo, 'id' | 'name'>) => Promise<boolean>;
  /** Opens what a saved export was saved for; null when that could not be opened. */
  openSaved: (saved: Pick<SavedExportInfo, 'id' | 'source'>) => Promise<SourceInfo | null>;
  /** Opens what a job exports from; null when that could not be opened. */
  openOfExport: (job: Pick<JobStatus, 'taskId' | 'source'>) => Promise<SourceInfo | null>;
  /** Opens what could not be opened last, whoever had asked for it. */
  retry: () => Promise<void>;
  dismissProblem: () => void;
}

export const useOpenedSource = create<OpenedSourceSlice>()((set) => {
  /** What the connection is called that could not be opened last; null for anything else. */
  let failed: string | null = null;
  const show = (answer: Result<SourceInfo | null>, name: string | null = null): void => {
    if (!answer.ok) {
      failed = name;
      set({ problem: answer.error });
    } else if (answer.value) set({ source: answer.value, problem: null });
  };
  /** Null when it could not be opened. */
  const open = async (name: string, ask: () => Promise<Result<SourceInfo>>): Promise<SourceInfo | null> => {
    set({ problem: null, opening: name });
    const answer = await ask();
    set({ opening: null });
    show(answer, name);
    return answer.ok ? answer.value : null;
  };
  return {
    source: null,
    problem: null,
    opening: null,
    describe: async () => {
      show(await api.describeSource());
    },
    follow: () =>
      api.onSourceOpened((answer) => {
        show(answer);
      }),
    openDatabase: async () => {
      show(await api.openSource());
    },
    openSample: async () => {
      set({ problem: null });
      show(await api.openSample());
    },
    openConnection: async ({ id, name }) => (await open(name, () => api.openConnection({ id }))) !== null,
    openSaved: ({ id, source }) => open(source, () => api.openSavedSource({ id })),
    openOfExport: ({ taskId, source }) => open(source ?? '', () => api.openExportSource({ taskId })),
    retry: async () => {
      const name = failed;
      set({ opening: name });
      const answer = await api.openAgain();
      set({ opening: null });
      show(answer, name);
    },
    dismissProblem: () => {
      set({ problem: null });
    },
  };
});
