import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test';

const sampleSchool = 'sample-school.db';

export interface Application {
  electron: ElectronApplication;
  page: Page;
  /** The application's data folder. */
  data: string;
  /** An empty folder for what the test saves. */
  desk: string;
  /** What the page has complained of: an error, or something the Content Security Policy forbids. */
  complaints: string[];
  /** Answers the next save dialogs; null is a person who changes their mind. */
  saveAs: (path: string | null) => Promise<void>;
  /** Opens a database by the menu, whose dialog it answers. */
  openDatabase: (file: string) => Promise<void>;
}

const settingsFile = (folder: string): string => join(folder, 'settings.json');

/** Those that have quit, which nothing can be asked of any more. */
const ended = new WeakSet<ElectronApplication>();

/** Starts the application on a data folder. */
export async function launch(
  folder: string,
  environment: Record<string, string>,
): Promise<ElectronApplication> {
  const { executable, arguments: args } = JSON.parse(process.env.ANALYTICS_EXPORT_APPLICATION ?? '{}') as {
    executable: string;
    arguments: string[];
  };
  const electron = await _electron.launch({
    executablePath: executable,
    args: [...args, '--force-color-profile=srgb'],
    // Playwright turns Chromium's own sandbox off unless told otherwise.
    chromiumSandbox: !args.includes('--no-sandbox'),
    env: {
      ...(process.env as Record<string, string>),
      ANALYTICS_EXPORT_DATA_FOLDER: folder,
      ANALYTICS_EXPORT_SETTINGS: settingsFile(folder),
      // What the development command sets is nothing to any other start.
      ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/',
      ...environment,
    },
  });
  electron.once('close', () => ended.add(electron));
  return electron;
}

/** Quits the application; exports that are not finished are to continue at the next start. */
export async function quit(electron: ElectronApplication): Promise<void> {
  if (!ended.has(electron)) await answerQuitting(electron, 'Continue at next start');
  await electron.close();
}

/** Answers the question what is to become of exports that are not finished, by the words of a button. */
export const answerQuitting = (electron: ElectronApplication, button: string): Promise<void> =>
  electron.evaluate(({ dialog }, words) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      const { buttons = [], cancelId = 0 } = given.at(-1) as Electron.MessageBoxOptions;
      const index = buttons.indexOf(words);
      return Promise.resolve({ response: index < 0 ? cancelId : index, checkboxChecked: false });
    };
  }, button);

/** The real application in a real window, with a data folder of its own. */
export const test = base.extend<
  {
    application: Application;
    /** What the administrator of the computer has settled. */
    settings: Record<string, unknown>;
    /** What the application is started with beside what is there. */
    environment: Record<string, string>;
  },
  { madeSchool: string }
>({
  settings: [{}, { option: true }],
  environment: [{}, { option: true }],
  /** Where the first start of a worker leaves the sample school it has made; the later ones have it already. */
  madeSchool: [
    // Playwright reads from this pattern that the fixture needs no other.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'analytics-export-school-'));
      await use(join(folder, sampleSchool));
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  application: async ({ madeSchool, settings, environment }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'analytics-export-e2e-'));
    const school = join(folder, sampleSchool);
    const isMade = existsSync(madeSchool);
    if (isMade) await copyFile(madeSchool, school);
    await writeFile(settingsFile(folder), JSON.stringify(settings));
    const desk = await mkdtemp(join(tmpdir(), 'analytics-export-desk-'));
    const electron = await launch(folder, environment);
    const page = await electron.firstWindow();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use({
      electron,
      page,
      data: folder,
      desk,
      complaints,
      saveAs: (path) =>
        electron.evaluate(({ dialog }, filePath) => {
          dialog.showSaveDialog = () =>
            Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
        }, path),
      openDatabase: async (file) => {
        await electron.evaluate(({ dialog }, path) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
        }, file);
        await page.getByRole('button', { name: 'Data from' }).click();
        await page.getByRole('menuitem', { name: /Open a database/ }).click();
      },
    });
    await quit(electron);
    if (!isMade && existsSync(school)) await copyFile(school, madeSchool);
    await rm(folder, { recursive: true });
    await rm(desk, { recursive: true });
  },
});

/** The processes in which sources are read and results are written. */
export const engines = (electron: ElectronApplication): Promise<number[]> =>
  electron.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name }) => name === 'Analytics Export Engine')
      .map(({ pid }) => pid),
  );

export { expect } from 'playwright/test';
