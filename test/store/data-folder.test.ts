import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataFolder } from '../../main/store/data-folder.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';

const { platform } = process;
const on = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name });

/** Where nothing is that an earlier version might have left. */
const nowhere = resolve('/nowhere');

beforeEach(() => {
  for (const name of [
    'ANALYTICS_EXPORT_DATA_FOLDER',
    'LOCALAPPDATA',
    'APPDATA',
    'XDG_DATA_HOME',
    'XDG_CONFIG_HOME',
  ])
    vi.stubEnv(name, '');
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, nowhere);
});

afterEach(() => {
  vi.unstubAllEnvs();
  on(platform);
});

describe('dataFolder', () => {
  test('is where the environment says, as an absolute path', () => {
    vi.stubEnv('ANALYTICS_EXPORT_DATA_FOLDER', 'my-data');
    expect(dataFolder()).toBe(resolve('my-data'));
  });

  test("is where the computer's settings say, a user's own, whatever the environment says", () => {
    const folder = mkdtempSync(join(tmpdir(), 'analytics-export-'));
    const settings = join(folder, 'settings.json');
    writeFileSync(settings, JSON.stringify({ dataFolder: join(folder, '{user}', 'data') }));
    vi.stubEnv('ANALYTICS_EXPORT_SETTINGS', settings);
    vi.stubEnv('ANALYTICS_EXPORT_DATA_FOLDER', 'my-data');
    try {
      expect(dataFolder()).toBe(join(folder, userInfo().username, 'data'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const local = join(nowhere, 'local');

  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['win32', {}, join(nowhere, 'AppData', 'Local')],
    ['win32', { LOCALAPPDATA: local, APPDATA: join(nowhere, 'Roaming') }, local],
    ['darwin', {}, join(nowhere, 'Library', 'Application Support')],
    ['linux', {}, join(nowhere, '.local', 'share')],
    ['linux', { XDG_DATA_HOME: local }, local],
    ['linux', { XDG_DATA_HOME: 'relative/data', XDG_CONFIG_HOME: 'x' }, join(nowhere, '.local', 'share')],
  ])('on %s with %j is in %s', (name, environment, folder) => {
    on(name);
    for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
    expect(dataFolder()).toBe(join(folder, 'Analytics Export'));
  });

  test.skipIf(platform === 'win32').each(['', 'home/ana'])(
    'cannot be found from a home that is %j',
    (home) => {
      vi.stubEnv('HOME', home);
      expect(homedir()).toBe(home);
      const thrown = ((): unknown => {
        try {
          return dataFolder();
        } catch (error) {
          return error;
        }
      })();
      expect(toldError(failureReport(thrown))).toMatchObject({
        code: 'HOME_MISSING',
        message: `This computer does not say where your files are kept: HOME is '${home}', not the full path of a folder. Set it, or set ANALYTICS_EXPORT_DATA_FOLDER to a folder for the data of Analytics Export.`,
      });
    },
  );
});
