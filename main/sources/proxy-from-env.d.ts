declare module 'proxy-from-env' {
  /** The proxy that the environment names for an address; the empty text for none. */
  export function getProxyForUrl(url: string): string;
}
