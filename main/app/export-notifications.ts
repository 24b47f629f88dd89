import { Notification, type BrowserWindow } from 'electron';
import type { JobState, JobStatus } from '../../preload/contract/job.ts';
import type { JobRun } from '../../preload/contract/split.ts';
import { datasetName } from '../../preload/words/dataset-name.ts';
import { t, words } from './language.ts';

/**
 * Tells of exports that end while the window is not in front. Everybody who sees the screen reads it: it names the
 * dataset, and neither the file, which may be called after a pupil, nor what was asked for.
 */
export class ExportNotifications {
  readonly #window: BrowserWindow;
  readonly #statesOfRun: (run: string) => ReadonlyMap<JobState, number>;
  /** What has not ended yet, and its run: no end is told twice, and none of another day. */
  readonly #unfinished = new Map<string, string | undefined>();
  /** Held, as one that is collected can no longer be pressed. */
  readonly #shown = new Set<Notification>();

  /** `statesOfRun` says how many exports of a run are in each state. */
  constructor(window: BrowserWindow, statesOfRun: (run: string) => ReadonlyMap<JobState, number>) {
    this.#window = window;
    this.#statesOfRun = statesOfRun;
  }

  receive(status: JobStatus): void {
    const { taskId, state, run } = status;
    if (state !== 'SUCCESS' && state !== 'FAILURE') {
      if (state === 'REVOKED') this.#unfinished.delete(taskId);
      else this.#unfinished.set(taskId, run?.id);
      return;
    }
    if (!this.#unfinished.delete(taskId) || this.#window.isDestroyed() || this.#window.isFocused()) return;
    const words = run ? this.#endOf(status, run) : wordsOf(status);
    if (words && Notification.isSupported()) this.#show(words);
  }

  /** Of exports that were asked for together only the end of the last one is told. */
  #endOf({ datasets }: JobStatus, { id, by }: JobRun): { title: string; body: string } | null {
    const states = this.#statesOfRun(id);
    const isOver = !unfinishedStates.some((state) => states.has(state));
    if (!isOver || [...this.#unfinished.values()].includes(id)) return null;
    const files = [...states.values()].reduce((sum, count) => sum + count, 0);
    const failed = states.get('FAILURE') ?? 0;
    const facts = [
      t('split.files', { files }),
      ...(failed > 0 ? [t('split.failed', { files: failed })] : []),
    ].join(', ');
    return {
      title: t('split.notice'),
      body: `${datasets.map((id) => datasetName(id, words())).join(', ')} · ${t('split.title', { by })}: ${facts}`,
    };
  }

  #show(words: { title: string; body: string }): void {
    const notification = new Notification(words);
    this.#shown.add(notification);
    const forget = (): void => {
      this.#shown.delete(notification);
    };
    notification.on('click', () => {
      forget();
      if (this.#window.isDestroyed()) return;
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
    });
    notification.on('close', forget);
    notification.on('failed', forget);
    notification.show();
  }
}

const unfinishedStates = ['PENDING', 'PROGRESS', 'RETRY'] as const satisfies JobState[];

function wordsOf(status: JobStatus & { state: 'SUCCESS' | 'FAILURE' }): { title: string; body: string } {
  const data = status.datasets.map((id) => datasetName(id, words())).join(', ');
  if (status.state === 'FAILURE')
    return { title: t('notice.failed'), body: t('notice.failed-detail', { data }) };
  const { rows } = status.result;
  return { title: t('notice.finished'), body: t('notice.finished-detail', { data, rows }) };
}
