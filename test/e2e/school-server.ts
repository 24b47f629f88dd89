import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface SchoolServer {
  /** The address of its list of results. */
  url: string;
  /** Ends it at once, in the middle of an answer. */
  unplug: () => Promise<void>;
  /** Starts it anew under the same address. */
  plugIn: () => Promise<void>;
}

/** A list of 100,000 results in a process of its own, as Django gives it, for who sends the token. */
export async function startSchoolServer(token: string, millisecondsPerPage: number): Promise<SchoolServer> {
  let child: ChildProcess | undefined;
  let port = 0;
  const plugIn = async (): Promise<void> => {
    const started = fork(fileURLToPath(new URL('school-server-process.ts', import.meta.url)), [
      token,
      String(millisecondsPerPage),
      String(port),
    ]);
    child = started;
    [port] = (await once(started, 'message')) as [number];
  };
  await plugIn();
  return {
    url: `http://127.0.0.1:${port}/api/results/`,
    plugIn,
    unplug: async () => {
      const running = child;
      child = undefined;
      if (!running) return;
      running.kill('SIGKILL');
      await once(running, 'exit');
    },
  };
}
