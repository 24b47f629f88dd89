import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '../electron-runtime/build.ts';
import { electronRuntime } from '../electron-runtime/index.ts';
import { RuntimeProblem } from '../electron-runtime/problem.ts';
import { packageApplication } from './package-application.ts';

/**
 * `npm run package`: packages the application for the present system into `out/package`. Where the product's own
 * Electron can be had, with its installers, unless `--dir` asks for the directory alone.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } });
  const runtime = await electronRuntime();
  const isProduct = runtime.origin === 'package' || runtime.origin === 'download';
  const { folder } = await packageApplication(
    runtime,
    join(repository, 'out/package'),
    isProduct && !values.dir,
  );
  console.log(folder);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof RuntimeProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
