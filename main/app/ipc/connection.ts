import { randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import type { Connection, ConnectionInfo, NewConnection } from '../../../preload/contract/connection.ts';
import type { SignIn } from '../../../preload/contract/sign-in.ts';
import type { DatasetReader } from '../../export/dataset-reader.ts';
import { checkOn } from '../../settings/rules.ts';
import { locationOf, type Connections } from '../../sources/remote/connections.ts';
import type { ConnectionSecrets } from '../connection-secrets.ts';
import { confirmDeletion } from '../dialogs.ts';
import { t } from '../language.ts';
import type { HandlersOf } from './handle.ts';

export function connectionHandlers(
  window: BrowserWindow,
  connections: Connections,
  secrets: ConnectionSecrets,
  reader: DatasetReader,
): HandlersOf<'connection'> {
  const list = async (): Promise<ConnectionInfo[]> =>
    (await connections.list()).map((one) => infoOf(one, secrets.stateOf(one)));
  return {
    listConnections: async () => ({ connections: await list(), keepsSecrets: secrets.areKept }),
    addConnection: async (added) => {
      checkOn('servers');
      const connection = connectionOf(added);
      await connections.add(connection);
      if (added.signIn.with !== 'nothing') await secrets.keep(connection.id, added.signIn.secret);
      return list();
    },
    renewSecret: async ({ id, secret }) => {
      await secrets.keep((await connections.get(id)).id, secret);
      return list();
    },
    testConnection: async ({ id }) => {
      checkOn('servers');
      return reader.probe(locationOf(await connections.get(id)));
    },
    removeConnection: async ({ id }) => {
      const { name } = await connections.get(id);
      const question = t('delete.connection', { name });
      const loss = t('delete.connection-loss');
      if (!(await confirmDeletion(window, { question, loss }))) return null;
      await connections.remove(id);
      secrets.forget(id);
      return list();
    },
  };
}

function connectionOf({ name, url, api, signIn }: NewConnection): Connection {
  const id = randomUUID();
  return { id, name, url, api, ...(signIn.with !== 'nothing' && { signIn: kept(signIn, id) }) };
}

/** How a server is told who asks, without the secret. */
function kept(signIn: Exclude<NewConnection['signIn'], { with: 'nothing' }>, connection: string): SignIn {
  const secret = { connection };
  return signIn.with === 'token'
    ? { with: 'token', secret }
    : { with: 'client', id: signIn.id, tokenUrl: signIn.tokenUrl, secret };
}

const infoOf = ({ id, name, url, api }: Connection, secret: ConnectionInfo['secret']): ConnectionInfo => ({
  id,
  name,
  host: URL.canParse(url) ? new URL(url).host : url,
  api,
  secret,
});
