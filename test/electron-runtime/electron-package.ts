import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDistribution, type Distribution } from './distribution.ts';
import { RuntimeProblem } from './problem.ts';

const manifest = createRequire(import.meta.url).resolve('electron/package.json');
const folder = dirname(manifest);

/** The Electron that the product ships on: the version of the `electron` package. */
export const productVersion = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

/** What the developer has put in place of every other Electron, by the electron package's own variable. */
export async function overrideDistribution(path: string | undefined): Promise<Distribution | undefined> {
  if (path === undefined || path === '') return undefined;
  const distribution = await readDistribution(path);
  if (distribution === undefined)
    throw new RuntimeProblem(`ELECTRON_OVERRIDE_DIST_PATH: no Electron in ${path}`);
  return distribution;
}

/** The electron package's own binary, once it has been downloaded. */
export async function ownDistribution(packageFolder = folder): Promise<Distribution | undefined> {
  const distribution = await readDistribution(join(packageFolder, 'dist'));
  return distribution?.version === productVersion ? distribution : undefined;
}

/** Lets the electron package download its binary, where its server answers at all. */
export async function downloadDistribution(): Promise<Distribution | undefined> {
  if (!(await serverAnswers())) return undefined;
  const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
  await once(installer, 'close');
  return ownDistribution();
}

const probeMilliseconds = 3000;

/** The electron package itself waits for minutes where a network swallows its requests. */
async function serverAnswers(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const probe = fetch(`${mirror}v${productVersion}/SHASUMS256.txt`, {
    method: 'HEAD',
    signal: AbortSignal.timeout(probeMilliseconds),
  });
  return probe.then(
    (response) => response.ok,
    () => false,
  );
}
