import { randomBytes } from 'node:crypto';
import { extname, join, normalize, sep } from 'node:path';
import { readFile } from 'node:fs/promises';
import { protocol, session, type WebContents, type WebFrameMain } from 'electron';
import { words } from './language.ts';

const scheme = 'app';
const origin = `${scheme}://analytics-export`;
const rendererFolder = join(import.meta.dirname, '../renderer');

/** Whether this build is the development command's, with its hot reload; a constant that every other build leaves out. */
declare const isHotReload: boolean;
const developmentOrigin = isHotReload ? process.env.ELECTRON_RENDERER_URL : undefined;

/** Where the window's page is. */
export const pageUrl = developmentOrigin ?? `${origin}/index.html`;

/** Another one at each start: what the page has to name for a style element of its own, which its editor makes. */
export const styleNonce = randomBytes(16).toString('base64');

const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'nonce-${styleNonce}'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const mediaTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Serves the built renderer, and nothing else, under `app://`. */
export function serveRenderer(): void {
  protocol.handle(scheme, async (request) => {
    try {
      return await response(new URL(request.url));
    } catch {
      // No such file, or an address that cannot be decoded.
      return new Response(null, { status: 404 });
    }
  });
}

async function response({ host, pathname }: URL): Promise<Response> {
  const file = normalize(join(rendererFolder, decodeURIComponent(pathname)));
  const mediaType = mediaTypes[extname(file).slice(1)];
  const isOurs = `${scheme}://${host}` === origin && file.startsWith(rendererFolder + sep);
  if (!isOurs || mediaType === undefined) return new Response(null, { status: 404 });
  return new Response(await content(file, mediaType), {
    headers: {
      'Content-Type': mediaType,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The page's own document says in which language it is to speak. */
async function content(file: string, mediaType: string): Promise<string | Uint8Array<ArrayBuffer>> {
  if (mediaType !== mediaTypes.html) return new Uint8Array(await readFile(file));
  return (await readFile(file, 'utf8')).replace('lang="en"', `lang="${words().locale}"`);
}

/**
 * Leaves the page no way out: no permission (Electron grants what a page asks for unless told otherwise), no download,
 * and no network. The page has everything it needs from `app://`, which knows no proxy; whatever else it could make
 * Chromium reach, a name it looks up included, is sent to a proxy that is not there.
 */
export async function isolatePage(): Promise<void> {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
  if (developmentOrigin === undefined)
    await defaultSession.setProxy({
      proxyRules: 'socks5://127.0.0.1:9',
      // Without this the computer itself would still be reached.
      proxyBypassRules: '<-loopback>',
    });
}

/** Keeps `contents` on our page. */
export function stayOnPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  // Chromium asks nobody about `about:blank`; where the preload could not stop it either, the way leads back.
  contents.on('did-navigate', (_event, url) => {
    if (!isPage(url)) void contents.loadURL(pageUrl);
  });
  // WebRTC heeds a proxy only when told so: it then has no way to anybody.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

const addressOf = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

const isPage = (url: string): boolean => addressOf(url)?.href === new URL(pageUrl).href;

/** Whether a frame is the window's own and shows our page. Origins cannot tell: that of `app:` is `null`, as for others. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  if (frame?.parent !== null) return false;
  const address = addressOf(frame.url);
  const ours = new URL(pageUrl);
  return address?.protocol === ours.protocol && address.host === ours.host;
}
