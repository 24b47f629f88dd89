import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { chosenPattern } from '../../../preload/contract/file-name.ts';
import { parseRequest } from '../../../main/export/request.ts';
import { SavedExports, type NewSavedExport } from '../../../main/export/saved/saved-exports.ts';
import { readSavedExport, writeSavedExport } from '../../../main/export/saved/saved-export-file.ts';
import { test } from '../../fixtures/folder.ts';

const marks = (name: string): NewSavedExport => ({
  name,
  title: 'Mathematics 7B',
  request: parseRequest({
    sheets: [{ dataset: 'analytics', filters: [{ column: 'class_name', op: '=', value: '7B' }] }],
    output: { format: 'excel', charts: true },
  }),
  periods: ['last-month'],
  fileName: chosenPattern,
  source: { kind: 'sqlite', file: '/home/ana/school.db' },
  folder: '/home/ana/Marks',
});
const names = async (saved: SavedExports): Promise<string[]> => (await saved.list()).map(({ name }) => name);

test('what is saved is there again, each in a file that only this user can read', async ({ folder }) => {
  await new SavedExports(folder).save(marks('Marks'));
  expect(await new SavedExports(folder).list()).toEqual([
    { ...marks('Marks'), version: 1, id: expect.any(String) as string },
  ]);
  const kept = join(folder, 'saved-exports');
  if (process.platform !== 'win32')
    for (const path of [kept, ...readdirSync(kept).map((name) => join(kept, name))])
      expect(statSync(path).mode & 0o077).toBe(0);
});

test('a name is used once, in whatever case, by the examples too, unless one takes the place of the other', async ({
  folder,
}) => {
  const saved = new SavedExports(folder);
  const { id } = await saved.save(marks('Marks'));
  const taken = { code: 'SAVED_EXPORT_EXISTS' };
  await expect(saved.save(marks('marks'))).rejects.toMatchObject(taken);
  await expect(saved.save(marks(saved.examples[0]?.name ?? ''))).rejects.toMatchObject(taken);
  await saved.save({ ...marks('marks'), folder: '/home/ana' }, id);
  expect((await saved.get('MARKS')).folder).toBe('/home/ana');

  await saved.duplicate(id);
  await saved.duplicate(saved.examples[1]?.id ?? '');
  expect(await names(saved)).toEqual([`${saved.examples[1]?.name ?? ''} (2)`, 'marks', 'marks (2)']);
  await expect(saved.rename(id, 'Marks (2)')).rejects.toMatchObject(taken);
  await saved.rename(id, 'Results');
  await saved.remove((await saved.get('marks (2)')).id);
  expect(await names(saved)).toEqual([`${saved.examples[1]?.name ?? ''} (2)`, 'Results']);
});

test('the examples are nobody’s to change', async ({ folder }) => {
  const saved = new SavedExports(folder);
  const [{ id, name } = { id: '', name: '' }] = saved.examples;
  expect(await saved.get(name.toUpperCase())).toEqual(saved.examples[0]);
  const missing = { code: 'SAVED_EXPORT_NOT_FOUND' };
  await expect(saved.rename(id, 'Mine')).rejects.toMatchObject(missing);
  await expect(saved.remove(id)).rejects.toMatchObject(missing);
  await expect(saved.save(marks('Mine'), id)).rejects.toMatchObject(missing);
  expect(await names(saved)).toEqual([]);
});

test('one that is damaged or of a newer version hides no other, and what is known of one beside stays', async ({
  folder,
}) => {
  const saved = new SavedExports(folder);
  const { id } = await saved.save(marks('Marks'));
  const file = join(folder, 'saved-exports', `${id}.json`);
  writeFileSync(
    file,
    JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), colour: 'red' }),
  );
  writeFileSync(join(folder, 'saved-exports', 'a.json'), '{"id": ');
  const newer = '00000000-0000-4000-8000-000000000001';
  writeFileSync(
    join(folder, 'saved-exports', `${newer}.json`),
    JSON.stringify({ ...marks('Newer'), version: 2, id: newer }),
  );
  await saved.rename(id, 'Results');
  expect(await saved.list()).toEqual([{ ...marks('Results'), version: 1, id, colour: 'red' }]);
});

describe('a saved export in a file of its own', () => {
  test('is read as it was written, without where things are on this computer', async ({ folder }) => {
    const saved = await new SavedExports(folder).save(marks('Marks'));
    const path = join(folder, 'marks.json');
    await writeSavedExport(path, saved);
    expect(readFileSync(path, 'utf8')).not.toContain('/home/ana');
    const { name, title, request, periods, fileName } = marks('Marks');
    expect(await readSavedExport(path)).toEqual({ name, title, request, periods, fileName });
  });

  test.for([
    ['no JSON', '{"savedExport": 1'],
    ['something else', '{"sheets": []}'],
    [
      'a pattern with parts that nobody fills in',
      JSON.stringify({ savedExport: 1, ...marks('a'), fileName: '{path}' }),
    ],
    ['a newer version', JSON.stringify({ savedExport: 2, ...marks('a') })],
  ] as const)('is refused when it is %s', async ([, content], { folder }) => {
    const path = join(folder, 'a.json');
    writeFileSync(path, content);
    await expect(readSavedExport(path)).rejects.toMatchObject({
      code: 'SAVED_EXPORT_NOT_UNDERSTOOD',
      detail: { file: 'a.json' },
    });
  });
});
