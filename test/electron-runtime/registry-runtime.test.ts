import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Digest } from './digest.ts';
import { registryDistribution, type RegistryRecipe } from './registry-runtime.ts';
import { storedZip } from './stored-zip.ts';

const plain = 0o100644;
const executable = 0o100755;
const binaryPath = 'resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node';

/** A file with the mark by which @electron/fuses finds the switches, and the switches as text. */
const withFuses = (switches: string): Buffer =>
  Buffer.from(
    `code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01${String.fromCharCode(switches.length)}${switches} code`,
  );
const nativeBinary = Buffer.from('native');

let folder: string;
let cache: string;
let recipe: RegistryRecipe;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const archive = storedZip({
    'App/App': { content: withFuses('10101010'), mode: executable },
    'App/icudtl.dat': { content: Buffer.from('data'), mode: plain },
    'App/browser_v8_context_snapshot.bin': { content: Buffer.from('snapshot'), mode: plain },
    'App/resources/app-update.yml': { content: Buffer.from('update'), mode: plain },
    'App/resources/app/index.js': { content: Buffer.from('the vendor'), mode: plain },
    [`App/${binaryPath}`]: { content: nativeBinary, mode: plain },
  });
  const application = await tarball('application', { 'app.zip': archive });
  const sqlite = await tarball('sqlite', {
    'lib/index.js': `module.exports = require('bindings')('better_sqlite3.node');`,
    'src/big.c': 'source',
  });
  recipe = {
    electronVersion: '33.2.1',
    application: { ...application, archive: 'app.zip', root: 'App/', executable: 'App' },
    executableDigest: sha256(withFuses('10111000')),
    sqlite: { ...sqlite, binary: binaryPath, binaryDigest: sha256(nativeBinary) },
  };
});
beforeEach(async () => void (cache = await mkdtemp(join(folder, 'cache-'))));
afterAll(() => rm(folder, { recursive: true }));

const sha256 = (content: Buffer): Digest => `sha256-${createHash('sha256').update(content).digest('hex')}`;

async function tarball(
  name: string,
  files: Record<string, string | Buffer>,
): Promise<{ specifier: string; integrity: Digest }> {
  const all = { ...files, 'package.json': JSON.stringify({ name, version: '1.0.0' }) };
  for (const [path, content] of Object.entries(all)) {
    const target = join(folder, name, 'package', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  const specifier = join(folder, `${name}-1.0.0.tgz`);
  await create({ gzip: true, file: specifier, cwd: join(folder, name) }, ['package']);
  const hash = createHash('sha512').update(await readFile(specifier));
  return { specifier, integrity: `sha512-${hash.digest('base64')}` };
}

const wrong512: Digest = `sha512-${Buffer.alloc(64).toString('base64')}`;
const wrong256: Digest = `sha256-${'0'.repeat(64)}`;

describe.runIf(process.platform === 'linux')('the registry runtime', () => {
  it('is Electron alone, with its own launcher and a better-sqlite3 that loads', async () => {
    const { executable: electron, version, sqliteModule } = await registryDistribution(recipe, cache);
    const root = dirname(electron);
    expect(version).toBe('33.2.1');
    expect((await stat(electron)).mode & 0o111).toBe(0o111);
    expect((await readdir(root)).toSorted()).toEqual(['electron', 'icudtl.dat', 'resources', 'version']);
    expect((await readdir(join(root, 'resources'))).toSorted()).toEqual(['app', 'better-sqlite3']);
    expect((await readdir(join(root, 'resources', 'app'))).toSorted()).toEqual(['main.js', 'package.json']);
    // Only the stand-in for a native file fails here: everything on the way to it was found.
    await expect(import(sqliteModule ?? '')).rejects.toThrow(
      /build\/Release\/better_sqlite3\.node: file too short/,
    );
  });

  it('is prepared anew when its executable was damaged', async () => {
    const { executable: electron } = await registryDistribution(recipe, cache);
    await writeFile(electron, 'cut off');
    await registryDistribution(recipe, cache);
    expect(await readFile(electron)).toEqual(withFuses('10111000'));
  });

  it.each<[string, (given: RegistryRecipe) => RegistryRecipe]>([
    ['application', (given) => ({ ...given, application: { ...given.application, integrity: wrong512 } })],
    ['executable', (given) => ({ ...given, executableDigest: wrong256 })],
    ['better-sqlite3 package', (given) => ({ ...given, sqlite: { ...given.sqlite, integrity: wrong512 } })],
    ['better-sqlite3 binary', (given) => ({ ...given, sqlite: { ...given.sqlite, binaryDigest: wrong256 } })],
  ])('is refused when the %s is another, and leaves nothing', async (_, change) => {
    await expect(registryDistribution(change(recipe), cache)).rejects.toThrow(
      /is not what it must be: sha[^\n]*$/,
    );
    expect(await readdir(cache)).toEqual([]);
  });
});
