import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const application = 'Analytics Export';

/**
 * The user's data folder, absolute, the same for the window and the command line. It need not exist yet.
 * `ANALYTICS_EXPORT_DATA_FOLDER` moves it.
 */
export function dataFolder(): string {
  const { ANALYTICS_EXPORT_DATA_FOLDER, APPDATA, XDG_CONFIG_HOME } = process.env;
  // `||`: a variable that is set to nothing counts as absent.
  if (ANALYTICS_EXPORT_DATA_FOLDER) return resolve(ANALYTICS_EXPORT_DATA_FOLDER);
  switch (process.platform) {
    case 'win32':
      return join(APPDATA || join(homedir(), 'AppData', 'Roaming'), application);
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', application);
    default:
      return join(XDG_CONFIG_HOME || join(homedir(), '.config'), application);
  }
}
