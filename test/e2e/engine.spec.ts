import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { select as rowsOf } from '../fixtures/database.ts';
import { endlessQuery } from '../fixtures/requests.ts';
import { answerQuitting, engines, expect, test } from './application.ts';
import {
  chooseFormat,
  endlessRows,
  exportTo,
  goTo,
  manyRows,
  previewRows,
  runQuery,
  showsSampleSchool,
  typeQuery,
} from './screen.ts';

test('a query without end stops nothing but itself, and neither cancelling nor quitting waits for it', async ({
  application: { page, electron, data, desk, saveAs },
}) => {
  await showsSampleSchool(page);
  await chooseFormat(page, 'CSV');
  await goTo(page, 'Query');
  // Rows come at once, and never end: neither does counting them.
  await typeQuery(page, endlessRows);
  await saveAs(join(desk, 'endless.csv'));
  await exportTo(page);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.click();
  await expect(page.getByText('Cancelled. Nothing was written.', { exact: true })).toBeVisible();

  // Not even a first row of this one ever comes.
  await runQuery(page, endlessQuery);
  await expect(page.locator('[aria-busy=true]')).toBeVisible();
  await goTo(page, 'All measurements');
  expect((await previewRows(page)).length).toBeGreaterThan(0);
  await saveAs(join(desk, 'measurements.csv'));
  await exportTo(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();

  await typeQuery(page, endlessRows);
  await saveAs(join(desk, 'endless.csv'));
  await exportTo(page);
  await expect(cancel).toBeVisible();
  await answerQuitting(electron, 'Continue at next start');
  const closed = electron.waitForEvent('close');
  await electron.evaluate(({ app }) => {
    app.quit();
  });
  const started = performance.now();
  await closed;
  test
    .info()
    .annotations.push({ type: 'quit', description: `${Math.round(performance.now() - started)} ms` });
  // It waits for the next start, and nothing of it is left.
  const queue = join(data, 'jobs.db');
  expect(rowsOf(queue, 'SELECT state FROM jobs ORDER BY number')).toEqual([
    ['REVOKED'],
    ['SUCCESS'],
    ['PENDING'],
  ]);
  expect(rowsOf(queue, 'SELECT * FROM leases')).toEqual([]);
  expect(readdirSync(desk)).toEqual(['measurements.csv']);
});

test('the window outlives a crash of what reads and writes, says so, and the file is made all the same', async ({
  application: { page, electron, desk, saveAs },
}) => {
  await showsSampleSchool(page);
  await chooseFormat(page, 'CSV');
  await typeQuery(page, manyRows(2_000_000));
  const before = await engines(electron);
  await saveAs(join(desk, 'numbers.csv'));
  await exportTo(page);
  const written = (): number =>
    readdirSync(desk)
      .filter((name) => name.endsWith('.partial'))
      .reduce((size, name) => size + statSync(join(desk, name)).size, 0);
  await expect.poll(written, { intervals: [20] }).toBeGreaterThan(0);
  const all = await engines(electron);
  expect(all.length).toBe(before.length + 1);
  for (const pid of all) process.kill(pid, 'SIGSEGV');
  await expect(page.getByText(/ended unexpectedly/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible({ timeout: 30_000 });
  const lines = readFileSync(join(desk, 'numbers.csv'), 'utf8').split('\r\n');
  expect([lines.length, lines[1], lines[2_000_000]]).toEqual([2_000_002, '1', '2000000']);
  // Looking at data goes on too.
  await goTo(page, 'All measurements');
  expect((await previewRows(page)).length).toBeGreaterThan(0);
});
