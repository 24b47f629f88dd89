import { resolve } from 'node:path';
import { checkRootsAlone, noSettings, readSettings, type ComputerSettings } from './settings-file.ts';

/**
 * Where only administrators may write, as the system's makers have settled it: the environment, which everybody sets for
 * themselves, has no say. (In Windows' `ProgramData` every user may make folders.)
 */
const placeOn: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'C:\\Program Files\\Common Files\\Analytics Export\\settings.json',
  darwin: '/Library/Application Support/Analytics Export/settings.json',
};
const place = placeOn[process.platform] ?? '/etc/analytics-export/settings.json';

/**
 * The settings in `place`; only where there are none, those in `named`. Throws SETTINGS_INVALID or SETTINGS_UNSAFE.
 */
export function settingsOf(place: string, named: string | undefined): ComputerSettings {
  const settings = readSettings(place);
  if (settings) checkRootsAlone(place);
  return settings ?? (named ? readSettings(resolve(named)) : undefined) ?? noSettings;
}

/** What was read, by what the environment named: a process keeps to it until its end. */
const known = new Map<string | undefined, ComputerSettings>();

/**
 * The settings of this computer, as they were when this process first asked. Where its administrator has made none,
 * `ANALYTICS_EXPORT_SETTINGS` may name a file, for tests. Throws SETTINGS_INVALID or SETTINGS_UNSAFE.
 */
export function computerSettings(): ComputerSettings {
  const { ANALYTICS_EXPORT_SETTINGS: named } = process.env;
  const settings = known.get(named) ?? settingsOf(place, named);
  known.set(named, settings);
  return settings;
}
