import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RuntimeProblem } from './problem.ts';

/** What a file must be: `sha512-<base64>` as in npm's lock files, or `sha256-<hex>` as `sha256sum` prints it. */
export type Digest = `sha512-${string}` | `sha256-${string}`;

export async function hasDigest(file: string, expected: Digest): Promise<boolean> {
  return (await digestOf(file, expected)) === expected;
}

export async function requireDigest(file: string, expected: Digest): Promise<void> {
  const actual = await digestOf(file, expected);
  if (actual !== expected)
    throw new RuntimeProblem(`${basename(file)} is not what it must be: ${actual}, not ${expected}`);
}

async function digestOf(file: string, like: Digest): Promise<string> {
  const algorithm = like.startsWith('sha512-') ? 'sha512' : 'sha256';
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return `${algorithm}-${hash.digest(algorithm === 'sha512' ? 'base64' : 'hex')}`;
}
