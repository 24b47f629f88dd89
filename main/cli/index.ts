import { commandLine } from './command-line.ts';
import { endWith } from './engine.ts';

endWith(await commandLine(process.argv.slice(2)));
