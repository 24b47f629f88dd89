import { app, type BrowserWindow } from 'electron';
import { failureReport } from '../../../preload/contract/errors.ts';
import { computerSettings } from '../../settings/computer-settings.ts';
import { showBox } from '../dialogs.ts';
import type { ApplicationLog } from '../log/application-log.ts';
import { errorText, t } from '../language.ts';
import type { Surroundings, Updates } from './updates.ts';

/** Milliseconds between two looks for a newer version. */
const day = 24 * 3_600_000;

/** Undefined, and nothing of it loaded, where the administrator has named no address for updates. */
export async function openUpdates(surroundings: Omit<Surroundings, 'address'>): Promise<Updates | undefined> {
  const { updateAddress: address } = computerSettings();
  if (address === undefined) return undefined;
  const { Updates } = await import('./updates.ts');
  return new Updates({ address, ...surroundings });
}

/** Looks now and once a day. What goes wrong is told to who asks. */
export function lookForUpdates(updates: Updates, log: ApplicationLog): void {
  const look = (): void => {
    updates.check().catch((error: unknown) => {
      log.note({ what: 'failed', failure: failureReport(error) });
    });
  };
  look();
  setInterval(look, day);
}

/** Looks because the person asked, and says what there is. */
export async function askForUpdates(window: BrowserWindow, updates: Updates): Promise<void> {
  const message = await updates.check().then(
    (ready) =>
      ready
        ? t('updates.ready', { version: ready.version })
        : t('updates.none', { version: app.getVersion() }),
    (error: unknown) => errorText(failureReport(error)),
  );
  if (!window.isDestroyed()) await showBox(window, { message });
}
