import { connectionSchema, type Connection } from '../../../preload/contract/connection.ts';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { SourceLocation } from '../../../preload/contract/source.ts';
import { dataFiles } from '../../files/data-files.ts';
import { NamedFiles } from '../../files/named-files.ts';
import { assertAddress } from './index.ts';

/** The servers that a person has named. */
export class Connections {
  readonly #files: NamedFiles<Connection>;

  constructor(dataFolder: string) {
    this.#files = new NamedFiles(
      dataFiles(dataFolder).connections,
      (json) => connectionSchema.safeParse(json).data,
    );
  }

  /** In the order of their names. One that cannot be read is left out. */
  list(): Promise<Connection[]> {
    return this.#files.list();
  }

  /** By its name, in whatever case, or its id. Throws CONNECTION_NOT_FOUND. */
  async get(nameOrId: string): Promise<Connection> {
    const found = await this.#files.find(nameOrId);
    if (!found) throw new ExportFailure('CONNECTION_NOT_FOUND', { name: nameOrId });
    return found;
  }

  /** Throws CONNECTION_EXISTS or REMOTE_ADDRESS_INVALID, or an `ExportFailure` when it cannot be written. */
  async add(connection: Connection): Promise<void> {
    const { name, url, signIn } = connection;
    assertAddress(url);
    if (signIn?.with === 'client') assertAddress(signIn.tokenUrl);
    if (await this.#files.find(name)) throw new ExportFailure('CONNECTION_EXISTS', { name });
    await this.#files.write(connection);
  }

  /** Keeps an encrypted secret with a connection. Throws CONNECTION_NOT_FOUND. */
  async keepSecret(id: string, secret: string): Promise<void> {
    await this.#files.write({ ...(await this.get(id)), secret });
  }

  /** Throws CONNECTION_NOT_FOUND. */
  async remove(nameOrId: string): Promise<Connection> {
    const connection = await this.get(nameOrId);
    await this.#files.remove(connection.id);
    return connection;
  }
}

/** Where the rows of a connection are. */
export const locationOf = ({
  name,
  url,
  api,
  signIn,
  authorities,
}: Connection): SourceLocation<'remote'> => ({
  kind: 'remote',
  label: name,
  url,
  api,
  ...(signIn && { signIn }),
  ...(authorities !== undefined && { authorities }),
});
