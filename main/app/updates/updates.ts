import { setTimeout as delay } from 'node:timers/promises';
import { app, dialog } from 'electron';
import electronUpdater from 'electron-updater';
import { ExportFailure, failureReport } from '../../../preload/contract/errors.ts';
import type { ReadyUpdate } from '../../../preload/contract/update.ts';
import { codeOf } from '../../files/file-failure.ts';
import { errorText } from '../language.ts';
import { refusedSize, SignedFeed, type FeedOptions } from './signed-feed.ts';

/** What updates are signed with; empty in a build that takes none. The build puts it in. */
declare const updatePublicKey: string;

/** Milliseconds between two looks whether exports still run. */
const lookInterval = 500;

/** Packages of Linux are its administrator's to replace, and a portable program its owner's. */
const replacesItself = (): boolean =>
  process.platform === 'linux'
    ? process.env.APPIMAGE !== undefined
    : process.env.PORTABLE_EXECUTABLE_FILE === undefined;

export interface Surroundings {
  /** Where IT says that updates are. */
  address: string;
  isExporting: () => boolean;
  /** Ends all work; nothing but the end of the application comes after it. */
  close: () => Promise<void>;
  onChanged: (ready: ReadyUpdate) => void;
}

/** Looks for newer versions, fetches them and, only when the person says so, installs one. */
export class Updates {
  readonly #surroundings: Surroundings;
  readonly #updater = electronUpdater.autoUpdater;
  #ready: ReadyUpdate | null = null;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    const updater = this.#updater;
    updater.logger = null;
    updater.autoInstallOnAppQuit = false;
    // The parts of a file that have not changed are told by what nobody has signed.
    updater.disableDifferentialDownload = true;
    // Started in development, it is in no package.
    updater.forceDevUpdateConfig = !app.isPackaged;
    const feed: FeedOptions = {
      provider: 'custom',
      address: surroundings.address,
      publicKey: updatePublicKey,
    };
    updater.setFeedURL({ ...feed, updateProvider: SignedFeed as never });
  }

  /** The newer version that can be installed. */
  get ready(): ReadyUpdate | null {
    return this.#ready;
  }

  /**
   * Fetches a newer version if there is one; gives the one that can be installed. Throws UPDATE_IMPOSSIBLE,
   * UPDATE_UNREACHABLE or UPDATE_UNTRUSTED, and what a disk has to say.
   */
  async check(): Promise<ReadyUpdate | null> {
    if (updatePublicKey === '' || !replacesItself()) throw new ExportFailure('UPDATE_IMPOSSIBLE');
    try {
      const found = await this.#updater.checkForUpdates();
      if (!found) throw new ExportFailure('UPDATE_IMPOSSIBLE');
      if (!found.isUpdateAvailable) return this.#ready;
      await found.downloadPromise;
      this.#change({ version: found.updateInfo.version, isWaiting: this.#ready?.isWaiting ?? false });
      return this.#ready;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** Installs what is ready, once no export runs, and starts it. */
  async install(): Promise<void> {
    const ready = this.#ready;
    if (!ready || ready.isWaiting) return;
    this.#change({ ...ready, isWaiting: true });
    const { isExporting, close } = this.#surroundings;
    while (isExporting()) await delay(lookInterval);
    await close();
    // The new version starts while this one ends.
    app.releaseSingleInstanceLock();
    this.#updater.once('error', () => {
      const failure = failureReport(new ExportFailure('UPDATE_NOT_INSTALLED'));
      dialog.showErrorBox('Analytics Export', errorText(failure));
      app.quit();
    });
    this.#updater.quitAndInstall();
  }

  #change(ready: ReadyUpdate): void {
    this.#ready = ready;
    this.#surroundings.onChanged(ready);
  }

  #failure(error: unknown): unknown {
    if (error instanceof ExportFailure) return error;
    switch (codeOf(error)) {
      // The file is not the signed one, or not what Windows calls the publisher's.
      case 'ERR_CHECKSUM_MISMATCH':
      case 'ERR_UPDATER_INVALID_SIGNATURE':
        return new ExportFailure('UPDATE_UNTRUSTED');
      // No AppImage, and no word from the packaging where updates are kept.
      case 'ERR_UPDATER_OLD_FILE_NOT_FOUND':
      case 'ENOENT':
        return new ExportFailure('UPDATE_IMPOSSIBLE');
      case 'ENOSPC':
      case 'EDQUOT':
        return new ExportFailure('DISK_FULL');
      default:
        return (error as Error).message === refusedSize
          ? new ExportFailure('UPDATE_UNTRUSTED')
          : new ExportFailure('UPDATE_UNREACHABLE', { address: this.#surroundings.address });
    }
  }
}
