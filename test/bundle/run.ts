// Builds the bundle and runs one of its programs to the end: node test/bundle/run.ts NAME [WORDS…]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildBundle } from './bundle.ts';

const [name = '', ...words] = process.argv.slice(2);
const program = join(await buildBundle(), 'out/main', `${name}.js`);
process.exitCode = spawnSync(process.execPath, [program, ...words], { stdio: 'inherit' }).status ?? 1;
