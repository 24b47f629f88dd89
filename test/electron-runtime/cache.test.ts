import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preparedFolder, type Preparation } from './cache.ts';

let cache: string;
beforeEach(async () => void (cache = await mkdtemp(join(tmpdir(), 'cache-'))));
afterEach(() => rm(cache, { recursive: true }));

const writing = (text: string): Preparation => ({
  prepare: (folder) => writeFile(join(folder, 'file'), text),
  isIntact: async (folder) => (await readFile(join(folder, 'file'), 'utf8')) !== 'damaged',
});
const content = (folder: string): Promise<string> => readFile(join(folder, 'file'), 'utf8');

describe('a prepared folder', () => {
  it('is prepared once', async () => {
    await preparedFolder(cache, 'thing', writing('first'));
    expect(await content(await preparedFolder(cache, 'thing', writing('second')))).toBe('first');
  });

  it('is made anew when damaged', async () => {
    await preparedFolder(cache, 'thing', writing('damaged'));
    expect(await content(await preparedFolder(cache, 'thing', writing('whole')))).toBe('whole');
    expect(await readdir(cache)).toEqual(['thing']);
  });

  it('leaves nothing when its preparation fails', async () => {
    const failing: Preparation = {
      prepare: async (folder) => {
        await writeFile(join(folder, 'half'), '');
        throw new Error('no more space');
      },
      isIntact: () => Promise.resolve(true),
    };
    await expect(preparedFolder(cache, 'thing', failing)).rejects.toThrow('no more space');
    expect(await readdir(cache)).toEqual([]);
  });

  it('is whole when several prepare it at once', async () => {
    const folders = await Promise.all(
      ['a', 'b', 'c'].map((text) => preparedFolder(cache, 'thing', writing(text))),
    );
    expect(new Set(folders)).toEqual(new Set([join(cache, 'thing')]));
    expect(await readdir(cache)).toEqual(['thing']);
  });

  it('sweeps what a killed process left, and nothing of a living one', async () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const living = `thing.unfinished-${hostname()}-${String(process.pid)}-01234567`;
    const elsewhere = 'thing.unfinished-another-machine-1-01234567';
    const leftover = `thing.unfinished-${hostname()}-${String(dead)}-01234567`;
    for (const name of [living, elsewhere, leftover]) await mkdir(join(cache, name));
    await preparedFolder(cache, 'thing', writing('whole'));
    expect((await readdir(cache)).toSorted()).toEqual(['thing', living, elsewhere].toSorted());
  });
});
