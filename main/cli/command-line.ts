import {
  type ExportError,
  exportError,
  ExportFailure,
  failureReport,
} from '../../preload/contract/errors.ts';
import { prepareThread } from '../engine/worker-thread.ts';
import { allWritten, noteLines, onUnread, printLines, reportError } from './output.ts';

/** The exit code: 0 done, 1 the job failed or its file is damaged, 2 the request was wrong, 130 stopped by Ctrl-C. */
type ExitCode = 0 | 1 | 2 | 130;

/** What a shell reports of a program that SIGPIPE has ended: 128 + 13. The work itself is done. */
const unreadCode = 141;

/**
 * Does its work and prints its result; what is expected to go wrong is thrown, or returned when a job ended in it.
 * `told`: its result is that something is wrong.
 */
type Command = (words: string[], signal: AbortSignal) => Promise<ExportError | 'told' | null>;

/** Each is loaded when it is asked for; the thread that will read and write starts meanwhile. */
const commands = new Map<string, () => Promise<Command>>([
  ['sample', async () => (await import('./sample-command.ts')).sampleCommand],
  ['datasets', async () => (await import('./datasets-command.ts')).datasetsCommand],
  [
    'export',
    async () => {
      prepareThread();
      return (await import('./export-command.ts')).exportCommand;
    },
  ],
  ['presets', async () => (await import('./presets-command.ts')).presetsCommand],
  ['jobs', async () => (await import('./job-commands.ts')).jobsCommand],
  ['status', async () => (await import('./job-commands.ts')).statusCommand],
  ['retry', async () => (await import('./job-commands.ts')).retryCommand],
  ['cancel', async () => (await import('./job-commands.ts')).cancelCommand],
  ['connections', async () => (await import('./connections-command.ts')).connectionsCommand],
  ['cache', async () => (await import('./cache-command.ts')).cacheCommand],
]);

async function run(words: string[], signal: AbortSignal): Promise<ExitCode> {
  const [name = '--help', ...rest] = words;
  const load = commands.get(name);
  if (!load || rest.includes('--help')) {
    const isAsked = load !== undefined || name === '--help';
    const { usage } = await import('./usage.ts');
    (isAsked ? printLines : noteLines)(usage.split('\n'));
    return isAsked ? 0 : 2;
  }
  const error = await perform(load, rest, signal).catch(thrownError);
  if (error === null) return 0;
  if (error === 'told') return 1;
  reportError(error, rest.includes('--json'));
  if (error.code === 'CANCELLED' || error.code === 'RUN_CANCELLED') return 130;
  return error.fault === 'request' ? 2 : 1;
}

async function perform(
  load: () => Promise<Command>,
  words: string[],
  signal: AbortSignal,
): ReturnType<Command> {
  checkWorkingFolder();
  const command = await load();
  return command(words, signal);
}

/** Neither a relative name nor a thread has anywhere to begin in a folder that is gone. */
function checkWorkingFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new ExportFailure('WORKING_FOLDER_MISSING');
  }
}

function thrownError(thrown: unknown): ExportError {
  const report = failureReport(thrown);
  if (report.trace !== undefined) noteLines(report.trace.split('\n'));
  return exportError(report);
}

/** Ctrl-C, the wish of another program, and the end of the terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborts when the process is asked to end. */
function stopSignal(): AbortSignal {
  const stopped = new AbortController();
  const stop = (): void => {
    stopped.abort();
    // One Ctrl-C arrives more than once where npx or a shell passes it on too; a later one ends the process at once. The
    // end of a terminal comes from nobody who waits.
    setTimeout(() => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    }, 1_000).unref();
  };
  for (const signal of signals) process.on(signal, stop);
  return stopped.signal;
}

/** Whether the word is one with which a command begins, that for help included. */
export const isCommand = (word: string): boolean => word === '--help' || commands.has(word);

/** Runs the command that the words of a command line give, as the whole of what this process does; gives its exit code. */
export async function commandLine(words: string[]): Promise<number> {
  const output = { isUnread: false };
  // It must not end the process before it has done its work and cleaned up; it may show only after the last line.
  onUnread(() => {
    output.isUnread = true;
  });
  const code = await run(words, stopSignal());
  await allWritten();
  return code === 0 && output.isUnread ? unreadCode : code;
}
