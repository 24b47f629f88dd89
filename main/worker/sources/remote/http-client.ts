import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { SecureContext } from 'node:tls';
import { addAbortSignal, pipeline, type Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { freeBytes } from '../../rows.ts';
import type { Credentials } from '../../../../preload/contract/sign-in.ts';
import { AccessToken, clientAuthorization } from './access-token.ts';
import { trusted } from './trusted.ts';
import { Passing, remoteFailure, statusFailure } from './remote-failure.ts';

/** Milliseconds that a connection, the first bytes of an answer, each further byte and a whole page may take. */
const usualPatience = { connection: 10_000, answer: 60_000, silence: 30_000, page: 300_000 };
/** Times that a page is asked for. */
const tries = 3;
/** Milliseconds between two tries: any up to the first, the doubled, … (full jitter), and the most that a server may ask for. */
const pauses = { first: 500, longest: 60_000 };
const mostRedirects = 5;
/** Bytes of a page, unpacked. */
const mostPageBytes = 64_000_000;

export interface Page {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Unpacked. */
  body: Readable;
}

export interface ServerAccess {
  url: URL;
  /** Of use for this server and for no other. */
  credentials?: Credentials;
  /** What may be asked of the server with a token that is given for the credentials: see `AccessToken`. */
  scopes?: readonly string[];
  /** Certificates (PEM) of authorities that are trusted beside the usual ones and those of the operating system. */
  authorities?: readonly string[];
  /** The address of a proxy, through which a server with `https:` is reached. */
  proxy?: string;
}

/** How something is asked. */
interface Asking {
  authorization: string | undefined;
  /** Headers beside the usual ones, or instead of them. */
  extra: Record<string, string>;
  signal: AbortSignal;
}

/** What a server is to begin. It knows by the key that it has begun it already, when it is asked again. */
export interface Beginning {
  json: object;
  key: string;
}

/** What is asked of a server: to be read, what may be done with it, or what it makes of a form. */
type Ask = 'GET' | 'OPTIONS' | 'DELETE' | URLSearchParams | Beginning;

/**
 * Reads from one server, over connections that stay open. Everything that goes wrong is an `ExportFailure`; what can heal
 * by itself soon was tried three times before. (Node's `fetch` is not taken: it parses in WebAssembly, see the engine.)
 */
export class HttpClient {
  readonly #access: ServerAccess;
  readonly #signal: AbortSignal;
  readonly #patience: typeof usualPatience;
  readonly #agent: http.Agent;
  /** Of `https:` alone. */
  readonly #secureContext: SecureContext | undefined;
  /** Asks for tokens, where credentials are a program's name and secret. */
  readonly #tokenClient: HttpClient | undefined;
  readonly #accessToken: AccessToken | undefined;

  constructor(access: ServerAccess, signal: AbortSignal, patience = usualPatience) {
    this.#access = access;
    this.#signal = signal;
    this.#patience = patience;
    const { proxy, url, authorities = [] } = access;
    this.#secureContext = url.protocol === 'https:' ? trusted(authorities) : undefined;
    const keeping = { keepAlive: true };
    if (url.protocol === 'http:') this.#agent = new http.Agent(keeping);
    else this.#agent = proxy === undefined ? new https.Agent(keeping) : new HttpsProxyAgent(proxy, keeping);
    const { credentials, scopes } = access;
    if (credentials?.with !== 'client') return;
    const { id, secret, tokenUrl, tokenProxy } = credentials;
    const tokens = new HttpClient(
      {
        url: new URL(tokenUrl),
        credentials: { with: 'token', token: clientAuthorization(id, secret) },
        authorities,
        ...(tokenProxy !== undefined && { proxy: tokenProxy }),
      },
      signal,
      patience,
    );
    this.#tokenClient = tokens;
    this.#accessToken = new AccessToken((form) => tokens.page(new URL(tokenUrl), form), tokens.host, scopes);
  }

  /** The server's name and port, and those of the proxy, which may be shown. */
  get host(): string {
    const { url, proxy } = this.#access;
    return proxy === undefined ? url.host : `${url.host} (through ${new URL(proxy).host})`;
  }

  /**
   * A whole answer. `url` is of the client's own server. `begun`: what its first try gave, where it was asked for
   * with `stream` and turned out to be a page.
   */
  page(url: URL, ask: Ask = 'GET', begun?: Answer): Promise<Page> {
    let first = begun;
    return this.#tried(async () => {
      const whole = AbortSignal.timeout(this.#patience.page);
      const answer = first && { ...first, body: addAbortSignal(whole, first.body) };
      first = undefined;
      try {
        const { status, headers, body } =
          answer ?? (await this.#answer(url, ask, AbortSignal.any([this.#signal, whole])));
        return { status, headers, bytes: await this.#bytesOf(body) };
      } catch (error) {
        throw whole.aborted ? this.#slow(this.#patience.page) : error;
      }
    });
  }

  /** An answer that is read while it arrives; asked for three times, but only until it begins. */
  stream(url: URL, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#tried(() => this.#answer(url, 'GET', this.#signal, headers));
  }

  /** What went wrong while an answer was being read. */
  failureOf(thrown: unknown): Error {
    return this.#signal.aborted ? new ExportFailure('CANCELLED') : remoteFailure(thrown, this.host);
  }

  /** Aborted when nobody waits for an answer any more. */
  get signal(): AbortSignal {
    return this.#signal;
  }

  /** Tells the server that something is not needed any more, whoever waits here, for a second at most. */
  async drop(url: URL): Promise<void> {
    const client = new HttpClient(this.#access, AbortSignal.timeout(1_000), this.#patience);
    await client.page(url, 'DELETE').catch(() => undefined);
    client.close();
  }

  close(): void {
    this.#agent.destroy();
    this.#tokenClient?.close();
  }

  async #tried<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt();
      } catch (thrown) {
        const error = this.failureOf(thrown);
        if (!(error instanceof Passing)) throw error;
        const pause = error.pause ?? Math.random() * pauses.first * 2 ** tried;
        if (tried === tries || pause > pauses.longest) throw error.failure;
        await delay(pause, undefined, { signal: this.#signal }).catch(() => undefined);
      }
    }
  }

  async #answer(
    url: URL,
    ask: Ask,
    signal: AbortSignal,
    extra: Record<string, string> = {},
  ): Promise<Answer> {
    let place = this.ownUrl(url.href, url);
    let isRenewed = false;
    for (let redirects = 0; redirects <= mostRedirects;) {
      const authorization = await this.#authorization();
      const message = await this.#request(place, ask, { authorization, extra, signal });
      const { statusCode: status = 0, headers } = message;
      const { location } = headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        message.resume();
        place = this.ownUrl(location, place);
        redirects++;
        continue;
      }
      if (status === 401 && this.#accessToken && authorization !== undefined && !isRenewed) {
        // It may have ended before its time.
        message.resume();
        this.#accessToken.refused(authorization);
        isRenewed = true;
        continue;
      }
      // What is wrong with a form is said in the answer (RFC 6749, section 5.2).
      const isSaid = ask instanceof URLSearchParams && status === 400;
      const failure = isSaid ? undefined : statusFailure(status, this.host, headers['retry-after']);
      if (failure) {
        message.resume();
        throw failure;
      }
      return { status, headers, body: unpacked(message) };
    }
    throw new ExportFailure('REMOTE_NOT_UNDERSTOOD', {
      host: this.host,
      problem: 'circle',
    });
  }

  async #authorization(): Promise<string | undefined> {
    if (this.#accessToken) return this.#accessToken.authorization();
    const { credentials } = this.#access;
    return credentials?.with === 'token' ? credentials.token : undefined;
  }

  /**
   * The address of a server's own that it names itself, at `base`. One without the `s` is mended: a server behind a proxy
   * may not know how it is reached. Throws REMOTE_ELSEWHERE for another server's: the token is not for that one.
   */
  ownUrl(address: string, base: URL): URL {
    if (!URL.canParse(address, base.href))
      throw new ExportFailure('REMOTE_NOT_UNDERSTOOD', {
        host: this.host,
        problem: 'noAddress',
      });
    const { protocol, host } = this.#access.url;
    const own = new URL(address, base);
    const other = own.host;
    if (own.protocol === 'http:' && protocol === 'https:') own.protocol = protocol;
    if (own.protocol !== protocol || own.host !== host)
      throw new ExportFailure('REMOTE_ELSEWHERE', { host, other });
    return own;
  }

  #request(url: URL, ask: Ask, { authorization, extra, signal }: Asking): Promise<IncomingMessage> {
    const sent = typeof ask === 'string' ? undefined : sentBody(ask);
    const send = url.protocol === 'https:' ? https.request : http.request;
    const request = send(url, {
      method: typeof ask === 'string' ? ask : 'POST',
      agent: this.#agent,
      signal,
      ...(this.#secureContext && { secureContext: this.#secureContext }),
      headers: {
        accept: 'application/x-ndjson, application/json',
        'accept-encoding': 'gzip, br',
        ...(authorization !== undefined && { authorization }),
        ...(sent && { ...sent.headers, 'content-length': Buffer.byteLength(sent.text) }),
        ...extra,
      },
    });
    return new Promise((resolve, reject) => {
      const slow = (milliseconds: number): void => {
        request.destroy(this.#slow(milliseconds));
      };
      let waiting = setTimeout(slow, this.#patience.connection, this.#patience.connection);
      request.on('socket', (socket) => {
        const waitForAnswer = (): void => {
          clearTimeout(waiting);
          waiting = setTimeout(slow, this.#patience.answer, this.#patience.answer);
        };
        if (socket.connecting)
          socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', waitForAnswer);
        else waitForAnswer();
      });
      request.on('close', () => {
        clearTimeout(waiting);
      });
      request.on('error', reject);
      request.on('response', (message) => {
        clearTimeout(waiting);
        freeReadBytes(message);
        message.setTimeout(this.#patience.silence, () => message.destroy(this.#slow(this.#patience.silence)));
        resolve(message);
      });
      request.end(sent?.text);
    });
  }

  #slow(milliseconds: number): Passing {
    return new Passing(new ExportFailure('REMOTE_SLOW', { host: this.host, seconds: milliseconds / 1_000 }));
  }

  /** A whole answer. */
  async #bytesOf(body: Readable): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostPageBytes)
        throw new ExportFailure('REMOTE_NOT_UNDERSTOOD', {
          host: this.host,
          problem: 'largePage',
          megabytes: mostPageBytes / 1e6,
        });
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    chunks.forEach(freeBytes);
    return bytes;
  }
}

/**
 * Gives back what was read from the network for an answer as soon as Node has copied the answer out of it. The garbage collector
 * would take 15 MB before it looks at it. The connection is used for another answer only after the end of this one.
 */
function freeReadBytes(message: IncomingMessage): void {
  const { socket } = message;
  socket.on('data', freeBytes);
  message.on('end', () => socket.off('data', freeBytes));
}

function sentBody(ask: URLSearchParams | Beginning): { headers: Record<string, string>; text: string } {
  return ask instanceof URLSearchParams
    ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, text: ask.toString() }
    : {
        // A text of structured headers (draft-ietf-httpapi-idempotency-key-header, section 2.1).
        headers: { 'content-type': 'application/json', 'idempotency-key': `"${ask.key}"` },
        text: JSON.stringify(ask.json),
      };
}

/** Whatever breaks on the way shows where the bytes are read. */
function unpacked(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding'];
  const unpacking =
    encoding === 'gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : undefined;
  return unpacking ? pipeline(message, unpacking, () => undefined) : message;
}
