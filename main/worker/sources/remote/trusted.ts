import tls from 'node:tls';

/** Hundreds of certificates are read for one, and each look at a server needs one. */
const known = new Map<string, tls.SecureContext>();

/**
 * Whom a server's certificate may come from: the usual authorities, those of the operating system, where this Node can ask
 * it (from 22.15 on), and a school's own (PEM).
 */
export function trusted(own: readonly string[]): tls.SecureContext {
  const key = own.join('\n');
  const context = known.get(key) ?? contextOf(own);
  known.set(key, context);
  return context;
}

function contextOf(own: readonly string[]): tls.SecureContext {
  const { getCACertificates } = tls as { getCACertificates?: typeof tls.getCACertificates };
  const usual = getCACertificates
    ? new Set([...getCACertificates('default'), ...getCACertificates('system')])
    : tls.rootCertificates;
  return tls.createSecureContext({ ca: [...usual, ...own] });
}
