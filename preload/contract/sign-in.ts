import { z } from 'zod';

/** Where a secret is. The secret itself is nowhere but there, and on its way to the server. */
const secretPlaceSchema = z.union([
  /** In an environment variable. */
  z.object({ variable: z.string() }),
  /** With the connection of this id, encrypted by the operating system. */
  z.object({ connection: z.string() }),
]);
export type SecretPlace = z.output<typeof secretPlaceSchema>;

/** How a server is told who asks. */
export const signInSchema = z.discriminatedUnion('with', [
  /** A secret that is sent along, as it is. */
  z.object({ with: z.literal('token'), secret: secretPlaceSchema }),
  /** A program's name and secret, for which a server gives a token for a while (OAuth 2.0, RFC 6749, section 4.4). */
  z.object({
    with: z.literal('client'),
    id: z.string(),
    secret: secretPlaceSchema,
    /** Where the token is asked for. */
    tokenUrl: z.string(),
  }),
]);
export type SignIn = z.output<typeof signInSchema>;

/** What a server is told, with the secret in it. */
export type Credentials =
  | { with: 'token'; token: string }
  | {
      with: 'client';
      id: string;
      secret: string;
      tokenUrl: string;
      /** The address of the proxy through which tokens are asked for; none when absent. */
      tokenProxy?: string;
    };
