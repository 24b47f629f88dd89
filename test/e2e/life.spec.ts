import { expect, test } from './application.ts';
import { showsSampleSchool } from './screen.ts';

test('a page whose process ends is shown again, but not for ever', async ({ application }) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  // Playwright gives up on a page that crashed: Electron itself is asked.
  const shown = (): Promise<string> =>
    electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.body.innerText',
        ) as Promise<string>,
    );
  const crash = (): Promise<void> =>
    electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('did-finish-load', () => {
            resolve();
          });
          contents?.forcefullyCrashRenderer();
        }),
    );
  await electron.evaluate(({ app, dialog }) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      Reflect.set(app, 'asked', Reflect.get(given.at(-1) as object, 'message'));
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  const asked = (): Promise<unknown> => electron.evaluate(({ app }) => Reflect.get(app, 'asked') as unknown);
  for (const question of [undefined, undefined, 'The window has stopped working several times.']) {
    await crash();
    await expect.poll(shown).toContain('Sample school');
    expect(await shown()).toContain('The window stopped working and was opened again. Exports go on');
    expect(await asked()).toBe(question);
  }
});

test('a second start while the application closes opens it again afterwards, on its file', async ({
  application,
}) => {
  const { page, electron } = application;
  await showsSampleSchool(page);
  const relaunches = await electron.evaluate(({ app, BrowserWindow }) => {
    const lastWords: (string | undefined)[] = [];
    app.relaunch = (options) => {
      lastWords.push(options?.args?.at(-1));
    };
    BrowserWindow.getAllWindows()[0]?.destroy();
    app.emit('second-instance', {}, [], '', { file: '/school.db' });
    app.emit('activate');
    return lastWords;
  });
  expect(relaunches).toEqual(['/school.db']);
});
