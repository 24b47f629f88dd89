import type { AppUpdater, UpdateInfo } from 'electron-updater';
import {
  Provider,
  parseUpdateInfo,
  resolveFiles,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider.js';
import type { ResolvedUpdateFileInfo } from 'electron-updater/out/types.js';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import { isSigned } from './update-signature.ts';

/** Chromium's word for an answer that was refused for its size. */
export const refusedSize = 'net::ERR_BLOCKED_BY_CLIENT';

export interface FeedOptions {
  provider: 'custom';
  address: string;
  publicKey: string;
}

/**
 * The list of updates on a school's server, of which nothing is used before its signature is verified. It names the
 * files with their SHA-512, which electron-updater compares: all that is installed comes from who made this application.
 */
export class SignedFeed extends Provider<UpdateInfo> {
  readonly #base: URL;
  readonly #publicKey: string;

  /** Bytes that an answer may have, one of these: any until a list is verified. */
  #sizes: readonly (number | undefined)[] | undefined;

  constructor({ address, publicKey }: FeedOptions, updater: AppUpdater, options: ProviderRuntimeOptions) {
    super(options);
    this.#base = new URL(address.endsWith('/') ? address : `${address}/`);
    this.#publicKey = publicKey;
    // An answer without end would fill the disk before its digest is known.
    updater.netSession.webRequest.onHeadersReceived(({ statusCode, responseHeaders = {} }, answer) => {
      const isRedirect = statusCode >= 300 && statusCode < 400;
      const length = Object.entries(responseHeaders).find(
        ([name]) => name.toLowerCase() === 'content-length',
      );
      answer({ cancel: !isRedirect && this.#sizes?.includes(Number(length?.[1][0])) === false });
    });
  }

  /** electron-updater would tell the server a number that is this installation's own. */
  override setRequestHeaders(): void {
    // None are set.
  }

  /** Throws UPDATE_UNTRUSTED, or electron-updater's error when the server does not answer as it should. */
  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`;
    const address = new URL(name, this.#base);
    this.#sizes = undefined;
    const text = await this.httpRequest(address);
    const signature = await this.httpRequest(new URL(`${name}.sig`, this.#base));
    if (!isSigned(name, text ?? '', signature ?? '', this.#publicKey))
      throw new ExportFailure('UPDATE_UNTRUSTED');
    const info = parseUpdateInfo(text, name, address);
    this.#sizes = info.files.map(({ size }) => size);
    return info;
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.#base);
  }
}
