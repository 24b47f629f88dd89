import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const started = new Map<string, Promise<ChildProcess>>();

async function start(program: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)));
  child.setMaxListeners(0);
  child.unref();
  child.channel?.unref();
  await once(child, 'message');
  return child;
}

/**
 * A server of this folder in a process of its own: one for all the test files that share a process, with which it ends. Its
 * first message says that it listens.
 */
export function serverProcess(program: string): Promise<ChildProcess> {
  const running = started.get(program) ?? start(program);
  started.set(program, running);
  return running;
}
