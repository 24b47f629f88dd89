import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataFolder } from '../../main/store/data-folder.ts';

const { platform } = process;
const on = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name });

beforeEach(() => {
  for (const name of ['ANALYTICS_EXPORT_DATA_FOLDER', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, '');
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

  test('is in the roaming profile on Windows', () => {
    on('win32');
    vi.stubEnv('APPDATA', join('C:', 'Users', 'ana', 'AppData', 'Roaming'));
    expect(dataFolder()).toBe(join('C:', 'Users', 'ana', 'AppData', 'Roaming', 'Analytics Export'));
  });

  test('is in Application Support on macOS', () => {
    on('darwin');
    expect(dataFolder()).toBe(join(homedir(), 'Library', 'Application Support', 'Analytics Export'));
  });

  test('is in the configuration folder elsewhere', () => {
    on('linux');
    expect(dataFolder()).toBe(join(homedir(), '.config', 'Analytics Export'));
    vi.stubEnv('XDG_CONFIG_HOME', join('/', 'configuration'));
    expect(dataFolder()).toBe(join('/', 'configuration', 'Analytics Export'));
  });
});
