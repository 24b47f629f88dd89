import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { EngineProcess } from './process-engine.ts';

/** The program of an engine process, beside the bundle that starts it. */
export const engineProgram = join(import.meta.dirname, 'engine.js');

/** Starts an engine process as a child of this Node; it does not keep this one alive when it has nothing to do. */
export function startChildProcess(): EngineProcess {
  const child = fork(engineProgram, { serialization: 'advanced', execArgv: [] });
  return {
    post: (request) => {
      child.send(request);
    },
    onReply: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
