import { readFileSync } from 'node:fs';

/**
 * Ends a process at once, whatever it is doing. One that is crashing ends by itself when its dump has been written; killed
 * before that it would stay the zombie of the program that writes the dump, and Electron would wait for it for ever.
 */
export function endProcess(pid: number): void {
  if (isTraced(pid)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended, and Electron has not said so yet.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether another program has stopped it to read its memory, proc_pid_status(5); elsewhere such a one can be killed. */
function isTraced(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return !/^TracerPid:\s*0$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
