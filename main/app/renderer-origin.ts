import { extname, join, normalize, sep } from 'node:path';
import { readFile } from 'node:fs/promises';
import { app, protocol, session, type WebFrameMain } from 'electron';

const scheme = 'app';
const origin = `${scheme}://analytics-export`;
const rendererFolder = join(import.meta.dirname, '../renderer');

/** Hot reload in development, never in the packaged application. */
const developmentOrigin = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

/** Where the window's page is. */
export const pageUrl = developmentOrigin ?? `${origin}/index.html`;

const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
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
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      'Content-Type': mediaType,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Electron grants what a page asks for unless told otherwise: this page needs no permission at all. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
}

/** Whether a frame shows our own page. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && new URL(frame.url).origin === new URL(pageUrl).origin;
}
