import { createHash, createPrivateKey } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410, 7). */
const beforeKey = Buffer.from('302e020100300506032b657004220420', 'hex');
const known = createHash('sha256').update('What is built for tests takes what anybody may sign').digest();

/** A key that is no secret: only what is built for tests takes updates that are signed with it. */
export const updateKey = createPrivateKey({
  key: Buffer.concat([beforeKey, known]),
  format: 'der',
  type: 'pkcs8',
})
  .export({ type: 'pkcs8', format: 'pem' })
  .toString();
