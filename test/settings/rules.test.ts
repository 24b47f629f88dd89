import { copyFileSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { SessionFile } from '../../main/app/session-file.ts';
import { OpenedSource } from '../../main/app/opened-source.ts';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { DatasetReader } from '../../main/export/dataset-reader.ts';
import { dataFiles } from '../../main/files/data-files.ts';
import type { ExportError } from '../../preload/contract/errors.ts';
import { querySpecSchema } from '../../preload/contract/query.ts';
import { exportOptionsSchema } from '../../preload/contract/options.ts';
import { test as base, type Office } from '../cli/command-line.ts';
import { queryRequest } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

afterEach(() => void vi.stubEnv('ANALYTICS_EXPORT_SETTINGS', undefined));

/** Lets settings hold from now on. */
const test = base.extend('settle', ({ folder }) => (settings: object): void => {
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  vi.stubEnv('ANALYTICS_EXPORT_SETTINGS', file);
});

const exportTo = (
  { pupils, exportHere }: Office,
  out: string,
  ...more: string[]
): Promise<ExportError | null> =>
  exportHere('--store', pupils, '--dataset', 'table:pupils', '--format', 'csv', '--out', out, ...more);

describe('where folders are allowed', () => {
  test('exports are saved in them and below', async ({ office, settle, folder }) => {
    mkdirSync(join(office.desk, 'term'));
    symlinkSync(office.desk, join(folder, 'way'));
    settle({ allowedFolders: [join(folder, 'nowhere'), join(folder, 'way')] });
    for (const out of [
      join(office.desk, 'a.csv'),
      join(office.desk, 'term', 'b.csv'),
      join(folder, 'way', 'c.csv'),
    ])
      expect(await exportTo(office, out)).toBeNull();
    expect(readdirSync(office.desk).sort()).toEqual(['a.csv', 'c.csv', 'term']);
  });

  test.for([
    ['beside them', 'out.csv'],
    ['by a way back', 'desk/../out.csv'],
    ['in one whose name begins the same', 'desk2/out.csv'],
    ['by a link to a folder', 'desk/link/out.csv'],
    ['by a link to a file', 'desk/file.csv'],
    ['by a link to no file yet', 'desk/new.csv'],
  ] as const)('nothing is saved %s', async ([, out], { office, settle, folder }) => {
    for (const name of ['desk2', 'elsewhere']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'elsewhere', 'old.csv'), 'old');
    symlinkSync('../elsewhere', join(office.desk, 'link'));
    symlinkSync('../elsewhere/old.csv', join(office.desk, 'file.csv'));
    symlinkSync('../elsewhere/new.csv', join(office.desk, 'new.csv'));
    settle({ allowedFolders: [office.desk] });
    expect(await exportTo(office, join(folder, out))).toMatchObject({
      code: 'TARGET_NOT_ALLOWED',
      message: `On this computer exports can be saved in '${office.desk}' only. Choose a folder in there.`,
      action: 'choose-target',
    });
    expect(readFileSync(join(folder, 'elsewhere', 'old.csv'), 'utf8')).toBe('old');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['old.csv']);
  });

  test('a folder that is not there is told as everywhere', async ({ office, settle, folder }) => {
    settle({ allowedFolders: [office.desk] });
    expect(await exportTo(office, join(folder, 'none', 'out.csv'))).toMatchObject({
      code: 'TARGET_FOLDER_MISSING',
    });
  });
});

/** Whoever reads and exports, by whichever door. */
const withDoors = test
  // Vitest reads from this pattern that the fixture needs no other.
  // eslint-disable-next-line no-empty-pattern
  .extend('reader', ({}, { onCleanup }) => {
    const reader = new DatasetReader(threads());
    onCleanup(() => reader.close());
    return reader;
  })
  .extend('service', async ({ dataFolder }, { onCleanup }) => {
    const service = await AnalyticsExportService.open(dataFolder, { claims: 'own', createEngine: threads });
    onCleanup(() => service.close());
    return service;
  });

test('settings that cannot be understood let nothing be exported', async ({ office, settle }) => {
  settle({ allowedFolder: office.desk });
  expect(await exportTo(office, join(office.desk, 'out.csv'))).toMatchObject({ code: 'SETTINGS_INVALID' });
  expect(readdirSync(office.desk)).toEqual([]);
});

describe('where typed queries are switched off', () => {
  const sheet = querySpecSchema.parse({ dataset: 'query', params: { sql: 'SELECT 1' } });
  const output = exportOptionsSchema.parse({ format: 'csv' });
  const refused = {
    code: 'FEATURE_OFF',
    message:
      'Typed queries are switched off on this computer. Choose one of the datasets, or ask the administrator who has ' +
      'settled this.',
  };

  withDoors('they are neither offered nor run', async ({ office, settle, reader, service }) => {
    const source = { kind: 'sqlite', file: office.pupils } as const;
    const ids = async (): Promise<string[]> => (await reader.describe(source)).map(({ id }) => id);
    expect(await ids()).toEqual(['table:pupils', 'query']);
    settle({ featuresOff: ['typed-query'] });
    expect(await ids()).toEqual(['table:pupils']);
    const target = join(office.desk, 'out.csv');
    for (const ask of [
      () => reader.columns(source, sheet),
      () => reader.count(source, sheet),
      () => reader.preview(source, { sheet, output }),
      () => service.preflight(queryRequest('SELECT 1'), source, target),
      () => service.start(queryRequest('SELECT 1'), source, target),
      // What waits in the queue is asked again when its turn comes.
      () => service.exportCustomQuery({ source, query: 'SELECT 1', format: 'csv' }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'FEATURE_OFF' });
    expect(
      await office.exportHere('--store', office.pupils, '--sql', 'SELECT 1', '--out', target),
    ).toMatchObject(refused);
    expect(await exportTo(office, target)).toBeNull();
  });
});

describe('where other databases are switched off', () => {
  withDoors(
    'only the sample school is opened',
    async ({ office, store, settle, reader, service, dataFolder }) => {
      const sample = { kind: 'sqlite', file: dataFiles(dataFolder).sample } as const;
      copyFileSync(store, sample.file);
      const source = { kind: 'sqlite', file: office.pupils } as const;
      settle({ featuresOff: ['other-databases'] });
      const target = join(office.desk, 'out.csv');
      const session = new SessionFile(dataFiles(dataFolder).session, () => undefined);
      for (const ask of [
        () => new OpenedSource(dataFolder, reader, session).open(office.pupils),
        () => service.start(queryRequest('SELECT 1'), source, target),
        () => service.exportCustomQuery({ source, query: 'SELECT 1', format: 'csv' }),
      ])
        await expect(ask()).rejects.toMatchObject({ code: 'FEATURE_OFF' });
      expect(await exportTo(office, target)).toMatchObject({
        message:
          'Only the sample school can be opened on this computer. Use it, or ask the administrator who has settled this.',
      });
      expect(
        await service.exportCustomQuery({ source: sample, query: 'SELECT 1', format: 'csv' }),
      ).toMatchObject({
        rows: 1,
      });
      expect(await office.exportHere('--sql', 'SELECT 1', '--out', target)).toBeNull();
      // Rows of a script's own are no database.
      expect(await service.exportToCsv({ data: [{ a: 1 }] })).toMatchObject({ rows: 1 });
    },
  );
});
