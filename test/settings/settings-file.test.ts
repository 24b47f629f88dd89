import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect } from 'vitest';
import { settingsOf } from '../../main/settings/computer-settings.ts';
import { noSettings, readSettings } from '../../main/settings/settings-file.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import { test as base } from '../fixtures/folder.ts';
import { canBecomeNobody, needsToBecomeNobody } from '../fixtures/nobody.ts';

const test = base
  .extend('place', ({ folder }) => join(folder, 'settings.json'))
  .extend('named', ({ folder }) => {
    const named = join(folder, 'named.json');
    writeFileSync(named, '{ "featuresOff": ["typed-query"] }');
    return named;
  });

/** What somebody who wants to start the application is told. */
function sentence(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return toldError(failureReport(error)).message;
  }
  throw new Error('nothing was refused');
}

describe('settings', () => {
  test('are all that a file says', ({ place }) => {
    const all = {
      updateAddress: 'https://updates.school.example/analytics-export/',
      allowedFolders: [resolve('/srv/exports')],
      featuresOff: ['typed-query', 'other-databases'],
      dataFolder: resolve('/srv/data/{user}'),
      crashDumps: true,
    };
    writeFileSync(place, `\uFEFF${JSON.stringify(all)}`);
    expect(readSettings(place)).toEqual(all);
  });

  test('are none without a file, and everything may be left out', ({ folder, place }) => {
    expect(readSettings(place)).toBeUndefined();
    expect(readSettings(join(folder, 'none', 'settings.json'))).toBeUndefined();
    writeFileSync(place, '{}');
    expect(readSettings(place)).toEqual(noSettings);
  });

  test.for<[string, string, string]>([
    ['an unknown rule', '{ "allowedFolder": ["/srv"] }', 'Unrecognized key: "allowedFolder"'],
    ['a word twice wrong', '{ "featuresOff": ["typed-querys"] }', 'featuresOff.0: Invalid option: expected'],
    [
      'a relative folder',
      '{ "allowedFolders": ["exports"] }',
      'allowedFolders.0: Not the full path of a folder',
    ],
    ['no folder at all', '{ "allowedFolders": [] }', 'allowedFolders: Too small'],
    ['a relative data folder', '{ "dataFolder": "~/data" }', 'dataFolder: Not the full path of a folder'],
    [
      'an open address',
      '{ "updateAddress": "http://updates.school.example/" }',
      'updateAddress: Not an address',
    ],
    ['an address that pretends', '{ "updateAddress": "http://127.0.0.1.example/" }', 'updateAddress: Not an'],
    ['no address', '{ "updateAddress": "updates" }', 'updateAddress: Not an address'],
    ['a list', '[]', 'Invalid input: expected object'],
    ['half a file', '{ "featuresOff": [', 'JSON'],
    ['nothing', '', 'JSON'],
  ])('are refused as a whole for %s, and why is said', ([, text, problem], { place }) => {
    writeFileSync(place, text);
    const told = sentence(() => readSettings(place));
    expect(told).toContain(`in '${place}' cannot be understood: `);
    expect(told).toContain(problem);
  });

  test.for(['http://127.0.0.1:8080/', 'http://[::1]/', 'http://localhost/updates'])(
    'may name a server on this computer: %s',
    (updateAddress, { place }) => {
      writeFileSync(place, JSON.stringify({ updateAddress }));
      expect(readSettings(place)).toMatchObject({ updateAddress });
    },
  );

  test('are refused when they cannot be read', ({ place }) => {
    mkdirSync(place);
    expect(sentence(() => readSettings(place))).toContain('EISDIR');
  });
});

describe('the environment', () => {
  test('names settings where the computer has none', ({ place, named }) => {
    expect(settingsOf(place, named)).toMatchObject({ featuresOff: ['typed-query'] });
    expect(settingsOf(place, undefined)).toEqual(noSettings);
  });

  test('changes nothing of those that it has', ({ place, named, skip }) => {
    if (!canBecomeNobody) skip(needsToBecomeNobody);
    writeFileSync(place, '{}');
    expect(settingsOf(place, named)).toEqual(noSettings);
    writeFileSync(place, '{');
    expect(() => settingsOf(place, named)).toThrow('SETTINGS_INVALID');
  });
});

test.for<[string, (folder: string, place: string) => void]>([
  ['a file of somebody else', (_folder, place) => chownSync(place, 65_534, 0)],
  ['a file that everybody may change', (_folder, place) => chmodSync(place, 0o646)],
  ['a file that a group may change', (_folder, place) => chmodSync(place, 0o664)],
  ['a folder that everybody may change', (folder) => chmodSync(folder, 0o777)],
  ['a folder of somebody else', (folder) => chownSync(folder, 65_534, 0)],
])('%s holds no settings of the computer', ([, spoil], { folder, skip }) => {
  if (!canBecomeNobody) return skip(needsToBecomeNobody);
  const real = join(folder, 'real');
  mkdirSync(real);
  writeFileSync(join(real, 'settings.json'), '{}');
  const linked = join(folder, 'linked');
  mkdirSync(linked);
  symlinkSync('../real/settings.json', join(linked, 'settings.json'));
  for (const place of [join(real, 'settings.json'), join(linked, 'settings.json')])
    expect(settingsOf(place, undefined)).toEqual(noSettings);
  spoil(real, join(real, 'settings.json'));
  for (const place of [join(real, 'settings.json'), join(linked, 'settings.json')])
    expect(sentence(() => settingsOf(place, undefined))).toContain(
      `'${place}' can be changed by others than its administrator.`,
    );
});
