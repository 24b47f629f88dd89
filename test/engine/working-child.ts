import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { engineProgram } from '../../main/engine/child-process.ts';

/** Ticks of a hundredth of a second that a process has computed: the 14th and 15th field (proc_pid_stat(5)). */
function ticksOf(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

const isEngine = (pid: string): boolean => {
  try {
    const parent = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (
      parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(engineProgram)
    );
  } catch {
    return false;
  }
};

/**
 * Resolves when this process's one engine has computed for two seconds: it takes a fraction of that to start and to come
 * to a statement that has no end, however busy the computer is.
 */
export async function isInStatement(): Promise<void> {
  if (!existsSync('/proc/self/stat')) return delay(2_000);
  const pids = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isEngine(name));
  while (!pids().some((pid) => ticksOf(pid) >= 200)) await delay(20);
}
