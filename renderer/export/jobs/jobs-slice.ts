import { create } from 'zustand';
import type { ExportError, Result } from '../../../preload/contract/errors.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import type { SplitBy } from '../../../preload/contract/split.ts';
import { api } from '../../api.ts';
import { useOpenedSource } from '../../opened-source/opened-source-slice.ts';
import { useScreen } from '../../screen-slice.ts';
import { isEnded } from './job-words.ts';
import { draftOfExport } from '../draft/draft-of-export.ts';
import { useExport } from '../draft/export-slice.ts';
import type { StartRequest } from '../draft/sheet-request.ts';

/** A source that can be opened, by what it is called. */
export interface OpensSource {
  name: string;
  open: () => Promise<void>;
}

interface Problem {
  error: ExportError;
  /** Does again what did not happen, or asks for another place for it, as the error says. */
  mend?: () => Promise<void>;
  /** Opens the source that it is about, and goes on there. */
  openSource?: OpensSource;
}

interface JobsSlice {
  /** The jobs of this session, and those it found unfinished, that nobody has put away: newest first. */
  jobs: JobStatus[];
  /** The job whose state changed last, for those who listen instead of look. */
  changed: JobStatus | null;
  /** Whether the list is shown. */
  isShown: boolean;
  /** The save dialog is open. */
  choosingTarget: boolean;
  /** Why something asked for just now did not happen. */
  problem: Problem | null;

  show: (isShown: boolean) => void;
  receive: (status: JobStatus) => void;
  /** Shows the exports that were not finished when the window opened. */
  resume: () => Promise<void>;
  /** Whether a job was started; not when the save dialog was closed. */
  start: (request: StartRequest, splitBy?: SplitBy) => Promise<boolean>;
  /** Cancels what is left of a run of several files. */
  cancelRun: (run: string) => Promise<void>;
  /** Begins those of a run anew that failed or were cancelled. */
  retryRun: (run: string) => Promise<void>;
  revealRun: (run: string) => Promise<void>;
  /** Deletes what is known of a run that has ended; gives whether that was done. */
  clearRun: (run: string) => Promise<boolean>;
  /** Begins a job anew that failed or was cancelled, or at once one that waits to be tried again. */
  retry: (taskId: string) => Promise<void>;
  /** The same at another place, which is asked for. */
  move: (taskId: string) => Promise<void>;
  /** Puts what a job exports on the page again. */
  edit: (job: JobStatus) => Promise<void>;
  /** Whether the wish was heard; the job's own end comes as its next status. */
  cancel: (taskId: string) => Promise<boolean>;
  /** Whether the wish was heard: one that runs stops soon. */
  pause: (taskId: string) => Promise<boolean>;
  resumeJob: (taskId: string) => Promise<void>;
  /** Exports once more what is finished, beside its file. */
  repeat: (taskId: string) => Promise<void>;
  /** The file is being dragged out of its row. */
  drag: (taskId: string) => Promise<void>;
  copyPath: (taskId: string) => Promise<void>;
  /** Deletes what is known of a job that has ended; gives whether that was done. */
  clear: (taskId: string) => Promise<boolean>;
  open: (taskId: string) => Promise<void>;
  reveal: (taskId: string) => Promise<void>;
  dismiss: (taskId: string) => void;
  dismissRun: (run: string) => void;
  /** Puts away all that have ended: they are deleted. */
  forgetEnded: () => void;
  dismissProblem: () => void;
}

/** Whether the screen shows all exports anyway. */
const showsThem = (): boolean => useScreen.getState().screen === 'activity';

/** Whether a run has begun, or has ended: what happens in between is no news. */
function isRunNews(run: string, before: readonly JobStatus[], now: readonly JobStatus[]): boolean {
  const runs = (jobs: readonly JobStatus[]): boolean =>
    jobs.some((job) => job.run?.id === run && !isEnded(job));
  return runs(before) !== runs(now);
}

const stateOf = (job: JobStatus): string => (job.state === 'PENDING' && job.isPaused ? 'paused' : job.state);

export const useJobs = create<JobsSlice>()((set, get) => {
  const report = (answer: Result<unknown>): void => {
    set({ problem: answer.ok ? null : { error: answer.error } });
  };
  /** Gives whether a job has begun. `ask` asks for its place; when it is tried `again`, only where none was chosen. */
  const begin = async <T>(
    ask: (again: boolean) => Promise<Result<T | null>>,
    again = false,
  ): Promise<boolean> => {
    set({ choosingTarget: true, problem: null });
    const answer = await ask(again);
    set({ choosingTarget: false });
    if (answer.ok) {
      const hasBegun = answer.value !== null;
      if (hasBegun) set({ isShown: !showsThem() });
      return hasBegun;
    }
    const { error } = answer;
    const mend = async (): Promise<void> => {
      await begin(ask, error.action === 'retry');
    };
    set({ problem: { error, mend } });
    return false;
  };
  /** Opens the source of a job and puts there on the page what the job exports. */
  const editThere = async (job: JobStatus): Promise<void> => {
    set({ problem: null });
    const source = await useOpenedSource.getState().openOfExport(job);
    if (!source) return;
    // Its page may not have been shown yet.
    if (useExport.getState().draft?.source !== source.id) useExport.getState().openSource(source);
    await get().edit(job);
  };
  const keep = (isKept: (job: JobStatus) => boolean): void => {
    set(({ jobs, isShown }) => {
      const left = jobs.filter(isKept);
      return { jobs: left, isShown: isShown && left.length > 0 };
    });
  };
  return {
    jobs: [],
    changed: null,
    isShown: false,
    choosingTarget: false,
    problem: null,

    show: (isShown) => {
      set({ isShown });
    },
    receive: (status) => {
      set(({ jobs, changed, isShown }) => {
        const before = jobs.find(({ taskId }) => taskId === status.taskId);
        const now = before ? jobs.map((job) => (job === before ? status : job)) : [status, ...jobs];
        const isNews = status.run
          ? isRunNews(status.run.id, jobs, now)
          : !before || stateOf(before) !== stateOf(status);
        return {
          jobs: now,
          changed: isNews ? status : changed,
          // A file that is finished, or that there will not be, is not to be searched for.
          isShown:
            isShown || (isNews && !showsThem() && (status.state === 'SUCCESS' || status.state === 'FAILURE')),
        };
      });
    },
    resume: async () => {
      const answer = await api.listExports();
      if (!answer.ok) return;
      const before = answer.value;
      // What has changed since then is known better by its event.
      set(({ jobs }) => ({
        jobs: [...jobs, ...before.filter(({ taskId }) => !jobs.some((job) => job.taskId === taskId))],
      }));
    },
    start: (request, splitBy) =>
      begin<JobStatus | JobStatus[]>((again) =>
        splitBy ? api.startSplit({ ...request, splitBy, again }) : api.startExport({ ...request, again }),
      ),
    cancelRun: async (run) => {
      report(await api.cancelRun({ run }));
    },
    retryRun: async (run) => {
      report(await api.retryRun({ run }));
    },
    clearRun: async (run) => {
      const answer = await api.clearRun({ run });
      report(answer);
      if (answer.ok) get().dismissRun(run);
      return answer.ok;
    },
    revealRun: async (run) => {
      report(await api.revealRun({ run }));
    },
    retry: async (taskId) => {
      report(await api.retryExport({ taskId }));
    },
    move: async (taskId) => {
      await begin((again) => api.moveExport({ taskId, again }));
    },
    edit: async (job) => {
      const [{ source }, { draft }] = [useOpenedSource.getState(), useExport.getState()];
      if (!source || !draft) return;
      const answer = await draftOfExport(job, source, draft.output);
      report(answer);
      if (!answer.ok && answer.error.code === 'JOB_OF_OTHER_SOURCE')
        set({
          problem: {
            error: answer.error,
            openSource: { name: job.source ?? '', open: () => editThere(job) },
          },
        });
      // Another source may have been opened in the meantime.
      if (answer.ok && useExport.getState().draft?.source === source.id) {
        useExport.getState().edit(answer.value);
        useScreen.getState().go('export');
        set({ isShown: false });
      }
    },
    cancel: async (taskId) => {
      const answer = await api.cancelExport({ taskId });
      report(answer);
      return answer.ok;
    },
    pause: async (taskId) => {
      const answer = await api.pauseExport({ taskId });
      report(answer);
      return answer.ok;
    },
    resumeJob: async (taskId) => {
      report(await api.resumeExport({ taskId }));
    },
    repeat: async (taskId) => {
      report(await api.repeatExport({ taskId }));
    },
    drag: async (taskId) => {
      report(await api.dragExport({ taskId }));
    },
    copyPath: async (taskId) => {
      report(await api.copyExportPath({ taskId }));
    },
    clear: async (taskId) => {
      const answer = await api.clearExport({ taskId });
      report(answer);
      if (answer.ok) get().dismiss(taskId);
      return answer.ok;
    },
    open: async (taskId) => {
      report(await api.openExport({ taskId }));
    },
    reveal: async (taskId) => {
      report(await api.revealExport({ taskId }));
    },
    dismiss: (taskId) => {
      keep((job) => job.taskId !== taskId);
    },
    dismissRun: (run) => {
      keep((job) => job.run?.id !== run);
    },
    forgetEnded: () => {
      set(({ jobs }) => ({ jobs: jobs.filter((job) => !isEnded(job)), changed: null }));
    },
    dismissProblem: () => {
      set({ problem: null });
    },
  };
});
