#!/usr/bin/env node
// Runs the command line with the Node that package.json pins, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const entry = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'index.ts');
const [major] = process.versions.node.split('.').map(Number);

if (major >= 24) {
  await import('./index.ts');
} else {
  const node = createRequire(import.meta.url).resolve(
    `node/bin/node${process.platform === 'win32' ? '.exe' : ''}`,
  );
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends these to both; the child decides how it ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code;
  });
}
