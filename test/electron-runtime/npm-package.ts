import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { requireDigest, type Digest } from './digest.ts';
import { RuntimeProblem } from './problem.ts';

/**
 * The npm that runs this, without threads of V8's own: one that compiles while Node ends waits for the main thread, which
 * waits for it (nodejs/node 54918 and 64560). Seen in a `npm pack` that had said it was done, and never ended.
 */
const { npm_execpath: npmProgram } = process.env;
const npm: [string, ...string[]] = npmProgram ? [process.execPath, '--single-threaded', npmProgram] : ['npm'];

/**
 * Fetches the tarball of an npm package into `folder`, which must not exist yet, and checks it.
 * The package's install scripts never run.
 */
export async function fetchPackage(specifier: string, integrity: Digest, folder: string): Promise<string> {
  await mkdir(folder);
  const options = [
    '--ignore-scripts',
    '--no-update-notifier',
    '--loglevel',
    'error',
    '--pack-destination',
    folder,
  ];
  try {
    const [command, ...words] = npm;
    await promisify(execFile)(command, [...words, 'pack', specifier, ...options], {
      cwd: import.meta.dirname,
    });
  } catch (error) {
    throw new RuntimeProblem(
      `npm pack ${specifier} failed: ${reasonOf(error as Error & { stderr?: string })}`,
    );
  }
  // The tarball's name differs between npm's versions, so it is found rather than guessed.
  const [tarball] = await readdir(folder);
  if (tarball === undefined) throw new RuntimeProblem(`npm pack ${specifier} wrote no file`);
  const path = join(folder, tarball);
  await requireDigest(path, integrity);
  return path;
}

/** npm's own words in one line, without what it says about itself. */
function reasonOf({ stderr = '', message }: { stderr?: string; message: string }): string {
  const words = [...stderr.matchAll(/^npm error (?!A complete log)(.+)$/gm)].map(([, line]) => line);
  return words.length === 0 ? message : words.join(', ');
}
