import { utilityProcess } from 'electron';
import { engineProgram } from '../engine/child-process.ts';
import type { Engine } from '../engine/engine.ts';
import { ProcessEngine, type EngineProcess } from '../engine/process-engine.ts';
import { endProcess } from './end-process.ts';

/** What its process is called, in Electron's list and the system's. */
export const engineName = 'Analytics Export Engine';

/** An engine in a process that Electron starts, without a window. */
export const createEngine = (): Engine => new ProcessEngine(startUtilityProcess);

function startUtilityProcess(): EngineProcess {
  const child = utilityProcess.fork(engineProgram, [], { serviceName: engineName });
  /** Electron's own `kill` asks the process to end, which it cannot while SQLite is in a statement. */
  const kill = (): void => {
    if (child.pid !== undefined) endProcess(child.pid);
    else child.once('spawn', kill);
  };
  return {
    post: (request) => {
      child.postMessage(request);
    },
    onReply: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', listener);
    },
    kill,
  };
}
