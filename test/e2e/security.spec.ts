/*
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), and what proves each point: the tests of
 * this file, by a part of their names; those marked P run in the packaged window, too (packaged-window.spec.ts).
 *
 *  1 only secure content           'app:// serves the renderer', 'a script in the page gets nothing' P
 *  2 no Node in the page           'neither Node nor Electron', 'a script in the page gets nothing' P
 *  3 context isolation             'sandboxed, isolated'
 *  4 sandbox                       'sandboxed, isolated'
 *  5 permissions                   'a script in the page gets nothing' P
 *  6 web security                  'sandboxed, isolated'
 *  7 Content Security Policy       'stops scripts and connections', 'a script in the page gets nothing' P
 *  8 no insecure content           'sandboxed, isolated'
 *  9 no experimental features      'sandboxed, isolated'
 * 10 no Blink features             'sandboxed, isolated'
 * 11 no popups of a webview        there is no webview: 'a script in the page gets nothing' P
 * 12 options of a webview          as 11
 * 13 navigation                    'the window goes nowhere else', 'brought back'
 * 14 new windows                   'the window goes nowhere else', 'a script in the page gets nothing' P
 * 15 openExternal                  'the system opens nothing for it'
 * 16 a current Electron            package-lock.json: no test knows what is current
 * 17 the sender of a message       'only the main frame of our own page'
 * 18 no file://                    'a script in the page gets nothing' P
 * 19 fuses                         packaged-artefact.spec.ts P
 * 20 no Electron for the page      'neither Node nor Electron', fuzz.spec.ts
 */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from './application.ts';
import { nothing, whatThePageGets } from './checklist.ts';
import { goTo, select, showsSampleSchool } from './screen.ts';

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
      'addConnection',
      'cancelExport',
      'cancelRun',
      'chartDataset',
      'checkExport',
      'chooseFolder',
      'chooseLanguage',
      'clearExport',
      'clearRun',
      'copyDiagnostics',
      'copyExportPath',
      'countDataset',
      'countEach',
      'deleteKeptData',
      'deleteSavedExport',
      'describeColumns',
      'describeDiagnostics',
      'describeExport',
      'describeFolder',
      'describeSchoolCalendar',
      'describeSource',
      'describeSplit',
      'describeSystem',
      'describeUpdate',
      'dragExport',
      'duplicateSavedExport',
      'findChoices',
      'findDays',
      'findExtent',
      'installUpdate',
      'keepDraft',
      'keepQuery',
      'keepSchoolCalendar',
      'listConnections',
      'listDrafts',
      'listExports',
      'listKeptData',
      'listQueries',
      'listSavedExports',
      'listValues',
      'moveExport',
      'moveSavedExport',
      'nameExport',
      'onAccentChanged',
      'onJobChanged',
      'onMenuCommand',
      'onSourceOpened',
      'onUpdateChanged',
      'openAgain',
      'openConnection',
      'openExport',
      'openExportSource',
      'openSample',
      'openSavedSource',
      'openSource',
      'pauseExport',
      'previewDataset',
      'readSavedExport',
      'removeConnection',
      'renameSavedExport',
      'renewSecret',
      'repeatExport',
      'resumeExport',
      'retryExport',
      'retryRun',
      'revealExport',
      'revealExports',
      'revealRun',
      'runSavedExport',
      'saveExport',
      'searchExports',
      'searchParameter',
      'startExport',
      'startSplit',
      'testConnection',
      'writeSavedExport',
    ],
  });
});

test('the window is sandboxed, isolated, and without anything that is better left off', async ({
  application,
}) => {
  const preferences = await application.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('a script in the page gets nothing, and the system opens nothing for it', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openExternal = (address) => Promise.resolve(void opened.push(address));
    shell.openPath = (path) => Promise.resolve(String(opened.push(path)));
  });
  expect(await whatThePageGets(page)).toEqual(nothing);
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)).toEqual([]);
});

test('everyday use breaks no rule of the Content Security Policy', async ({ application }) => {
  await showsSampleSchool(application.page);
  await goTo(application.page, 'All measurements');
  await select(application.page, 'Sort by').click();
  expect(application.complaints).toEqual([]);
});

test('the Content Security Policy stops scripts, styles and connections that are not ours', async ({
  application,
}) => {
  const { page } = application;
  const blocked = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruder = true';
    document.body.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    const connection = await fetch('http://127.0.0.1:9/').then(
      () => 'open',
      () => 'refused',
    );
    return { inline: Reflect.get(globalThis, 'intruder') as unknown, style: style.sheet, connection };
  });
  expect(blocked).toEqual({ inline: undefined, style: null, connection: 'refused' });
  expect(application.complaints.join('\n')).toContain('Content Security Policy');
});

test('the window goes nowhere else and opens no other', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  // `ELECTRON_RENDERER_URL` is set, and of no interest.
  expect(page.url()).toBe('app://analytics-export/index.html');
  await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
  const ways = [
    'https://example.org/',
    'about:blank',
    'data:text/html,x',
    'app://analytics-export/none.html',
  ];
  await page.evaluate((addresses) => {
    for (const address of addresses) {
      window.open(address);
      location.href = address;
      location.replace(address);
      const link = document.createElement('a');
      link.href = address;
      link.click();
      link.target = '_blank';
      link.click();
    }
    // What the page makes itself it cannot save either.
    const file = document.createElement('a');
    file.href = URL.createObjectURL(new Blob(['x']));
    file.download = 'x.txt';
    file.click();
  }, ways);
  expect(electron.windows()).toHaveLength(1);
  expect(page.url()).toBe('app://analytics-export/index.html');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage') as unknown)).toBe(true);
});

test('a page that got away all the same is brought back', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.webContents.loadURL('about:blank')
      .catch(() => null),
  );
  await showsSampleSchool(page);
});

test('WebRTC reaches nobody, neither directly nor by a relay', async ({ application }) => {
  const { page } = application;
  let calls = 0;
  const relay = createServer((socket) => {
    calls++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const { port } = relay.address() as AddressInfo;
  const candidates = await page.evaluate(async (relayPort) => {
    const urls = `turn:127.0.0.1:${relayPort}?transport=tcp`;
    const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] });
    const found: string[] = [];
    connection.createDataChannel('x');
    const gathered = new Promise((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate) found.push(candidate.candidate);
        else resolve(null);
      };
    });
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    return found;
  }, port);
  relay.close();
  expect({ candidates, calls }).toEqual({ candidates: [], calls: 0 });
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

test('a request that would stall main is refused by the bridge, and by main', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  const refusal = { ok: false, error: { code: 'REQUEST_INVALID' } };
  const fromPage = await page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      countDataset(request: unknown): Promise<unknown>;
    };
    const names = Object.fromEntries(Array.from({ length: 250_000 }, (_, index) => [`k${index}`, 1]));
    let deep: unknown = 1;
    for (let level = 0; level < 100; level++) deep = { deep };
    return Promise.all(
      [new Array(500_000), names, deep, 'x'.repeat(50_000_000)].map((request) =>
        bridge.countDataset(request),
      ),
    );
  });
  for (const answer of fromPage) expect(answer).toMatchObject(refusal);
  const fromMain = await electron.evaluate(async ({ ipcMain }) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown, request: unknown) => Promise<unknown>
    >;
    const senderFrame = { url: 'app://analytics-export/index.html', parent: null };
    const filters = { dataset: 'analytics', filters: new Array(4_294_967_295) };
    return handlers.get('dataset:count')?.({ senderFrame }, filters);
  });
  expect(fromMain).toMatchObject(refusal);
});

test('only the main frame of our own page gets an answer', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  const ours = 'app://analytics-export/index.html';
  const frames = [
    { url: ours, parent: null },
    { url: ours, parent: { url: ours } },
    ...[
      'about:blank',
      'about:srcdoc',
      'data:text/html,x',
      'file:///analytics-export/index.html',
      'app://other/index.html',
      'app://analytics-export.example.org/index.html',
      'https://analytics-export/index.html',
      '',
    ].map((url) => ({ url, parent: null })),
  ];
  const answers = await electron.evaluate(async ({ ipcMain }, senders) => {
    // What a compromised frame would send: the channel, and a sender that shows another page.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown) => Promise<{ ok: boolean; error?: { code: string } }>
    >;
    const ask = handlers.get('system:describe');
    return Promise.all(senders.map(async (senderFrame) => ask?.({ senderFrame })));
  }, frames);
  expect(answers.map((answer) => answer?.error?.code ?? 'answered')).toEqual([
    'answered',
    ...Array.from({ length: frames.length - 1 }, () => 'REQUEST_INVALID'),
  ]);
});
