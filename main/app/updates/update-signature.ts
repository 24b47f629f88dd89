import { createPublicKey, sign, verify, type KeyLike } from 'node:crypto';

/** What is signed of a list of updates: that of another system, which has another name, is none of this one. */
const signed = (name: string, text: string): Buffer => Buffer.from(`${name}\n${text}`);

/** The signature (Ed25519, RFC 8032, as base64) beside a list of updates, with the key that only its makers have. */
export const signatureOf = (name: string, text: string, privateKey: KeyLike): string =>
  sign(null, signed(name, text), privateKey).toString('base64');

/** Whether the makers have signed it; `publicKey` is theirs, as base64 of its DER. */
export function isSigned(name: string, text: string, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, signed(name, text), key, Buffer.from(signature, 'base64'));
}
