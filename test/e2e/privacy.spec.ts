import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../fixtures/database.ts';
import { engines, expect, quit, test as base } from './application.ts';
import {
  choose,
  chooseFormat,
  exportTo,
  goTo,
  previewRows,
  runQuery,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';
import { tracesOf } from './traces.ts';

/** With a home and folders for temporary files of its own, so that all that is written there is the application's. */
const test = base.extend<{ home: string }>({
  // Playwright reads from this pattern that the fixture needs no other.
  // eslint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'analytics-export-home-'));
    await use(home);
    await rm(home, { recursive: true });
  },
  environment: async ({ home }, use) => {
    const temporary = join(home, 'temporary');
    mkdirSync(temporary);
    const xdg = ['CACHE', 'CONFIG', 'DATA', 'STATE'].map(
      (kind) => [`XDG_${kind}_HOME`, join(home, kind)] as const,
    );
    await use({
      HOME: home,
      ...Object.fromEntries(xdg),
      ...Object.fromEntries(
        ['TMPDIR', 'TEMP', 'TMP', 'SQLITE_TMPDIR'].map((name) => [name, temporary] as const),
      ),
    });
  },
});

/** Names that no other test and no other run has. */
const word = (name: string): string => `${name}${randomBytes(4).toString('hex')}`;

test('a pupil who is previewed, exported, failed, cancelled and edited leaves no trace but the exports', async ({
  application,
  home,
}) => {
  // A day's work.
  test.slow();
  const { page, electron, data, desk, openDatabase, saveAs } = application;
  const began = Date.now();
  const pupil = {
    name: word('Quillfeather'),
    number: `00${Math.floor(Math.random() * 1e12)}`,
    remark: word('hums'),
    asked: word('larks'),
    file: word('Heron'),
  };
  const words = Object.values(pupil);
  const outside = ['/var/tmp', '/dev/shm'].filter((folder) => existsSync(folder));
  const traces = (): string[] => [...tracesOf(words, [data, home]), ...tracesOf(words, outside, began)];
  await showsSampleSchool(page);
  const titles = await electron.evaluateHandle(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const seen = new Set([window?.getTitle()]);
    window?.on('page-title-updated', (_event, title) => seen.add(title));
    return seen;
  });

  const school = join(desk, `${pupil.file}.db`);
  createDatabase(
    school,
    `CREATE TABLE marks (name TEXT, number TEXT, remark TEXT, mark REAL);
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
     INSERT INTO marks SELECT '${pupil.name}', '${pupil.number}', '${pupil.remark}', i FROM n;`,
  );
  await openDatabase(school);
  await expect.poll(async () => (await previewRows(page))[0]?.[0]).toBe(pupil.name);

  // Filtered, sorted by more than fits into SQLite's memory, exported as both formats.
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'name', exact: true }).click();
  await page.getByRole('combobox', { name: 'Value for name' }).focus();
  await expect(page.getByRole('option', { name: pupil.name })).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(page, 'Condition for name', 'contains');
  await page.getByRole('textbox', { name: 'Value for name' }).fill(pupil.name);
  await expect(page.getByText('100,000 rows')).toBeVisible();
  await choose(page, 'Sort by', 'remark');
  const rows = (name: string) => page.getByRole('listitem', { name, exact: true });
  const done = (name: string) => rows(name).getByRole('button', { name: 'Open', exact: true });
  for (const [format, extension] of [
    ['CSV', 'csv'],
    ['Excel', 'xlsx'],
  ] as const) {
    await chooseFormat(page, format);
    await saveAs(join(desk, `${pupil.file}.${extension}`));
    await exportTo(page);
    await expect(done(`${pupil.file}.${extension}`)).toBeVisible();
  }

  // Failed: at the start, and in the middle, where its folder goes away and where its engine crashes.
  await chooseFormat(page, 'CSV');
  await saveAs(join(desk, `missing ${pupil.file}`, 'a.csv'));
  await exportTo(page);
  await expect(page.getByText(/does not exist/).first()).toBeVisible();
  const type = async (what: string, condition: string): Promise<void> => {
    await typeQuery(
      page,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n ${condition})
       SELECT '${pupil.name}' AS name, '${pupil.asked}' AS asked, '${what}' AS what, i FROM n`,
    );
    // Until then its columns are not known.
    await expect.poll(async () => (await previewRows(page))[0]?.[2]).toBe(what);
  };
  await type('a million', 'WHERE i < 1000000');
  const isWriting = (folder: string) => () => readdirSync(folder).some((name) => name.endsWith('.partial'));
  const folder = join(desk, `folder ${pupil.file}`);
  mkdirSync(folder);
  await saveAs(join(folder, 'gone.csv'));
  await exportTo(page);
  await expect.poll(isWriting(folder), { intervals: [10] }).toBe(true);
  renameSync(folder, `${folder} away`);
  await expect(rows('gone.csv').getByText('does not exist')).toBeVisible({ timeout: 30_000 });
  renameSync(`${folder} away`, folder);
  await saveAs(join(desk, 'crashed.csv'));
  await exportTo(page);
  await expect.poll(isWriting(desk), { intervals: [10] }).toBe(true);
  for (const pid of await engines(electron)) process.kill(pid, 'SIGSEGV');
  await expect(done('crashed.csv')).toBeVisible({ timeout: 30_000 });

  // Cancelled.
  await type('endless', '');
  await saveAs(join(desk, 'cancelled.csv'));
  await exportTo(page);
  await rows('cancelled.csv').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Nothing was written.', { exact: true })).toBeVisible();

  // Typed wrong, edited.
  await runQuery(page, `SELECT ${pupil.asked} FROM marks -- ${pupil.name}`);
  await expect(page.getByText(/The query cannot be run/).first()).toBeVisible();
  await rows(`${pupil.file}.csv`).getByRole('button', { name: 'Edit export' }).click();
  await expect(page.getByRole('textbox', { name: 'Value for name' })).toHaveValue(pupil.name);

  const seen = await titles.evaluate((set) => [...set]);
  expect(seen).toEqual(['Analytics Export']);

  // What is looked for is found: where it belongs, and in the list of exports, the queries and what was set last until they are deleted.
  expect(tracesOf(words, [desk]).join()).toContain(`${pupil.file}.csv: ${pupil.name}`);
  expect(new Set(traces().map((trace) => trace.replace(/: \w+$/, '')))).toEqual(
    new Set([
      join(data, 'jobs.db'),
      join(data, 'recent-queries', 'queries.json'),
      join(data, 'session', 'session.json'),
    ]),
  );
  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Delete List of exports' }).click();
  await expect(page.getByText('List of exports: deleted.')).toBeAttached();
  await page.getByRole('button', { name: 'Delete Queries that you have run' }).click();
  await expect(page.getByText('Queries that you have run: deleted.')).toBeAttached();
  await page.getByRole('button', { name: 'Delete What you set last' }).click();
  await expect(page.getByText('What you set last: deleted.')).toBeAttached();
  await quit(electron);

  expect(traces()).toEqual([]);
  expect(readFileSync(join(data, 'logs', 'application.log'), 'utf8')).toMatch(
    /Export [-0-9a-f]{36} is complete: 100000 rows[^]+ENGINE_ENDED[^]+dataset:preview failed: QUERY_FAILED/,
  );
  expect(existsSync(join(data, 'crashes'))).toBe(false);
});

test.describe('crash dumps that the administrator wants', () => {
  test.use({ settings: { crashDumps: true } });

  test('stay on the computer and are this user’s alone', async ({ application }) => {
    const { page, electron, data } = application;
    await showsSampleSchool(page);
    expect(
      await electron.evaluate(({ crashReporter }) => [
        crashReporter.getUploadToServer(),
        crashReporter.getUploadedReports(),
      ]),
    ).toEqual([false, []]);
    for (const pid of await engines(electron)) process.kill(pid, 'SIGSEGV');
    const crashes = join(data, 'crashes');
    const dumps = (): string[] =>
      readdirSync(crashes, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'));
    await expect.poll(dumps).toHaveLength(1);
    expect(statSync(crashes).mode & 0o077).toBe(0);
  });
});
