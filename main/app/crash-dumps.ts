import { mkdirSync } from 'node:fs';
import { app, crashReporter } from 'electron';
import { removeOlder } from '../files/remove-older.ts';
import { computerSettings } from '../settings/computer-settings.ts';

const daysKept = 30;

/**
 * Has dumps of crashes written into `folder`, from where nothing sends them, if the administrator of the computer wants
 * them: in a dump is what was in memory, and that is what was being read, pupils' data. What a crash was and when is in the
 * log in any case. Those from more than 30 days ago are deleted.
 */
export function keepCrashDumps(folder: string): void {
  removeOlder(folder, daysKept * 24 * 3_600_000);
  if (!computerSettings().crashDumps) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false });
}
