import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Measurement {
  seconds: number;
  /** Seconds of all its threads, where the system tells it. */
  busy: number | undefined;
  /** Peak resident memory in MB, where the system tells it. */
  megabytes: number | undefined;
}

/** One contestant; undefined where it is not installed. */
export type Peer = () => Promise<Measurement> | undefined;

export const better = (one: Measurement, other: Measurement = one): Measurement => ({
  seconds: Math.min(one.seconds, other.seconds),
  busy: Math.min(one.busy ?? other.busy ?? 0, other.busy ?? one.busy ?? 0) || undefined,
  megabytes: Math.max(one.megabytes ?? 0, other.megabytes ?? 0) || undefined,
});

/** Runs a command to its end; its standard output goes to `output` when there is one. */
export async function measure(
  command: string,
  words: readonly string[],
  output?: number,
): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', output ?? 'ignore', 'ignore'] });
  let peak: number | undefined;
  let busy: number | undefined;
  // The kernel keeps both until the process is gone; the last look is close enough to its end.
  const timer = setInterval(() => {
    // Another program may take its place at its end, with a memory of its own.
    peak = Math.max(peakMemory(child.pid) ?? 0, peak ?? 0) || undefined;
    busy = busyTime(child.pid) ?? busy;
  }, 20);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ended with ${code ?? 'a signal'}`);
  return { seconds: (performance.now() - started) / 1_000, busy, megabytes: peak };
}

/** VmHWM of a process, on Linux. */
function peakMemory(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    return undefined;
  }
}

/** User and system time of a process in seconds, on Linux: fields 14 and 15 of its `stat`, in hundredths (proc(5)). */
function busyTime(pid: number | undefined): number | undefined {
  try {
    const fields =
      readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return ticks > 0 ? ticks / 100 : undefined;
  } catch {
    return undefined;
  }
}

export const isInstalled = (command: string): boolean =>
  spawnSync(command, ['--version']).error === undefined;
