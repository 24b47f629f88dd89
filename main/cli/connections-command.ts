import { randomUUID } from 'node:crypto';
import { newConnectionSchema, type Connection } from '../../preload/contract/connection.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { findingsWords } from '../../preload/words/connection-findings.ts';
import { english } from '../../preload/words/words.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { parse } from '../export/request.ts';
import { checkOn } from '../settings/rules.ts';
import { Connections, locationOf } from '../sources/remote/connections.ts';
import { dataFolder } from '../store/data-folder.ts';
import { createEngine } from './engine.ts';
import { parseOptions } from './options.ts';
import { printJson, printLines } from './output.ts';
import { serverLocation, serverOptions } from './source-option.ts';
import { accessTo } from './surroundings.ts';

const json = { type: 'boolean', default: false } as const;

/** `connections list`, `connections add NAME SERVER`, `connections test NAME`, `connections remove NAME` */
export async function connectionsCommand(words: string[]): Promise<null> {
  const [action = '', ...rest] = words;
  const connections = new Connections(dataFolder());
  const name = rest[0]?.startsWith('-') === false ? rest.shift() : undefined;
  if (action === 'list' && name === undefined)
    printConnections(await connections.list(), parseOptions(rest, { json }).json);
  else if (action === 'add' && name !== undefined) await add(connections, name, rest);
  else if (action === 'test' && name !== undefined) await test(await connections.get(name), rest);
  else if (action === 'remove' && name !== undefined) await remove(connections, name, rest);
  else
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `'connections' knows 'list', 'add NAME', 'test NAME' and 'remove NAME'`,
    });
  return null;
}

async function add(connections: Connections, name: string, words: string[]): Promise<void> {
  checkOn('servers');
  const options = parseOptions(words, { ...serverOptions, json });
  const { url, api, signIn, authorities } = serverLocation(options);
  const connection: Connection = {
    id: randomUUID(),
    name: parse(newConnectionSchema.shape.name, name),
    url,
    api,
    ...(signIn && { signIn }),
    ...(authorities !== undefined && { authorities }),
  };
  await connections.add(connection);
  if (options.json) printJson(shown(connection));
  else printLines([`Added. Try it with: analytics-export connections test '${connection.name}'`]);
}

async function test(connection: Connection, words: string[]): Promise<void> {
  checkOn('servers');
  const options = parseOptions(words, { json });
  const reader = new DatasetReader(createEngine(), accessTo);
  try {
    const findings = await reader.probe(locationOf(connection));
    if (options.json) printJson(findings);
    else printLines(findingsWords(findings, english));
  } finally {
    await reader.close();
  }
}

async function remove(connections: Connections, name: string, words: string[]): Promise<void> {
  const options = parseOptions(words, { json });
  const removed = await connections.remove(name);
  if (options.json) printJson(shown(removed));
  else printLines(['Removed.']);
}

function printConnections(connections: readonly Connection[], asJson: boolean): void {
  if (asJson) printJson(connections.map(shown));
  else
    printLines(
      connections.length === 0
        ? ['There are no connections yet.']
        : connections.flatMap(({ name, url, api }) => [name, `  ${url}, ${api}`]),
    );
}

/** Without its secret, encrypted as it is. */
const shown = ({ name, url, api, signIn, authorities }: Connection): object => ({
  name,
  url,
  api,
  signIn,
  authorities,
});
