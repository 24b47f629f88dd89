import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executableName } from './distribution.ts';
import { overrideDistribution, ownDistribution, productVersion } from './electron-package.ts';
import { launchArguments } from './index.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'electron-'))));
afterEach(() => rm(folder, { recursive: true }));

async function putElectron(into: string, version: string): Promise<void> {
  await mkdir(dirname(join(into, executableName)), { recursive: true });
  await writeFile(join(into, executableName), '');
  await writeFile(join(into, 'version'), `v${version}\n`);
}

describe('the override', () => {
  it('is taken at its word', async () => {
    await putElectron(folder, '40.0.0');
    expect(await overrideDistribution(folder)).toEqual({
      executable: join(folder, executableName),
      version: '40.0.0',
    });
  });

  it.each([undefined, ''])('is not one when %j', async (path) => {
    expect(await overrideDistribution(path)).toBeUndefined();
  });

  it('is an error when it holds no Electron', async () => {
    await expect(overrideDistribution(folder)).rejects.toThrow(
      `ELECTRON_OVERRIDE_DIST_PATH: no Electron in ${folder}`,
    );
  });
});

describe("the electron package's own binary", () => {
  it('is used when it is of the version that the product ships on', async () => {
    await putElectron(join(folder, 'dist'), productVersion);
    expect((await ownDistribution(folder))?.version).toBe(productVersion);
  });

  it('is not used when it is missing or left over from another version', async () => {
    expect(await ownDistribution(folder)).toBeUndefined();
    await putElectron(join(folder, 'dist'), '1.0.0');
    expect(await ownDistribution(folder)).toBeUndefined();
  });
});

it.runIf(process.platform === 'linux')('runs without the sandbox for root only', () => {
  expect(launchArguments(0)).toEqual(['--no-sandbox']);
  expect(launchArguments(1000)).toEqual([]);
});
