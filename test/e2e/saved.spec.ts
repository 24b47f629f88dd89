import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { createDatabase } from '../fixtures/database.ts';
import { readPackage } from '../worker/writers/xlsx/read-package.ts';
import { readTexts } from '../worker/writers/xlsx/read-texts.ts';
import { expect, launch, quit, test, type Application } from './application.ts';
import { look } from './look.ts';
import { choose, chooseFormat, goTo, previewRows, showsSampleSchool } from './screen.ts';

/** Lets it be another moment on this computer, for the window and for main. */
async function setMoment({ electron, page }: Application, moment: string): Promise<void> {
  await electron.evaluate((_, time) => {
    const ahead = time - Date.now();
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Real.now() + ahead] : given) as [number]));
      }
      static override now(): number {
        return Real.now() + ahead;
      }
    } as DateConstructor;
  }, Date.parse(moment));
  await page.clock.setFixedTime(moment);
}

/** Counts what a person does. */
class Hand {
  clicks = 0;
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks++;
    await target.click();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      // With the key that is held down.
      this.keys += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
  }
}

const saved = (page: Page): Locator => page.getByRole('group', { name: 'Saved' });
const entry = (page: Page, name: string): Locator => saved(page).getByRole('button', { name, exact: true });
const chooseInMenu = async (page: Page, name: string, action: string): Promise<void> => {
  await saved(page)
    .getByRole('button', { name: `More for ${name}`, exact: true })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
};

/** Answers the next dialog in which a folder, or a file, is chosen. */
const answerOpenDialog = ({ electron }: Application, path: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);

/** Menu accelerators are the system's, which no test's keyboard reaches. */
const chooseInMenuBar = ({ electron }: Application, label: string): Promise<void> =>
  electron.evaluate(({ Menu }, wanted) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
    file?.submenu?.items.find(({ label }) => label === wanted)?.click();
  }, label);

/** The texts of each row below the header, and whether the workbook has a chart. */
async function readWorkbook(file: string): Promise<{ rows: string[]; hasChart: boolean }> {
  const bytes = readFileSync(file);
  const rows = new Map<number, string>();
  for (const [reference, text] of await readTexts(bytes)) {
    const row = Number(reference.replace(/\D/g, ''));
    if (row > 1) rows.set(row, `${rows.get(row) ?? ''} ${text}`);
  }
  return { rows: [...rows.values()], hasChart: (await readPackage(bytes)).has('xl/charts/chart1.xml') };
}

const list = (page: Page): Promise<string[]> =>
  saved(page)
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.querySelector('button')?.textContent ?? ''))
    .then((names) => names.filter((name) => name !== ''));

const exported = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Exports' }).getByRole('listitem', { name, exact: true });

test('all maths results of class 7B in June as Excel with a chart take 8 clicks and 10 keys at most, and again next month 1 click', async ({
  application,
}) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await setMoment(application, '2024-07-02T09:00:00');
  const june = join(desk, 'Mathematics 7B, June 2024.xlsx');
  await saveAs(june);
  const hand = new Hand(page);
  const addFilter = page.getByRole('button', { name: 'Add filter' });

  await hand.click(addFilter);
  await hand.press('s', 'u', 'Enter');
  await hand.click(page.getByRole('option', { name: /^Mathematics/ }));
  await hand.press('Escape');
  await hand.click(addFilter);
  await hand.press('c', 'Enter');
  await hand.click(page.getByRole('option', { name: /^7B/ }));
  await hand.press('Escape');
  await hand.click(page.getByRole('button', { name: /Period$/ }));
  await hand.click(page.getByRole('option', { name: 'Last month' }));
  await hand.click(page.locator('label', { hasText: /^Charts/ }));
  await hand.click(page.getByRole('button', { name: 'Export…' }));
  await expect(
    exported(page, 'Mathematics 7B, June 2024.xlsx').getByRole('button', { name: 'Open' }),
  ).toBeVisible();
  expect([hand.clicks, hand.keys]).toEqual([8, 7]);
  const workbook = await readWorkbook(june);
  expect(workbook.rows.length).toBeGreaterThan(5);
  expect(workbook.rows.every((row) => row.includes('Mathematics') && row.includes('7B'))).toBe(true);
  expect(workbook.hasChart).toBe(true);

  // It is saved with Ctrl+S, under the name that is proposed, into a folder.
  const folder = join(desk, 'Marks');
  mkdirSync(folder);
  await answerOpenDialog(application, folder);
  await chooseInMenuBar(application, 'Save…');
  const dialog = page.getByRole('dialog', { name: 'Save this export' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Mathematics 7B');
  await expect(dialog.getByText('Period: last month, seen from the day')).toBeVisible();
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await expect(dialog.getByText('Marks', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();

  await setMoment(application, '2024-08-01T09:00:00');
  const again = new Hand(page);
  await again.click(entry(page, 'Mathematics 7B'));
  await expect(
    exported(page, 'Mathematics 7B, July 2024.xlsx').getByRole('button', { name: 'Open' }),
  ).toBeVisible();
  expect([again.clicks, again.keys]).toEqual([1, 0]);
  const july = await readWorkbook(join(folder, 'Mathematics 7B, July 2024.xlsx'));
  expect(july.rows.length).toBeGreaterThan(5);
  expect(july.rows).not.toEqual(workbook.rows);
  expect(july.hasChart).toBe(true);

  // Once more the same day replaces nothing.
  await entry(page, 'Mathematics 7B').click();
  await expect(exported(page, 'Mathematics 7B, July 2024 (2).xlsx')).toBeVisible();
  await expect
    .poll(() => readdirSync(folder).sort())
    .toEqual(['Mathematics 7B, July 2024 (2).xlsx', 'Mathematics 7B, July 2024.xlsx']);
});

test('a saved export is renamed, replaced, duplicated, written to a file, read from one, opened and deleted', async ({
  application,
}) => {
  const { page, desk, saveAs, openDatabase, complaints } = application;
  const school = createDatabase(
    join(desk, 'school.db'),
    `CREATE TABLE pupils (name TEXT, class TEXT); INSERT INTO pupils VALUES ('Ana', '7A'), ('Bo', '7B')`,
  );
  await showsSampleSchool(page);
  const examples = await list(page);
  expect(examples).toHaveLength(3);
  await openDatabase(school);
  // What comes with the sample school is of no use to another one.
  await expect.poll(() => list(page)).toEqual([]);
  await expect(saved(page).getByText(/^Save what you have chosen/)).toBeVisible();

  await chooseFormat(page, 'CSV');
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'class' }).click();
  await page.getByRole('option', { name: /^7B/ }).click();
  await page.keyboard.press('Escape');
  await answerOpenDialog(application, desk);
  const save = page.getByRole('button', { name: 'Save…' });
  const dialog = page.getByRole('dialog', { name: 'Save this export' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await save.click();
  await expect(name).toHaveValue('pupils 7B');
  await name.fill('Class 7B');
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByRole('button', { name: /File name$/ }).click();
  await page.getByRole('option', { name: 'Own pattern' }).click();
  await dialog.getByRole('textbox', { name: 'Pattern' }).fill('{choice} of {');
  await expect(dialog.getByText('pupils 7B of {.csv')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Pattern' }).fill('{name}');
  await expect(dialog.getByText(/^Only \{choice\}, /)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Pattern' }).fill('List of {choice}');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await entry(page, 'Class 7B').click();
  await expect(exported(page, 'List of pupils 7B.csv').getByRole('button', { name: 'Open' })).toBeVisible();
  expect(readFileSync(join(desk, 'List of pupils 7B.csv'), 'utf8')).toBe('\uFEFFname,class\r\nBo,7B\r\n');

  // A name that is taken is replaced, into the same folder, or another is given.
  await save.click();
  await name.fill('class 7b');
  await expect(dialog.getByText(/There is a saved export “Class 7B” already/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect.poll(() => list(page)).toEqual(['class 7b']);

  await chooseInMenu(page, 'class 7b', 'Duplicate');
  await chooseInMenu(page, 'class 7b (2)', 'Rename…');
  const rename = page.getByRole('dialog', { name: 'Rename the saved export' });
  await rename.getByRole('textbox').fill('Class 7b');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(rename.getByText(/There is a saved export 'Class 7b' already/)).toBeVisible();
  await rename.getByRole('textbox').fill('Pupils');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect.poll(() => list(page)).toEqual(['class 7b', 'Pupils']);

  const file = join(desk, 'pupils.json');
  await saveAs(file);
  await chooseInMenu(page, 'Pupils', 'Export as a file…');
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).not.toContain(desk);

  await application.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  await chooseInMenu(page, 'class 7b', 'Delete…');
  await expect.poll(() => list(page)).toEqual(['Pupils']);

  // In another source: its own is named, and the open one used only when it has what is needed.
  await openDatabase(createDatabase(join(desk, 'other.db'), 'CREATE TABLE pupils (name TEXT)'));
  await expect(page.getByRole('button', { name: 'other.db' })).toBeVisible();
  await expect(saved(page).getByTitle(/from school\.db$/)).toBeVisible();
  await chooseInMenu(page, 'Pupils', 'Export from other.db');
  await expect(page.getByText(/^'Pupils' needs what 'other\.db' does not have: class\./)).toBeVisible();
  await answerOpenDialog(application, file);
  await saved(page).getByRole('button', { name: 'Import a saved export' }).click();
  await expect.poll(() => list(page)).toEqual(['Pupils', 'Pupils (2)']);
  await expect(saved(page).getByTitle(/^Exports pupils 7B, as CSV$/)).toBeVisible();

  await chooseInMenu(page, 'Pupils', 'Open as draft');
  await expect(page.getByRole('button', { name: 'school.db' })).toBeVisible();
  await expect.poll(() => previewRows(page)).toEqual([['Bo', '7B']]);
  await expect(page.getByText(/does not have/)).toBeHidden();

  writeFileSync(file, '{}');
  await saved(page).getByRole('button', { name: 'Import a saved export' }).click();
  await expect(page.getByText(/^'pupils\.json' is no saved export/)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what was set is undone and redone, a field at a time, and not while somebody types', async ({
  application,
}) => {
  const { page, openDatabase, desk } = application;
  await showsSampleSchool(page);
  await openDatabase(
    createDatabase(
      join(desk, 'school.db'),
      `CREATE TABLE pupils (name TEXT); INSERT INTO pupils VALUES ('Ana'), ('Bo'), ('Cy')`,
    ),
  );
  await expect.poll(() => previewRows(page)).toEqual([['Ana'], ['Bo'], ['Cy']]);
  const limit = page.getByRole('textbox', { name: 'At most (rows)' });
  await choose(page, 'Sort by', 'name');
  await expect.poll(() => previewRows(page)).toEqual([['Ana'], ['Bo'], ['Cy']]);
  await chooseFormat(page, 'CSV');
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('radio', { name: 'Excel' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'The dataset’s own order Sort by' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('button', { name: 'name Sort by' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked();

  await limit.fill('2');
  await limit.press('Control+z');
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked();
});

test('what was set, what was open and where it was saved are there at the next start, until that is deleted', async ({
  application,
}) => {
  const { page, electron, data, desk, openDatabase, saveAs } = application;
  const folder = join(desk, 'Marks');
  mkdirSync(folder);
  await showsSampleSchool(page);
  await openDatabase(
    createDatabase(
      join(desk, 'school.db'),
      `CREATE TABLE marks (mark); CREATE TABLE pupils (name TEXT, class TEXT);
       INSERT INTO pupils VALUES ('Ana', '7A'), ('Bo', '7B')`,
    ),
  );
  const narrowed = [['Bo', '7B']];
  await goTo(page, 'pupils');
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'class' }).click();
  await page.getByRole('option', { name: /^7B/ }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => previewRows(page)).toEqual(narrowed);
  await chooseFormat(page, 'CSV');
  await goTo(page, 'marks');
  await expect(page.getByRole('button', { name: 'Start over' })).toBeHidden();
  await goTo(page, 'pupils');
  await expect.poll(() => previewRows(page)).toEqual(narrowed);
  const pattern = page.getByRole('textbox', { name: 'Pattern' });
  await choose(page, 'File name', 'After the dataset and the moment');
  await expect(page.getByText(/^table_pupils_\d{8}_\d{6}\.csv$/)).toBeVisible();
  await choose(page, 'File name', 'Own pattern');
  await pattern.fill('List of {name}');
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('Finish the pattern of the file’s name')).toBeVisible();
  await expect(pattern).toBeFocused();
  await pattern.fill('List of {choice}');
  await expect(page.getByText('List of pupils 7B.csv')).toBeVisible();
  await saveAs(join(folder, 'a.csv'));
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(exported(page, 'a.csv').getByRole('button', { name: 'Open' })).toBeVisible();
  await quit(electron);

  const second = await launch(data, {});
  const again = await second.firstWindow();
  await expect(again.getByRole('button', { name: 'school.db' })).toBeVisible();
  await expect.poll(() => previewRows(again)).toEqual(narrowed);
  await expect(again.getByRole('radio', { name: 'CSV' })).toBeChecked();
  const proposed = await second.evaluateHandle(({ dialog }) => {
    const seen: (string | undefined)[] = [];
    dialog.showSaveDialog = (...given: unknown[]) => {
      seen.push((given.at(-1) as { defaultPath?: string }).defaultPath);
      return Promise.resolve({ canceled: true, filePath: '' });
    };
    return seen;
  });
  await again.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(() => proposed.jsonValue()).toEqual([join(folder, 'List of pupils 7B.csv')]);
  await again.getByRole('button', { name: 'Start over' }).click();
  await expect.poll(async () => (await previewRows(again)).length).toBe(2);
  await goTo(again, 'Settings');
  await again.getByRole('button', { name: 'Delete What you set last' }).click();
  await expect(again.getByText('What you set last: deleted.')).toBeAttached();
  expect(existsSync(join(data, 'session'))).toBe(false);
  await quit(second);

  const third = await launch(data, {});
  await showsSampleSchool(await third.firstWindow());
  await quit(third);
});

test('saved exports have no accessibility violation', async ({ application }, info) => {
  const { page, complaints } = application;
  await showsSampleSchool(page);
  await expect.poll(() => list(page)).toHaveLength(3);
  await look(application, info, 'saved');
  await saved(page)
    .getByRole('button', { name: /^More for Class averages/ })
    .click();
  await look(application, info, 'saved-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveValue(
    'All measurements',
  );
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('class averages');
  await look(application, info, 'save-dialog');
  expect(complaints).toEqual([]);
});
