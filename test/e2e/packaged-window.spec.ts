import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createDatabase, select as rowsOf } from '../fixtures/database.ts';
import { expect, test, type PackagedApplication } from './packaged.ts';
import { nothing, whatThePageGets } from './checklist.ts';
import { previewRows, showsSampleSchool } from './screen.ts';

/** Begins an export and ends it in the middle, as a computer that is switched off would. */
async function breakOff({ start, desk, data }: PackagedApplication, file: string): Promise<void> {
  const queue = join(data, 'jobs.db');
  const target = join(desk, file);
  const command = start('export', '--dataset', 'analytics', '--out', target);
  while (rowsOf(queue, `SELECT 1 FROM jobs WHERE target = ? AND state = 'PROGRESS'`, target).length === 0) {
    expect(command.exitCode, 'it has not ended by itself').toBeNull();
    await delay(5);
  }
  command.kill('SIGKILL');
  await once(command, 'exit');
}

/** The processes beneath one, themselves too. */
function family(pid: number): number[] {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((candidate) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${candidate}/stat`, 'utf8'))?.[1]) === pid;
      } catch {
        // No process, or not any more.
        return false;
      }
    });
  return [pid, ...children.flatMap(family)];
}

test('shows the sample school and exports in its engine process, with the native module beside the archive', async ({
  packagedApplication,
}) => {
  const { packaged, run, desk, data, open } = packagedApplication;
  await run('jobs');
  const files = ['measurements.csv', 'measurements.xlsx'];
  for (const file of files) await breakOff(packagedApplication, file);

  const { page, process: main, quit } = await open();
  await showsSampleSchool(page);
  expect((await previewRows(page)).length).toBeGreaterThan(0);
  const states = () => rowsOf(join(data, 'jobs.db'), 'SELECT state, attempts FROM jobs');
  await expect(() => expect(states()).toEqual(files.map(() => ['SUCCESS', 2]))).toPass({ timeout: 30_000 });
  if (process.platform === 'linux') {
    const unpacked = join(packaged.resources, 'app.asar.unpacked');
    const natives = family(main.pid ?? 0)
      .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node.mojom.NodeService'))
      .flatMap((pid) => readFileSync(`/proc/${pid}/maps`, 'utf8').match(/\/\S+\.node$/gm) ?? []);
    expect(natives.length).toBeGreaterThan(0);
    for (const native of natives) expect(native.startsWith(unpacked)).toBe(true);
  }
  expect(await quit()).toBe(0);

  expect(readdirSync(desk).toSorted()).toEqual(files);
  for (const [id] of rowsOf(join(data, 'jobs.db'), 'SELECT id FROM jobs')) {
    const { code, stdout } = await run('status', String(id), '--check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'SUCCESS', result: { rows: 200_000 } });
  }
});

test('a file opened with the application is shown, and a second start hands over its own', async ({
  packagedApplication: { open, run, desk },
}) => {
  const school = (name: string): string =>
    createDatabase(
      join(desk, `${name}.db`),
      `CREATE TABLE marks (mark TEXT); INSERT INTO marks VALUES ('${name}')`,
    );
  const { page } = await open(school('north'));
  await expect(page.getByRole('button', { name: 'Data from: north.db' })).toBeVisible();
  expect(await previewRows(page)).toEqual([['north']]);

  // As desktops give it, and as a person types it in that folder.
  for (const [name, word] of [
    ['south', pathToFileURL(school('south')).href],
    ['west', basename(school('west'))],
  ] as const) {
    await run(word);
    await expect(page.getByRole('button', { name: `Data from: ${name}.db` })).toBeVisible();
    expect(await previewRows(page)).toEqual([[name]]);
  }

  await run(join(desk, 'none.db'));
  await expect(page.getByText(/none\.db/)).toBeVisible();
  expect(await previewRows(page)).toEqual([['west']]);
});

test('a script in the packaged page gets nothing', async ({ packagedApplication }) => {
  const { page, quit } = await packagedApplication.open();
  await showsSampleSchool(page);
  expect(await whatThePageGets(page)).toEqual(nothing);
  expect(await quit()).toBe(0);
});
