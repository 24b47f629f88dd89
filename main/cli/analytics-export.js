#!/usr/bin/env node
// Runs the built command line with the Node that package.json pins, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const commandLine = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);

if (!existsSync(commandLine)) {
  console.error('The command line is not built yet: npm run build');
  process.exitCode = 1;
} else if (major >= 24) {
  await import(pathToFileURL(commandLine).href);
} else {
  const node = createRequire(import.meta.url).resolve(
    `node/bin/node${process.platform === 'win32' ? '.exe' : ''}`,
  );
  const child = spawn(node, [commandLine, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends these to both; the child decides how it ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
