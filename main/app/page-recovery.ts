import { app, type BrowserWindow } from 'electron';
import { showBox } from './dialogs.ts';
import { t } from './language.ts';

/** So many ends of the page within so many milliseconds are no accident any more. */
const lossesInARow = 3;
const rowMs = 60_000;

/** Shows the page again when its process ends by itself: exports run elsewhere and go on. */
export class PageRecovery {
  readonly #window: BrowserWindow;
  readonly #losses: number[] = [];
  #isUntold = false;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.#recover();
    });
  }

  /** Whether the page now shown stands for one that was lost; told once. */
  takeLoss(): boolean {
    const wasUntold = this.#isUntold;
    this.#isUntold = false;
    return wasUntold;
  }

  #recover(): void {
    const now = performance.now();
    this.#losses.push(now);
    this.#isUntold = true;
    if (this.#losses.filter((at) => now - at < rowMs).length < lossesInARow) this.#reload();
    else void this.#ask();
  }

  /** A page that ends again and again is only shown again when the person wants it. */
  async #ask(): Promise<void> {
    const { response } = await showBox(this.#window, {
      type: 'error',
      title: 'Analytics Export',
      message: t('recovery.message'),
      detail: t('recovery.detail'),
      buttons: [t('recovery.open'), t('recovery.quit')],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 0) this.#reload();
    else app.quit();
  }

  #reload(): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.reload();
  }
}
