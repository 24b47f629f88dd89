import type { Engine } from '../engine/engine.ts';
import { ThreadEngine } from '../engine/thread-engine.ts';

let isStuck = false;

/** A command works in threads of its own process: another process would take longer to start than most exports do. */
export const createEngine = (): Engine =>
  new ThreadEngine(() => {
    isStuck = true;
  });

/**
 * Ends the process at once: another program takes its place, where the system knows that. Node would wait for its threads:
 * for SQLite in a statement that does not end, and now and then for one of V8's that waits for Node itself (nodejs/node
 * 54918 and 64560).
 */
export function endWith(code: number): void {
  process.exitCode = code;
  if (process.execve) {
    // A shell complains of a working folder that is gone.
    process.chdir('/');
    process.execve('/bin/sh', ['sh', '-c', `exit ${code}`]);
  }
  if (isStuck) process.kill(process.pid, 'SIGKILL');
}
