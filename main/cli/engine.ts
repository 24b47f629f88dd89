import type { Engine } from '../engine/engine.ts';
import { ThreadEngine } from '../engine/thread-engine.ts';

let isStuck = false;

/** A command works in threads of its own process: another process would take longer to start than most exports do. */
export const createEngine = (): Engine =>
  new ThreadEngine(() => {
    isStuck = true;
  });

/**
 * Ends the process even if SQLite is in a statement that does not end, for which `process.exit` would wait: another
 * program takes the process's place, where the system knows that.
 */
export function endWith(code: number): void {
  process.exitCode = code;
  if (!isStuck) return;
  process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`]);
  process.kill(process.pid, 'SIGKILL');
}
