import type { Page } from 'playwright/test';

/** What a script in the page gets when it tries what Electron's security checklist is about. */
export const whatThePageGets = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        () => 'granted',
        () => 'refused',
      );
    const notification = (await Notification.requestPermission()) as string;
    const query = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruder = true';
    document.body.append(script);
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.org/');
    document.body.append(view);
    const text = 'globalThis.intruder = true';
    const evaluation = outcome(Promise.resolve().then(() => (0, eval)(text) as unknown));
    const found = {
      address: location.href,
      isSecure: isSecureContext,
      node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in globalThis),
      electron: Object.keys(Reflect.get(globalThis, 'analyticsExport') as object).filter((name) =>
        /ipc|shell|remote|invoke|send/i.test(name),
      ),
      permissions: {
        notification,
        geolocation: await query('geolocation'),
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
        clipboard: await outcome(navigator.clipboard.readText()),
      },
      evaluation: await evaluation,
      file: await outcome(fetch('file:///etc/passwd')),
      network: await outcome(fetch('https://example.org/')),
      otherWindow: window.open('https://example.org/') === null ? 'refused' : 'granted',
      webview: typeof Reflect.get(view, 'getURL') === 'function' ? 'granted' : 'refused',
      intruder: Reflect.get(globalThis, 'intruder') === undefined ? 'refused' : 'granted',
    };
    script.remove();
    view.remove();
    return found;
  });

export const nothing = {
  address: 'app://analytics-export/index.html',
  isSecure: true,
  node: [],
  electron: [],
  permissions: {
    notification: 'denied',
    geolocation: 'denied',
    camera: 'refused',
    screen: 'refused',
    clipboard: 'refused',
  },
  evaluation: 'refused',
  file: 'refused',
  network: 'refused',
  otherWindow: 'refused',
  webview: 'refused',
  intruder: 'refused',
};
