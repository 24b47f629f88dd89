import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { computerSettings } from '../settings/computer-settings.ts';
import { moveData } from './move-data.ts';

const application = 'Analytics Export';

/** The folder this process works in, by the one it should: it stays there until its end. */
const settled = new Map<string, string>();

/**
 * The user's data folder, absolute, the same for the window and the command line, on this computer only: pupils' data
 * do not roam with a profile. It need not exist yet; what an earlier version kept elsewhere is moved there.
 * The settings of this computer may name another, and else `ANALYTICS_EXPORT_DATA_FOLDER`. Throws HOME_MISSING when
 * nothing tells where this user's files are, SETTINGS_INVALID or SETTINGS_UNSAFE.
 */
export function dataFolder(): string {
  const { dataFolder: settledFor } = computerSettings();
  if (settledFor !== undefined) return resolve(settledFor.replaceAll('{user}', () => userInfo().username));
  const {
    ANALYTICS_EXPORT_DATA_FOLDER: named,
    LOCALAPPDATA,
    APPDATA,
    XDG_DATA_HOME,
    XDG_CONFIG_HOME,
  } = process.env;
  if (named) return resolve(named);
  switch (process.platform) {
    case 'win32':
      return settle(
        join(place(APPDATA, 'AppData', 'Roaming'), application),
        join(place(LOCALAPPDATA, 'AppData', 'Local'), application),
      );
    case 'darwin':
      return join(place(undefined, 'Library', 'Application Support'), application);
    default:
      return settle(
        join(place(XDG_CONFIG_HOME, '.config'), application),
        join(place(XDG_DATA_HOME, '.local', 'share'), application),
      );
  }
}

function settle(former: string, folder: string): string {
  const known = settled.get(folder);
  if (known !== undefined) return known;
  const settledIn = moveData(former, folder);
  settled.set(folder, settledIn);
  return settledIn;
}

/** A folder that the environment names, or else one at home; a relative one is ignored (XDG Base Directory 0.8). */
function place(named: string | undefined, ...atHome: readonly string[]): string {
  return named !== undefined && isAbsolute(named) ? named : join(home(), ...atHome);
}

function home(): string {
  let folder = '';
  try {
    folder = homedir();
  } catch {
    // Neither a variable nor the list of users tells.
  }
  if (!isAbsolute(folder)) throw new ExportFailure('HOME_MISSING', { home: folder });
  return folder;
}
