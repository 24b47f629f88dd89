import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { z } from 'zod';
import { channels, type Channels, type SourceInfo } from '../../preload/contract/channels.ts';
import { askInBulk, type Answers } from '../fuzz/ask-in-bulk.ts';
import { isLongRun, isSentence, runs, seed } from '../fuzz/fuzzing.ts';
import { payloads, type Words } from '../fuzz/payloads.ts';
import { expect, test, type Application } from './application.ts';
import { previewRows, showsSampleSchool } from './screen.ts';
import type { FailureReport } from '../../preload/contract/errors.ts';
import { errorWords } from '../../preload/words/error-words.ts';
import { wordsOf as localeWords } from '../../preload/words/words.ts';

const count = runs(25);
/** So many at a time: the page makes them of a text. */
const bulk = 500;

/** A window of ours without the bridge: what a page that was taken over could send at most. */
async function openPastTheBridge({ electron, desk }: Application): Promise<Page> {
  const preload = join(desk, 'preload.cjs');
  await writeFile(
    preload,
    `const { ipcRenderer } = require('electron');
     globalThis.invokePastTheBridge = (channel, payload) => ipcRenderer.invoke(channel, payload);`,
  );
  const opened = electron.waitForEvent('window');
  await electron.evaluate(({ BrowserWindow }, file) => {
    const webPreferences = { preload: file, sandbox: true, contextIsolation: false };
    const window = new BrowserWindow({ show: false, webPreferences });
    void window.loadURL('app://analytics-export/none.html');
  }, preload);
  const page = await opened;
  await page.waitForURL('app://analytics-export/none.html');
  return page;
}

/** Answers the dialogs that are asked for, and counts those that are not, as it counts what would leave the application. */
const answerDialogs = ({ electron, desk, data }: Application): Promise<void> =>
  electron.evaluate(
    ({ dialog, shell }, { desk, store }) => {
      let asked = 0;
      const surprises: string[] = [];
      Reflect.set(globalThis, 'surprises', surprises);
      const surprise = (what: string) => (): never => {
        surprises.push(what);
        throw new Error(what);
      };
      for (const name of ['showErrorBox', 'showMessageBoxSync', 'showSaveDialogSync', 'showOpenDialogSync'])
        Reflect.set(dialog, name, surprise(name));
      // What would be lost for good is asked about first.
      dialog.showMessageBox = (...[first, options]: unknown[]) => {
        const { cancelId } = (options ?? first) as { cancelId?: number };
        return Promise.resolve({ response: cancelId ?? 1, checkboxChecked: false });
      };
      shell.openExternal = surprise('openExternal');
      shell.openPath = () => Promise.resolve('');
      shell.showItemInFolder = () => undefined;
      // A person changes their mind nearly always: exports and openings take their time.
      dialog.showSaveDialog = () => {
        const canceled = ++asked % 10 !== 0;
        return Promise.resolve({ canceled, filePath: canceled ? '' : `${desk}/file ${asked % 7}` });
      };
      dialog.showOpenDialog = () => {
        const file = [store, `${desk}/none.db`, `${desk}/preload.cjs`, desk][++asked % 40];
        return Promise.resolve({ canceled: file === undefined, filePaths: file === undefined ? [] : [file] });
      };
    },
    { desk, store: join(data, 'sample-school.db') },
  );

async function wordsOf(page: Page): Promise<Words> {
  const { source, tasks } = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'analyticsExport') as {
      describeSource(): Promise<{ value: SourceInfo }>;
      listExports(): Promise<{ value: { taskId: string }[] }>;
    };
    const tasks = (await bridge.listExports()).value.map(({ taskId }) => taskId);
    return { source: (await bridge.describeSource()).value, tasks };
  });
  const keysOf = (id: string): string[] =>
    source.datasets
      .filter((dataset) => dataset.id === id)
      .flatMap(({ columns }) => columns.map(({ key }) => key));
  // Mostly those that fit each other.
  const often = 'table:students';
  const columns = [...Array.from({ length: 10 }, () => keysOf(often)).flat(), ...keysOf('analytics'), 'none'];
  const parameters = source.datasets.flatMap((dataset) => dataset.parameters.map(({ key }) => key));
  return {
    source: [source.id],
    taskId: [...tasks, '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    dataset: [...Array.from({ length: 30 }, () => often), ...source.datasets.map(({ id }) => id), 'none'],
    from: ['2024-01-15'],
    to: ['2024-02-15'],
    column: columns,
    key: columns,
    parameter: parameters,
    value: [
      '1',
      '2024-01-15',
      'a',
      'true',
      'SELECT 1 AS one',
      'SELECT * FROM students',
      'PRAGMA writable_schema = ON',
    ],
  };
}

/** Whether what was refused is told in a sentence, in every language. */
const saysWhatIsWrong = (refusal: string): boolean => {
  const failure = JSON.parse(refusal) as FailureReport;
  return ['en', 'de'].every((locale) => isSentence(failure.code, errorWords(failure, localeWords(locale))));
};

test(`whatever is sent through the doors, main answers with a Result (${count} payloads for each, seed ${seed})`, async ({
  application,
}) => {
  test.setTimeout(60_000 + count * 3_000);
  const { page, electron } = application;
  await showsSampleSchool(page);
  await answerDialogs(application);
  const taken = await openPastTheBridge(application);
  const sum: Answers = { endings: {}, findings: [], refusals: [], slowest: 0 };
  // What opens another source comes last; a change of the language loads the page anew, and this with it.
  const doors = (Object.keys(channels) as (keyof Channels)[]).filter((key) => key !== 'chooseLanguage');
  const keys = doors.sort((a, b) => Number(/^open(Sou|Sam)/.test(a)) - Number(/^open(Sou|Sam)/.test(b)));
  for (const key of keys) {
    const { name, request } = channels[key];
    const recipes = payloads(request as z.ZodType, await wordsOf(page), count, seed);
    for (let start = 0; start < recipes.length; start += bulk) {
      const part = JSON.stringify(recipes.slice(start, start + bulk));
      // Both at once, as two windows would ask.
      const answers = await Promise.all([
        page.evaluate(askInBulk, { door: key, recipes: part }),
        taken.evaluate(askInBulk, { door: name, recipes: part }),
      ]);
      for (const { endings, findings, refusals, slowest } of answers) {
        sum.findings.push(...findings);
        sum.refusals.push(...refusals);
        sum.slowest = Math.max(sum.slowest, slowest);
        for (const [ending, times] of Object.entries(endings))
          sum.endings[ending] = (sum.endings[ending] ?? 0) + times;
      }
    }
    if (isLongRun) console.log(key, JSON.stringify(sum));
  }
  const main = await electron.evaluate(({ app, BrowserWindow }) => ({
    surprises: Reflect.get(globalThis, 'surprises') as string[],
    windows: BrowserWindow.getAllWindows().length,
    polluted: Reflect.get({}, 'polluted') as unknown,
    peaks: app
      .getAppMetrics()
      .map(({ type, memory }) => ({ type, megabytes: Math.round(memory.peakWorkingSetSize / 1_000) })),
  }));
  if (isLongRun) console.log(JSON.stringify(main.peaks));
  expect(sum.findings).toEqual([]);
  expect(sum.refusals.filter((refusal) => !saysWhatIsWrong(refusal))).toEqual([]);
  expect({ ...main, peaks: main.peaks.filter(({ megabytes }) => megabytes >= 1_000) }).toEqual({
    surprises: [],
    windows: 2,
    polluted: undefined,
    peaks: [],
  });
  // Right requests get in.
  expect(sum.endings.ok).toBeGreaterThan(count);
  // The window lives.
  await page.reload();
  await showsSampleSchool(page);
  expect((await previewRows(page)).length).toBeGreaterThan(0);
});
