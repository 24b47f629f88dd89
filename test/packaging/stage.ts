import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { electronVite, repository } from '../electron-runtime/build.ts';
import { majorVersion } from '../electron-runtime/distribution.ts';
import type { ElectronRuntime } from '../electron-runtime/index.ts';
import { RuntimeProblem } from '../electron-runtime/problem.ts';

/** Lays out in `folder` what the archive is made of: the bundle with its manifest in `app`, and `native` beside it. */
export async function stageApplication(runtime: ElectronRuntime, folder: string): Promise<void> {
  const bundle = join(folder, 'app');
  await buildInto(bundle, runtime.version);
  await stageSqlite(runtime, join(folder, 'native', 'better-sqlite3'));
  const product = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const { name, productName, version, description, license } = product;
  const manifest = {
    name,
    productName,
    version,
    description,
    license,
    author: 'Analytics Export contributors',
    homepage: 'https://analytics-export.invalid/',
    type: 'module',
    main: 'main/app.js',
  };
  await writeFile(join(bundle, 'package.json'), JSON.stringify(manifest));
}

async function buildInto(folder: string, electronVersion: string): Promise<void> {
  const builder = spawn(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: repository,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ANALYTICS_EXPORT_OUT_DIR: folder,
      ELECTRON_MAJOR_VER: majorVersion(electronVersion),
    },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(builder, 'close')) as [number | null];
  if (code !== 0) throw new RuntimeProblem('The application does not build: electron-vite says why');
}

/** A universal application for macOS holds the binaries of both processors. */
const prebuilds =
  process.platform === 'darwin' ? ['darwin-arm64', 'darwin-x64'] : [`${process.platform}-${process.arch}`];

/** What better-sqlite3 needs at run time, on the present system: neither its sources nor the binaries of others. */
async function stageSqlite({ sqliteModule }: ElectronRuntime, folder: string): Promise<void> {
  const source =
    sqliteModule === undefined
      ? dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
      : dirname(dirname(sqliteModule));
  const parts =
    sqliteModule === undefined
      ? ['lib', 'LICENSE', ...prebuilds.map((name) => join('prebuilds', `${name}.node`))]
      : ['lib', 'LICENSE', 'build', 'node_modules'];
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(join(source, part), join(folder, part), { recursive: true });
  const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const { name, version, license, main, exports } = manifest;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version, license, main, exports }));
}
