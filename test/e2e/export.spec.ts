import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from './application.ts';
import {
  choose,
  chooseFormat,
  chooseStudent,
  columnNames,
  exportTo,
  goTo,
  manyRows,
  moveToTop,
  previewRows,
  rename,
  runQuery,
  showsNoExport,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

test('chosen, renamed and reordered columns arrive in the Excel file as the preview shows them', async ({
  application,
}) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  const student = await chooseStudent(page, '0');
  for (const name of ['ID', 'Comment', 'Class'])
    await page.getByRole('checkbox', { name, exact: true }).click({ force: true });
  await rename(page, 'Value', 'Score');
  await moveToTop(page, 'Date');
  await choose(page, 'Date format', '15.01.2024');
  await expect
    .poll(() => columnNames(page))
    .toEqual(['Date', 'Student number', 'Student', 'Subject', 'Metric', 'Score', 'Count']);
  // The preview follows a moment after the choice.
  await expect.poll(async () => (await previewRows(page))[0]?.[0]).toMatch(/^\d\d\.\d\d\.\d{4}$/);
  const shown = await previewRows(page);

  const target = join(desk, 'report.xlsx');
  await saveAs(target);
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  expect(readdirSync(desk)).toEqual([basename(target)]);

  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(target);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('the workbook has no sheet');
  const header = sheet.getRow(1).values as (string | undefined)[];
  expect(header.slice(1)).toEqual([
    'Date',
    'Student number',
    'Student',
    'Subject',
    'Metric',
    'Score',
    'Count',
  ]);
  for (const [index, row] of shown.entries()) {
    const cells = sheet.getRow(index + 2);
    const day = cells.getCell(1).value as Date;
    const [year, month, date] = day.toISOString().slice(0, 10).split('-');
    expect(`${date ?? ''}.${month ?? ''}.${year ?? ''}`).toBe(row[0]);
    const [name, number] = [cells.getCell(3).value, cells.getCell(2).value];
    expect(student.split(' · ')).toEqual([name, expect.stringMatching(/^\d+[A-F]$/), number]);
    expect(number).toBe(row[1]);
    const score = cells.getCell(6).value as number | null;
    expect(score === null ? '' : score.toFixed(2)).toBe(row[5]);
  }
});

test('a long export shows its progress and ends with every row in the file', async ({ application }) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await goTo(page, 'All measurements');
  await chooseFormat(page, 'CSV');
  await choose(page, 'Who is this for?', 'Another system');
  await expect(page.getByText('200,000 rows')).toBeVisible();
  const first = (await previewRows(page))[0] ?? [];
  const target = join(desk, 'all.csv');
  await saveAs(target);
  await exportTo(page);
  await expect(page.getByRole('progressbar', { name: 'Export progress' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  const text = readFileSync(target, 'utf8');
  // Line breaks inside a remark are bare \n, those between records are \r\n.
  const records = text.split('\r\n');
  expect(records).toHaveLength(200_000 + 2);
  expect(records[0]).toBe('ID,Student number,Student,Class,Subject,Metric,Value,Count,Date,Comment');
  expect(records[1]).toContain(first.slice(0, 6).join(','));
});

test('a cancelled export says so and leaves nothing', async ({ application }) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(4_000_000));
  await chooseFormat(page, 'CSV');
  await saveAs(join(desk, 'long.csv'));
  await exportTo(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Nothing was written.', { exact: true })).toBeVisible();
  await expect.poll(() => readdirSync(desk)).toEqual([]);
});

test('a person who changes their mind in the save dialog is left alone', async ({ application }) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(10));
  await saveAs(null);
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Export…' })).toBeEnabled();
  await showsNoExport(page);
  expect(readdirSync(desk)).toEqual([]);
});

test('a file is not replaced without a question, also when its extension was not typed', async ({
  application,
}) => {
  const { page, desk, saveAs, electron } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(10));
  await chooseFormat(page, 'CSV');
  const target = join(desk, 'report.csv');
  writeFileSync(target, 'old');
  const answer = (response: number): Promise<void> =>
    electron.evaluate(({ dialog }, chosen) => {
      dialog.showMessageBox = (...asked: unknown[]) => {
        Object.assign(globalThis, { asked: asked[1] });
        // The save dialog is there again: the person changes their mind.
        dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
        return Promise.resolve({ response: chosen, checkboxChecked: false });
      };
    }, response);

  await saveAs(join(desk, 'report'));
  await answer(1);
  await exportTo(page);
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { asked?: { message: string } }).asked?.message))
    .toBe("'report.csv' is there already. Do you want to replace it?");
  await expect(page.getByRole('button', { name: 'Export…' })).toBeEnabled();
  await showsNoExport(page);
  expect(readFileSync(target, 'utf8')).toBe('old');

  await saveAs(join(desk, 'report'));
  await answer(0);
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(readFileSync(target, 'utf8')).toContain('10');
  expect(readdirSync(desk)).toEqual(['report.csv']);
});

test('Chromium keeps its things apart from the exports', async ({ application }) => {
  const { page, data } = application;
  await showsSampleSchool(page);
  // The settings are the test's own.
  const ours =
    /^jobs\.db(-journal)?$|^sample-school\.db(-wal|-shm)?$|^(cache|records|exports|browser|logs|settings\.json|session)$/;
  expect(readdirSync(data).filter((name) => !ours.test(name))).toEqual([]);
  expect(readdirSync(join(data, 'browser'))).toEqual(expect.arrayContaining(['Cache', 'Local Storage']));
});

test('a target that cannot be written is explained, and another one can be chosen', async ({
  application,
}) => {
  const { page, desk, saveAs } = application;
  await showsSampleSchool(page);
  await typeQuery(page, manyRows(10));
  await saveAs(join(desk, 'missing', 'a.xlsx'));
  await exportTo(page);
  await expect(page.getByText(/The folder '.*missing' does not exist/)).toBeVisible();
  await saveAs(join(desk, 'a.xlsx'));
  await page.getByRole('button', { name: /another place/i }).click();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  expect(readdirSync(desk)).toEqual(['a.xlsx']);
});

test('a query that would change data is refused in a sentence', async ({ application }) => {
  const { page } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Query');
  await runQuery(page, 'DELETE FROM students');
  await expect(page.getByText('Only one SELECT statement that reads data can be exported.')).toBeVisible();
});

test('another database can be opened, and one that is none is explained', async ({ application }) => {
  const { page, desk, openDatabase } = application;
  await showsSampleSchool(page);
  const text = join(desk, 'notes.db');
  writeFileSync(text, 'no database at all, but long enough to look at. '.repeat(100));
  await openDatabase(text);
  await expect(page.getByText("'notes.db' is not an SQLite database.")).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sample school' })).toBeVisible();
});

test('one choice makes a CSV file for Excel here or for another system', async ({ application }) => {
  const { page, desk, saveAs, electron } = application;
  // As on a computer in Germany; the window asks when it opens.
  await electron.evaluate(({ app }) => {
    app.getSystemLocale = () => 'de-DE';
  });
  await page.reload();
  await showsSampleSchool(page);
  await typeQuery(page, `SELECT '007' AS number, 9.5 AS value, '=1+1' AS text, '2024-01-15' AS day`);
  await chooseFormat(page, 'CSV');
  const exported = async (name: string): Promise<string> => {
    const target = join(desk, name);
    await saveAs(target);
    await exportTo(page);
    await expect(page.getByText(name).first()).toBeVisible();
    await expect.poll(() => readdirSync(desk)).toContain(name);
    return readFileSync(target, 'utf8');
  };
  await expect.poll(async () => (await previewRows(page))[0]).toEqual(['007', '9,5', "'=1+1", '2024-01-15']);
  expect(await exported('excel.csv')).toBe(
    `\ufeffnumber;value;text;day\r\n"=""007""";9,5;'=1+1;2024-01-15\r\n`,
  );
  await choose(page, 'Who is this for?', 'Another system');
  expect(await exported('system.csv')).toBe('number,value,text,day\r\n007,9.5,=1+1,2024-01-15\r\n');
  await page.getByRole('button', { name: 'More options' }).click();
  await choose(page, 'Quotes', 'Always');
  await expect(page.getByRole('button', { name: 'Own settings Who is this for?' })).toBeVisible();
  expect(await exported('own.csv')).toBe(
    '"number","value","text","day"\r\n"007","9.5","=1+1","2024-01-15"\r\n',
  );
  await choose(page, 'Who is this for?', 'Excel in Switzerland');
  expect(await exported('swiss.csv')).toBe(
    `\ufeffnumber;value;text;day\r\n"=""007""";9.5;'=1+1;2024-01-15\r\n`,
  );
});
