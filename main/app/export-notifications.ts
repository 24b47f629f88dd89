import { Notification, type BrowserWindow } from 'electron';
import type { JobStatus } from '../../preload/contract/job.ts';

/**
 * Tells of exports that end while the window is not in front. Everybody who sees the screen reads it: it names the
 * dataset, and neither the file, which may be called after a pupil, nor what was asked for.
 */
export class ExportNotifications {
  readonly #window: BrowserWindow;
  /** What has not ended yet: no end is told twice, and none of another day. */
  readonly #unfinished = new Set<string>();
  /** Held, as one that is collected can no longer be pressed. */
  readonly #shown = new Set<Notification>();

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  receive(status: JobStatus): void {
    const { taskId, state } = status;
    if (state !== 'SUCCESS' && state !== 'FAILURE') {
      if (state === 'REVOKED') this.#unfinished.delete(taskId);
      else this.#unfinished.add(taskId);
      return;
    }
    if (!this.#unfinished.delete(taskId) || this.#window.isDestroyed() || this.#window.isFocused()) return;
    if (Notification.isSupported()) this.#show(wordsOf(status));
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

function wordsOf(status: JobStatus & { state: 'SUCCESS' | 'FAILURE' }): { title: string; body: string } {
  const data = status.datasets.join(', ');
  if (status.state === 'FAILURE')
    return { title: 'Export failed', body: `${data}: open Analytics Export to see why, and to try again.` };
  const { rows } = status.result;
  return {
    title: 'Export finished',
    body: `${data}: ${new Intl.NumberFormat().format(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  };
}
