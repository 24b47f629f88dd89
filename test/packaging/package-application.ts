import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, archFromString, build, DIR_TARGET, Platform, type Configuration } from 'electron-builder';
import { repository } from '../electron-runtime/build.ts';
import { executableName, sqliteFolder } from '../electron-runtime/distribution.ts';
import type { ElectronRuntime } from '../electron-runtime/index.ts';
import { writeBillOfMaterials } from './bill-of-materials.ts';
import { drawIcons } from './icons.ts';
import { signUpdates } from './sign-updates.ts';
import { stageApplication } from './stage.ts';

/** What `packageApplication` makes of the application. */
export interface Packaged {
  /** The directory that an installer would put on a computer. */
  folder: string;
  /** What starts the application in it. */
  executable: string;
  /** Where its archive and what is beside it are. */
  resources: string;
}

/** The packaged directory in a folder that `packageApplication` has filled. */
export function packagedIn(output: string): Packaged {
  switch (process.platform) {
    case 'darwin': {
      const folder = join(output, 'mac-universal', 'Analytics Export.app');
      const contents = join(folder, 'Contents');
      return {
        folder,
        executable: join(contents, 'MacOS', 'Analytics Export'),
        resources: join(contents, 'Resources'),
      };
    }
    case 'win32': {
      const folder = join(output, process.arch === 'x64' ? 'win-unpacked' : `win-${process.arch}-unpacked`);
      return {
        folder,
        executable: join(folder, 'Analytics Export.exe'),
        resources: join(folder, 'resources'),
      };
    }
    default: {
      const folder = join(
        output,
        process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
      );
      return { folder, executable: join(folder, 'analytics-export'), resources: join(folder, 'resources') };
    }
  }
}

/**
 * Packages the application for the present system into `output`: the directory, and around it the installers that
 * electron-builder.yml names when `withInstallers`. Only the product's own Electron is for others' computers.
 */
export async function packageApplication(
  runtime: ElectronRuntime,
  output: string,
  withInstallers: boolean,
): Promise<Packaged> {
  await rm(output, { recursive: true, force: true });
  const work = join(output, 'work');
  await mkdir(work, { recursive: true });
  const staged = join(work, 'stage');
  const [icons] = await Promise.all([
    drawIcons(join(repository, 'main/package/icon.svg'), join(work, 'icons')),
    stageApplication(runtime, staged),
  ]);
  const licenses = join(work, 'licenses');
  await writeBillOfMaterials(runtime, staged, licenses);
  const isOwn = runtime.origin === 'package' || runtime.origin === 'download';
  const configuration: Configuration = {
    directories: { app: join(staged, 'app'), output },
    electronVersion: runtime.version,
    // What it needs of node_modules is staged: nothing is to be installed, rebuilt or collected.
    beforeBuild: () => Promise.resolve(false),
    extraResources: [
      { from: licenses, to: 'licenses' },
      { from: join(repository, 'LICENSE'), to: 'licenses/LICENSE' },
    ],
    win: { icon: icons.win },
    mac: { icon: icons.mac },
    linux: { icon: icons.linux },
    // Its own one electron-builder fetches, or finds where the electron package has put it.
    ...(!isOwn && {
      electronDist: runtime.executable.slice(0, -executableName.length),
      afterExtract: ({ appOutDir }) => leaveElectronAlone(appOutDir),
    }),
  };
  await build({
    projectDir: repository,
    targets: Platform.current().createTarget(withInstallers ? [] : [DIR_TARGET], architecture),
    config: configuration,
    publish: 'never',
  });
  const { ANALYTICS_EXPORT_UPDATE_KEY: updateKey } = process.env;
  if (updateKey) signUpdates(output, updateKey);
  for (const left of [work, join(output, 'builder-debug.yml')])
    await rm(left, { recursive: true, force: true });
  return packagedIn(output);
}

const architecture = process.platform === 'darwin' ? Arch.universal : archFromString(process.arch);

/** Takes out what an Electron for development has in it to start any application, and to build one. */
async function leaveElectronAlone(appOutDir: string): Promise<void> {
  const strangers = ['version', 'resources/default_app.asar', 'resources/app', sqliteFolder];
  for (const path of strangers) await rm(join(appOutDir, path), { recursive: true, force: true });
}
