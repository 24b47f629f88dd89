import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface Launch {
  command: string;
  arguments: string[];
  environment: NodeJS.ProcessEnv;
  cwd: string;
  useXvfb: boolean;
}

/** Runs a command to its end, passes signals on to it, and gives its exit code as a shell would. */
export async function launch(request: Launch): Promise<number> {
  const [command, ...rest] = request.useXvfb
    ? ['xvfb-run', '-a', '-s', screen, 'sh', '-c', announceProcessId, request.command, ...request.arguments]
    : [request.command, ...request.arguments];
  // Editors made with Electron hand this down to their terminals; it would turn ours into a plain Node.
  const environment = { ...request.environment };
  delete environment.ELECTRON_RUN_AS_NODE;
  const child = spawn(command, rest, {
    cwd: request.cwd,
    env: environment,
    stdio: ['inherit', 'inherit', 'inherit', request.useXvfb ? 'pipe' : 'ignore'],
    // A process group of its own, so that Ctrl-C in a terminal reaches it once, from here, and not Xvfb at all.
    detached: process.platform !== 'win32',
  });
  let processId = child.pid;
  if (request.useXvfb) {
    createInterface(child.stdio[3] as Readable).once('line', (line) => (processId = Number(line)));
  }
  const forward = (signal: NodeJS.Signals): void => {
    if (processId !== undefined) process.kill(processId, signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  for (const signal of forwarded) process.off(signal, forward);
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** An X server that stays as it is when its last window goes: it would reset, and refuse the window that opens meanwhile. */
const screen = '-screen 0 1280x1024x24 -noreset';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** xvfb-run keeps signals to itself, so the command beneath it tells its own process id. */
const announceProcessId = 'echo $$ >&3; exec "$0" "$@" 3>&-';
