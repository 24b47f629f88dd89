/* eslint-disable @typescript-eslint/no-deprecated -- safeStorage's new functions are not in the runtime of development */
import { safeStorage } from 'electron';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { Connection, ConnectionInfo } from '../../preload/contract/connection.ts';
import type { Connections } from '../sources/remote/connections.ts';

/**
 * The secrets of connections: on the disk only as the operating system has encrypted them for this user. Where it has no
 * keyring they are kept in memory, until the application ends.
 */
export class ConnectionSecrets {
  readonly #connections: Connections;
  readonly #untilTheEnd = new Map<string, string>();

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Whether a secret is still there after the next start. Electron must be ready. */
  get areKept(): boolean {
    // On Linux without a keyring Electron encrypts with a key that everybody knows.
    return (
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
    );
  }

  async keep(id: string, secret: string): Promise<void> {
    if (this.areKept)
      await this.#connections.keepSecret(id, safeStorage.encryptString(secret).toString('base64'));
    else this.#untilTheEnd.set(id, secret);
  }

  forget(id: string): void {
    this.#untilTheEnd.delete(id);
  }

  forgetAll(): void {
    this.#untilTheEnd.clear();
  }

  /** Throws CONNECTION_SECRET_MISSING. */
  async read(id: string, server: string): Promise<string> {
    const known = this.#untilTheEnd.get(id);
    if (known !== undefined) return known;
    // The connection may have been removed.
    const connection = await this.#connections.get(id).catch(() => undefined);
    const secret = connection && decrypted(connection);
    if (secret === undefined) throw new ExportFailure('CONNECTION_SECRET_MISSING', { server });
    return secret;
  }

  stateOf(connection: Connection): ConnectionInfo['secret'] {
    const { id, signIn } = connection;
    if (!signIn) return 'none';
    if ('variable' in signIn.secret) return 'variable';
    if (this.#untilTheEnd.has(id)) return 'until-the-end';
    return decrypted(connection) === undefined ? 'missing' : 'kept';
  }
}

/** Undefined for one that is not there, or that another user or computer has encrypted. */
function decrypted({ secret }: Connection): string | undefined {
  try {
    return secret === undefined ? undefined : safeStorage.decryptString(Buffer.from(secret, 'base64'));
  } catch {
    return undefined;
  }
}
