import { z } from 'zod';
import { remoteApis, type RemoteApi } from './remote-api.ts';
import type { RowCount } from './row-count.ts';
import { signInSchema } from './sign-in.ts';

/** A server that a person has named, as it is kept: to be chosen like a file. */
export const connectionSchema = z.looseObject({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  api: z.enum(remoteApis),
  signIn: signInSchema.exactOptional(),
  /** A file of certificate authorities (PEM) that are trusted beside those of the system. */
  authorities: z.string().exactOptional(),
  /** The secret that `signIn` means by this connection, as the operating system has encrypted it, in Base64. */
  secret: z.string().exactOptional(),
});
export type Connection = z.output<typeof connectionSchema>;

const name = z.string().trim().min(1).max(100);
const address = z.string().trim().min(1).max(2_048);
const secret = z.string().trim().min(1).max(16_384);

/** A connection that is to be added: the one thing with a secret in it that the window sends, and that nothing sends back. */
export const newConnectionSchema = z.strictObject({
  name,
  url: address,
  api: z.enum(remoteApis),
  signIn: z.discriminatedUnion('with', [
    z.strictObject({ with: z.literal('nothing') }),
    z.strictObject({ with: z.literal('token'), secret }),
    z.strictObject({
      with: z.literal('client'),
      id: z.string().trim().min(1).max(256),
      secret,
      tokenUrl: address,
    }),
  ]),
});
export type NewConnection = z.output<typeof newConnectionSchema>;

/** A new secret for a connection that has one. */
export const renewedSecretSchema = z.strictObject({ id: z.uuid(), secret });

/** A connection as it is shown. */
export interface ConnectionInfo {
  id: string;
  name: string;
  /** The server's name and port. */
  host: string;
  api: RemoteApi;
  /** Where the secret that it needs is: with the application, until it ends only, in an environment variable, or missing. */
  secret: 'none' | 'kept' | 'until-the-end' | 'variable' | 'missing';
}

/** What was found at a server. */
export interface ConnectionFindings {
  /** The first of them, with how many rows each has, as far as it was quick to find out. */
  datasets: { label: string; rows: RowCount }[];
  /** How many there are. */
  total: number;
  /** How long the first rows of the first of them took; null where something has to be chosen first. */
  read: { rows: number; seconds: number } | null;
}
