import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { JobStatus } from '../../preload/contract/job.ts';
import { showBox } from './dialogs.ts';
import { t } from './language.ts';

interface QuitSurroundings {
  window: BrowserWindow;
  /** The exports of this application that have not ended. */
  unfinished: () => readonly JobStatus[];
  cancel: (taskId: string) => void;
  /** Cleans up what runs: it goes on at the next start. */
  close: () => Promise<void>;
}

/** Works now, or is the next to: neither waits for something that is away, nor until somebody resumes it. */
export const isBusy = (status: JobStatus): boolean =>
  status.state === 'PROGRESS' || (status.state === 'PENDING' && !status.isPaused);

/**
 * Ends the application, and asks first what is to become of exports that are not finished. Where the system ends it,
 * because the computer is shut down or the person logs out, nobody is asked: they go on at the next start.
 */
export function quitWithCare({ window, unfinished, cancel, close }: QuitSurroundings): void {
  let isDecided = false;
  let isAsking = false;
  let isClean = false;
  const mayEnd = (): boolean => isDecided || window.isDestroyed() || !unfinished().some(isBusy);

  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const decision = await askAboutExports(window, unfinished().filter(isBusy).length);
    isAsking = false;
    if (decision === 'keep open' || isDecided) return;
    if (decision === 'cancel') for (const { taskId } of unfinished().filter(isBusy)) cancel(taskId);
    isDecided = true;
    // Its end is that of the application.
    if (!window.isDestroyed()) window.close();
  };

  window.on('close', (event) => {
    if (mayEnd()) return;
    event.preventDefault();
    void ask();
  });
  app.on('before-quit', (event) => {
    if (isClean) return;
    event.preventDefault();
    if (!mayEnd()) {
      void ask();
      return;
    }
    // The list of exports is closed now.
    isDecided = true;
    void close().then(() => {
      isClean = true;
      app.quit();
    });
  });

  const endUnasked = (): void => {
    isDecided = true;
    app.quit();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, endUnasked);
  // Windows ends a session without asking; elsewhere this comes before the quit.
  powerMonitor.on('shutdown', () => {
    isDecided = true;
  });
}

const decisions = ['continue', 'cancel', 'keep open'] as const;

async function askAboutExports(window: BrowserWindow, exports: number): Promise<(typeof decisions)[number]> {
  const { response } = await showBox(window, {
    type: 'question',
    message: t('quit.question', { exports }),
    detail: t('quit.detail'),
    buttons: [t('quit.continue'), t('quit.cancel', { exports }), t('quit.keep-open')],
    defaultId: 0,
    cancelId: 2,
  });
  return decisions[response] ?? 'keep open';
}
