import { z } from 'zod';
import { ExportFailure } from '../../../../preload/contract/errors.ts';

/** Milliseconds before its end from which on a token is not used any more: a page may be on its way for a while. */
const spare = 30_000;

/** What a server for tokens answers to a form, whether it gives one or says why not. */
export interface TokenAnswer {
  status: number;
  bytes: Buffer;
}

/** Without what a header cannot hold (RFC 6750, section 2.1, allows even less). */
const tokenText = z
  .string()
  .max(16_384)
  .regex(/^[\x21-\x7e]+$/);
/** RFC 6749, section 5.1. */
const tokenSchema = z.object({
  access_token: tokenText,
  token_type: z.string().regex(/^bearer$/i),
  /** Seconds. Some servers send them as text. */
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});
/** RFC 6749, section 5.2. */
const refusalSchema = z.object({ error: z.string() });

interface Token {
  authorization: string;
  /** When it is too old to be sent; `Infinity` where the server does not say. In milliseconds, like `Date.now()`. */
  until: number;
}

/**
 * The token that a server gives a program for its name and secret (OAuth 2.0, RFC 6749, section 4.4). It is asked for when
 * it is first needed and again shortly before it has run out; whoever needs it meanwhile waits for the same one.
 */
export class AccessToken {
  readonly #ask: (form: URLSearchParams) => Promise<TokenAnswer>;
  readonly #host: string;
  readonly #scopes: readonly (string | undefined)[];
  #token: Promise<Token> | undefined;

  /**
   * `ask` sends a form and says by HTTP Basic who asks; `host` is who answers. Of `scopes` the first is asked for that the
   * server knows; where it knows none, what it gives unasked (RFC 6749, section 3.3).
   */
  constructor(
    ask: (form: URLSearchParams) => Promise<TokenAnswer>,
    host: string,
    scopes: readonly string[] = [],
  ) {
    this.#ask = ask;
    this.#host = host;
    this.#scopes = [...scopes, undefined];
  }

  /** What is sent as `Authorization`. Throws REMOTE_SIGN_IN when there is no token for this name and secret. */
  async authorization(): Promise<string> {
    const token = await this.#current();
    if (token.until > Date.now()) return token.authorization;
    this.refused(token.authorization);
    return (await this.#current()).authorization;
  }

  /** A server did not take it: unless there is another one by now, it is not sent again. */
  refused(authorization: string): void {
    const refused = this.#token;
    if (refused === undefined) return;
    this.#token = refused.then((token) => (token.authorization === authorization ? this.#fetch() : token));
    this.#forgetIfFailed(this.#token);
  }

  #current(): Promise<Token> {
    if (this.#token === undefined) {
      this.#token = this.#fetch();
      this.#forgetIfFailed(this.#token);
    }
    return this.#token;
  }

  #forgetIfFailed(token: Promise<Token>): void {
    token.catch(() => {
      if (this.#token === token) this.#token = undefined;
    });
  }

  async #fetch(): Promise<Token> {
    for (const scope of this.#scopes) {
      const asked = Date.now();
      const { status, bytes } = await this.#ask(
        new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
      );
      const answer = jsonOf(bytes.toString());
      if (status >= 400) {
        if (refusalSchema.safeParse(answer).data?.error === 'invalid_scope') continue;
        throw new ExportFailure('REMOTE_SIGN_IN', { host: this.#host });
      }
      const { data } = tokenSchema.safeParse(answer);
      if (!data)
        throw new ExportFailure('REMOTE_NOT_UNDERSTOOD', {
          host: this.#host,
          problem: 'noToken',
        });
      // One that is good for less than a minute is used for half of that.
      const lasts = data.expires_in === undefined ? Infinity : data.expires_in * 1_000;
      return {
        authorization: `Bearer ${data.access_token}`,
        until: asked + Math.max(lasts - spare, lasts / 2),
      };
    }
    throw new ExportFailure('REMOTE_SIGN_IN', { host: this.#host });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What says by HTTP Basic who asks, where the name and the secret are written as in a form (RFC 6749, section 2.3.1). A
 * space as `%20` is one to every server, also to those that do not take `+` for it.
 */
export const clientAuthorization = (id: string, secret: string): string =>
  `Basic ${Buffer.from([id, secret].map(encodeURIComponent).join(':')).toString('base64')}`;
