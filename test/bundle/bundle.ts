import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { MainConfigFactory } from 'electron-vite';
import { build } from 'vite';
import configuration from '../../electron.vite.config.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules', '.cache', 'analytics-export-tests');

/** Programs that tests start as processes of their own: built beside the product's. */
const programs = 'test/**/*-process.ts';
const everythingBuilt = [
  'main/**/*.{ts,js}',
  'preload/**/*.ts',
  'test/**/!(*.test|*.spec).ts',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Milliseconds after which a bundle that no run has used is removed: another run may still be using it. */
const unusedAfter = 24 * 3_600_000;

/**
 * Where main's bundle of the sources as they are now is built to, as the package has it: `main/cli/analytics-export.js`
 * and `out/main`. What a folder holds never changes, so that a run goes on with its own while a later one builds another.
 */
export function bundleFolder(): string {
  const hash = createHash('sha256');
  const files = globSync(everythingBuilt, { cwd: root }).sort();
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return join(cache, hash.digest('hex').slice(0, 16));
}

/** Builds the bundle into `bundleFolder` unless it is there; gives the folder. */
export async function buildBundle(): Promise<string> {
  const folder = bundleFolder();
  if (!existsSync(folder)) {
    const draft = `${folder}-${randomUUID()}`;
    await mkdir(draft, { recursive: true });
    await cp(join(root, 'main/cli/analytics-export.js'), join(draft, 'main/cli/analytics-export.js'));
    await writeFile(join(draft, 'package.json'), '{ "type": "module" }\n');
    await bundle(join(draft, 'out/main'));
    // Two runs that begin at once make the same.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  }
  const now = new Date();
  await utimes(folder, now, now);
  await sweep(now.getTime());
  return folder;
}

async function bundle(outDir: string): Promise<void> {
  const { main } = configuration;
  if (!main) throw new Error('electron.vite.config.ts says nothing of main');
  const input = Object.fromEntries(
    globSync(programs, { cwd: root }).map((file) => [basename(file, '.ts'), join(root, file)]),
  );
  const ofTests = {
    logLevel: 'warn',
    build: { outDir, emptyOutDir: false, rolldownOptions: { input } },
  } as const;
  await build(await new MainConfigFactory(main, ofTests, { root }).build());
}

async function sweep(now: number): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    const used = await stat(folder).catch(() => undefined);
    if (used && now - used.mtimeMs > unusedAfter) await rm(folder, { recursive: true, force: true });
  }
}
