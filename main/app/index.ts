import { app } from 'electron';
import { startOf } from './start-words.ts';

const [, ...given] = process.argv;
// In development the first word is Electron's: the folder of the application.
if (!app.isPackaged)
  given.splice(
    given.findIndex((word) => !word.startsWith('-')),
    1,
  );
const start = startOf(given);

if (start.kind === 'command') {
  const { commandLine } = await import('../cli/command-line.ts');
  const { endPreparedThread } = await import('../engine/worker-thread.ts');
  const code = await commandLine(start.words);
  // Electron takes apart what a thread that only just starts is about to use: the process would be aborted.
  await endPreparedThread();
  // Electron goes on, to a display that need not be there, only after its entry module: a command is done by then. This
  // ends the process even while SQLite is in a statement.
  app.exit(code);
} else {
  const { openApplication } = await import('./open-application.ts');
  openApplication(start.file);
}
