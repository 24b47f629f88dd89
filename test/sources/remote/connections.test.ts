import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Connections } from '../../../main/sources/remote/connections.ts';
import { test } from '../../fixtures/folder.ts';

const connection = (name: string, id: string) =>
  ({
    id: `00000000-0000-4000-8000-00000000000${id}`,
    name,
    url: 'https://school.example/',
    api: 'api',
  }) as const;

test('connections are in the order of their names, each in a file that only this user can read', async ({
  folder,
}) => {
  const connections = new Connections(folder);
  expect(await connections.list()).toEqual([]);
  for (const one of [connection('Zürich', '1'), connection('Ähnlich', '2')]) await connections.add(one);
  expect((await connections.list()).map(({ name }) => name)).toEqual(['Ähnlich', 'Zürich']);
  const kept = join(folder, 'connections');
  expect(readdirSync(kept)).toHaveLength(2);
  if (process.platform !== 'win32')
    for (const path of [kept, ...readdirSync(kept).map((name) => join(kept, name))])
      expect(statSync(path).mode & 0o077).toBe(0);
});

test('one that is damaged hides no other, and what a newer version knows of one stays', async ({
  folder,
}) => {
  const connections = new Connections(folder);
  const known = connection('School', '1');
  await connections.add({ ...known, colour: 'red' });
  const kept = join(folder, 'connections');
  writeFileSync(join(kept, 'a.json'), '{"id": ');
  writeFileSync(join(kept, 'b.json'), JSON.stringify(connection('Other', '2')));
  await connections.keepSecret(known.id, 'AAAA');
  expect(await connections.list()).toEqual([{ ...known, colour: 'red', secret: 'AAAA' }]);
});
