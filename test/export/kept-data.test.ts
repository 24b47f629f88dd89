import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { KeptItem } from '../../preload/contract/kept-data.ts';
import { few, many, test } from '../fixtures/queue-office.ts';

/** As if it had been written an hour ago. */
const age = (file: string): void => utimesSync(file, 1_700_000_000, 1_700_000_000);

describe('what is kept', () => {
  test('is all there is in the data folder, with its size', async ({ office }) => {
    const service = await office.open();
    await service.exportToCsv({ data: [{ name: 'Zoë' }], reportName: 'names' });
    const files: [KeptItem, string, number][] = [
      ['history', 'jobs-damaged-17.db', 10],
      ['connections', 'connections/a.json', 15],
      ['saved-exports', 'saved-exports/a.json', 25],
      ['settings', 'settings/school-calendar.json', 25],
      ['queries', 'recent-queries/queries.json', 35],
      ['session', 'session/session.json', 35],
      ['records', 'records/a.jsonl', 20],
      ['sample', 'sample-school.db', 30],
      ['sample', 'sample-school.db-wal', 1],
      ['sample', 'sample-school-damaged.db', 2],
      ['sample', '.analytics-export-0f.partial-journal', 4],
      ['logs', 'logs/application.log', 40],
      ['crashes', 'crashes/pending/a.dmp', 50],
      ['browser', 'browser/Local Storage/leveldb/1.log', 60],
      ['browser', 'window.json', 5],
    ];
    for (const [, name, size] of files) {
      mkdirSync(join(office.data, name, '..'), { recursive: true });
      writeFileSync(join(office.data, name), 'x'.repeat(size));
    }
    const kept = await service.kept.list();
    expect(kept.filter(({ item }) => !['history', 'exports'].includes(item))).toEqual([
      { item: 'connections', files: 1, bytes: 15 },
      { item: 'saved-exports', files: 1, bytes: 25 },
      { item: 'settings', files: 1, bytes: 25 },
      { item: 'queries', files: 1, bytes: 35 },
      { item: 'session', files: 1, bytes: 35 },
      { item: 'records', files: 1, bytes: 20 },
      { item: 'sample', files: 4, bytes: 37 },
      { item: 'logs', files: 1, bytes: 40 },
      { item: 'crashes', files: 1, bytes: 50 },
      { item: 'browser', files: 2, bytes: 65 },
    ]);
    const all = readdirSync(office.data, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
    expect(sum(kept.map((item) => item.files))).toBe(all.length);
    expect(sum(kept.map(({ bytes }) => bytes))).toBe(
      sum(all.map((entry) => statSync(join(entry.parentPath, entry.name)).size)),
    );
  });

  test('can be deleted, the list of exports down to its free pages, but not what exports have made', async ({
    office,
  }) => {
    const service = await office.open();
    const canary = 'Zoë Canary';
    await service.finished(await office.start(service, `SELECT '${canary}' AS name`, 'canary.csv'));
    const { path } = await service.exportToCsv({ data: [{ name: canary }], reportName: 'canary' });
    const left = join(office.data, 'records', 'left.jsonl');
    writeFileSync(left, canary);
    writeFileSync(join(office.data, 'jobs-damaged-17.db'), canary);
    writeFileSync(join(office.data, 'sample-school.db'), canary);
    mkdirSync(join(office.data, 'saved-exports'));
    writeFileSync(join(office.data, 'saved-exports', 'a.json'), canary);
    mkdirSync(join(office.data, 'crashes'));
    writeFileSync(join(office.data, 'crashes', 'a.dmp'), canary);
    mkdirSync(join(office.data, 'recent-queries'));
    writeFileSync(join(office.data, 'recent-queries', 'queries.json'), canary);
    mkdirSync(join(office.data, 'settings'));
    writeFileSync(join(office.data, 'settings', 'school-calendar.json'), '{}');
    writeFileSync(join(office.data, 'window.json'), '{}');
    age(left);
    service.kept.deleteHistory();
    await service.kept.deleteRecords();
    await service.kept.deleteSample();
    await service.kept.deleteSavedExports();
    await service.kept.deleteCrashDumps();
    await service.kept.deleteQueries();
    await service.kept.deleteSettings();
    await service.kept.deleteWindowPlace();
    const kept = await service.kept.list();
    expect(kept.filter(({ files }) => files > 0).map(({ item }) => item)).toEqual(['history', 'exports']);
    for (const name of ['jobs.db', 'jobs.db-journal'])
      expect(readFileSync(join(office.data, name)).includes(/canary/i.exec(canary)?.[0] ?? '')).toBe(false);
    expect(service.jobs()).toEqual([]);
    expect(readFileSync(path, 'utf8')).toContain(canary);
    expect(office.read('canary.csv')).toContain(canary);
  });

  test('stays as long as an export needs it', async ({ office }) => {
    const service = await office.open();
    service.pause();
    const sample = service.kept.sampleFile;
    const waiting = await service.exportToCsv({ data: [{ a: 1 }], reportName: 'a', asyncExport: true });
    const rows = readdirSync(join(office.data, 'records')).map((name) => join(office.data, 'records', name));
    rows.forEach(age);
    writeFileSync(sample, 'x');
    service.kept.deleteHistory();
    await service.kept.deleteRecords();
    service.resume();
    expect((await service.finished(waiting.taskId)).state).toBe('SUCCESS');

    const running = await office.start(service, many);
    office.change(
      `UPDATE jobs SET source = json_object('kind', 'sqlite', 'file', '${sample}') WHERE id = '${running}'`,
    );
    await expect(service.kept.deleteSample()).rejects.toMatchObject({ code: 'SAMPLE_IN_USE' });
    expect(existsSync(sample)).toBe(true);
    service.cancel(running);
    await service.finished(running);
    await service.kept.deleteSample();
    expect(existsSync(sample)).toBe(false);
  });
});

test.skipIf(process.platform === 'win32')(
  'what is kept is this user’s alone, whatever it was',
  async ({ office }) => {
    const before = process.umask(0);
    try {
      const first = await office.open();
      await first.close();
      writeFileSync(join(office.data, 'sample-school.db'), 'x');
      for (const name of ['logs', 'crashes', 'exports', 'records', 'browser'])
        mkdirSync(join(office.data, name), { recursive: true });
      const everything = (): string[] => readdirSync(office.data).map((name) => join(office.data, name));
      for (const path of everything()) chmodSync(path, statSync(path).isDirectory() ? 0o777 : 0o666);
      const service = await office.open();
      await service.exportToCsv({ data: [{ name: 'Zoë' }], reportName: 'names' });
      await service.finished(await office.start(service, few));
      expect(everything().filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    } finally {
      process.umask(before);
    }
  },
);
