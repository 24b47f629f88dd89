import { buildApplication, electronVite, prepareBuild, repository } from './build.ts';
import { requireDisplay, requireLibraries } from './display.ts';
import { electronRuntime } from './index.ts';
import { launch, type Launch } from './launch.ts';
import { RuntimeProblem } from './problem.ts';

/**
 * `npm start`: builds the application and runs it on the Electron of this machine.
 * `--xvfb` opens its windows on an invisible display, `--hot-reload` rebuilds at every change of a source;
 * every other argument is the application's.
 */
async function start(own: ReadonlySet<string>, forApplication: string[]): Promise<number> {
  const useXvfb = own.has('--xvfb') && process.platform === 'linux';
  await requireDisplay(useXvfb);
  const runtime = await electronRuntime();
  await requireLibraries(runtime.executable);
  const command = own.has('--hot-reload')
    ? await hotReload(runtime, forApplication)
    : {
        command: runtime.executable,
        arguments: [...runtime.launchArguments, await buildApplication(runtime), ...forApplication],
        environment: process.env,
      };
  return launch({ ...command, cwd: process.cwd(), useXvfb });
}

/** electron-vite's development server, which starts Electron itself. */
async function hotReload(
  runtime: Awaited<ReturnType<typeof electronRuntime>>,
  forApplication: string[],
): Promise<Pick<Launch, 'command' | 'arguments' | 'environment'>> {
  const { folder, environment } = await prepareBuild(runtime);
  return {
    command: process.execPath,
    arguments: [
      electronVite,
      'dev',
      repository,
      '--watch',
      '--',
      ...runtime.launchArguments,
      ...forApplication,
    ],
    environment: {
      ...environment,
      ANALYTICS_EXPORT_HOT_RELOAD: 'on',
      ELECTRON_EXEC_PATH: runtime.executable,
      ELECTRON_ENTRY: folder,
    },
  };
}

const ownArguments = new Set(['--xvfb', '--hot-reload']);
const given = process.argv.slice(2);

try {
  process.exitCode = await start(
    new Set(given.filter((argument) => ownArguments.has(argument))),
    given.filter((argument) => !ownArguments.has(argument)),
  );
} catch (error) {
  if (!(error instanceof RuntimeProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
