import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { noteLines } from './output.ts';

/** Asks at the terminal for what is then not shown while it is typed; undefined where nobody can be asked. */
export async function askForSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // In this mode the terminal itself makes no signal of Ctrl-C.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  // Only now: what is typed at once after it must not be shown either.
  noteLines([question]);
  try {
    return (await terminal.question('')) || undefined;
  } finally {
    terminal.close();
  }
}
