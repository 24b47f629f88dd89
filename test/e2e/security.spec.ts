import { expect, test } from './application.ts';
import { select, showsSampleSchool } from './screen.ts';

test('the page has neither Node nor Electron, only the bridge', async ({ application }) => {
  const { page } = application;
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    bridge: Object.keys(Reflect.get(globalThis, 'analyticsExport') as object).sort(),
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: [
      'cancelExport',
      'countDataset',
      'describeStore',
      'describeSystem',
      'onJobChanged',
      'openExport',
      'openSampleStore',
      'openStore',
      'previewDataset',
      'revealExport',
      'searchParameter',
      'startExport',
    ],
  });
});

test('the window is sandboxed and isolated', async ({ application }) => {
  const preferences = await application.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('everyday use breaks no rule of the Content Security Policy', async ({ application }) => {
  await showsSampleSchool(application.page);
  await select(application.page, 'Dataset').click();
  expect(application.complaints).toEqual([]);
});

test('the Content Security Policy stops scripts and connections that are not ours', async ({
  application,
}) => {
  const { page } = application;
  const blocked = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruder = true';
    document.body.append(script);
    const connection = await fetch('http://127.0.0.1:9/').then(
      () => 'open',
      () => 'refused',
    );
    return { inline: Reflect.get(globalThis, 'intruder') as unknown, connection };
  });
  expect(blocked).toEqual({ inline: undefined, connection: 'refused' });
  expect(application.complaints.join('\n')).toContain('Content Security Policy');
});

test('the window goes nowhere else and opens no other', async ({ application }) => {
  const { page, electron } = application;
  const before = page.url();
  await page.evaluate(() => {
    window.open('https://example.org/');
    location.href = 'https://example.org/';
  });
  await expect.poll(() => electron.windows().length).toBe(1);
  expect(page.url()).toBe(before);
});

test('app:// serves the renderer and nothing beside it', async ({ application }) => {
  const statuses = await application.electron.evaluate(async ({ net }) => {
    const paths = ['index.html', '..%2fmain/app.js', '%2e%2e/%2e%2e/package.json', 'none.js', '%'];
    const answers = await Promise.all(paths.map((path) => net.fetch(`app://analytics-export/${path}`)));
    return answers.map(({ status }) => status);
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
});

test('a request that does not fit its schema is refused in a sentence', async ({ application }) => {
  const answer = await application.page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      startExport(request: unknown): Promise<unknown>;
    };
    return bridge.startExport({
      sheets: [{ dataset: 'analytics' }],
      output: { format: 'csv' },
      target: '/etc/passwd',
    });
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID', fault: 'request' } });
});

test('a frame that is not our page gets no answer', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  const answer = await electron.evaluate(async ({ ipcMain }) => {
    // What a compromised frame would send: the channel and a sender that shows another page.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown) => Promise<unknown>
    >;
    return handlers.get('store:describe')?.({ senderFrame: { url: 'https://example.org/', parent: null } });
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
});
