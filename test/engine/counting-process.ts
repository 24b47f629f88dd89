// A process whose engine counts for ever: node counting-process.js DATABASE SQL. It prints the engine's process number.
import { fork } from 'node:child_process';
import { engineProgram } from '../../main/engine/child-process.ts';
import { querySpecSchema } from '../../preload/contract/query.ts';

const [file = '', sql = ''] = process.argv.slice(2);
const engine = fork(engineProgram, { serialization: 'advanced' });
const query = querySpecSchema.parse({ dataset: 'query', params: { sql } });
engine.send({ id: 1, task: 'count', take: { source: { kind: 'sqlite', file }, query } });
console.log(engine.pid);
