import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connectionSchema, type Connection } from '../../../preload/contract/connection.ts';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { SourceLocation } from '../../../preload/contract/source.ts';
import { dataFiles } from '../../files/data-files.ts';
import { fileFailure } from '../../files/file-failure.ts';
import { assertAddress } from './index.ts';

/** The servers that a person has named: a file each, for this user alone, shared by the window and the command line. */
export class Connections {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = dataFiles(dataFolder).connections;
  }

  /** In the order of their names. One that cannot be read is left out. */
  async list(): Promise<Connection[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.#read(name)),
    );
    return found
      .filter((connection) => connection !== undefined)
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** By its name, in whatever case, or its id. Throws CONNECTION_NOT_FOUND. */
  async get(nameOrId: string): Promise<Connection> {
    const found = (await this.list()).find(({ id, name }) => id === nameOrId || isSameName(name, nameOrId));
    if (!found) throw new ExportFailure('CONNECTION_NOT_FOUND', { name: nameOrId });
    return found;
  }

  /** Throws CONNECTION_EXISTS or REMOTE_ADDRESS_INVALID, or an `ExportFailure` when it cannot be written. */
  async add(connection: Connection): Promise<void> {
    const { name, url, signIn } = connection;
    assertAddress(url);
    if (signIn?.with === 'client') assertAddress(signIn.tokenUrl);
    if ((await this.list()).some((other) => isSameName(other.name, name)))
      throw new ExportFailure('CONNECTION_EXISTS', { name });
    await this.#write(connection);
  }

  /** Keeps an encrypted secret with a connection. Throws CONNECTION_NOT_FOUND. */
  async keepSecret(id: string, secret: string): Promise<void> {
    await this.#write({ ...(await this.get(id)), secret });
  }

  /** Throws CONNECTION_NOT_FOUND. */
  async remove(nameOrId: string): Promise<Connection> {
    const connection = await this.get(nameOrId);
    await rm(this.#file(connection.id), { force: true }).catch((error: unknown) => {
      throw fileFailure(error, this.#folder);
    });
    return connection;
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  async #read(name: string): Promise<Connection | undefined> {
    try {
      const read = connectionSchema.safeParse(JSON.parse(await readFile(join(this.#folder, name), 'utf8')));
      return read.success && name === `${read.data.id}.json` ? read.data : undefined;
    } catch {
      return undefined;
    }
  }

  /** The file that is there stays until the new one is complete. */
  async #write(connection: Connection): Promise<void> {
    const file = this.#file(connection.id);
    const temporary = join(this.#folder, `.${randomUUID()}.partial`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const handle = await open(temporary, 'wx', 0o600);
      try {
        await handle.writeFile(JSON.stringify(connection));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw fileFailure(error, file);
    }
  }
}

const isSameName = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;

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
