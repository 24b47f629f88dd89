import { open, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import { DamagedPackage, openEntry, readDirectory } from '../../../main/worker/verify/zip-directory.ts';
import { ZipPackager } from '../../../main/worker/writers/xlsx/zip-packager.ts';
import { test as base } from '../../fixtures/folder.ts';
import { MemorySink } from '../writers/memory-sink.ts';

const test = base.extend('path', ({ folder }) => join(folder, 'a.zip'));

async function reading<T>(path: string, use: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await use(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

const content = (path: string, name: string): Promise<string> =>
  reading(path, async (file, size) => {
    const entry = (await readDirectory(file, size)).get(name);
    if (!entry) throw new Error('no such entry');
    return inflateRawSync(await buffer(await openEntry(file, entry))).toString();
  });

test('finds the parts of a package by their names', async ({ path }) => {
  const sink = new MemorySink();
  const zip = new ZipPackager(sink);
  await zip.add('a.xml', 'first');
  await zip.add('ä/b.xml', 'second');
  await zip.close();
  await writeFile(path, sink.bytes);
  expect(await content(path, 'a.xml')).toBe('first');
  expect(await content(path, 'ä/b.xml')).toBe('second');
});

// What lies between was never written, and takes no room on a disk but for NTFS.
test.skipIf(process.platform === 'win32')(
  'finds a part and a directory beyond four gigabytes',
  async ({ path }) => {
    const far = 5_000_000_000;
    const file = await open(path, 'w');
    const sink = {
      size: far,
      write: async (bytes: Uint8Array): Promise<void> => {
        const position = sink.size;
        sink.size += bytes.length;
        await file.write(bytes, 0, bytes.length, position);
      },
      patch: async (position: number, bytes: Uint8Array): Promise<void> => {
        await file.write(bytes, 0, bytes.length, position);
      },
    };
    const zip = new ZipPackager(sink);
    await zip.add('a.xml', 'far away');
    await zip.close();
    await file.close();
    expect(await content(path, 'a.xml')).toBe('far away');
  },
);

test('finds the numbers of a part that is larger than four gigabytes', async ({ path }) => {
  const sink = new MemorySink();
  const zip = new ZipPackager(sink);
  await zip.open('a.xml');
  await sink.write(deflateRawSync('small'));
  // Only its size before compression is large: the compressed size and the place stay where they are.
  await zip.finish(0, 5_000_000_000);
  await zip.close();
  await writeFile(path, sink.bytes);
  expect(await content(path, 'a.xml')).toBe('small');
});

test('a package that was cut anywhere has no directory', async ({ path }) => {
  const sink = new MemorySink();
  const zip = new ZipPackager(sink);
  await zip.add('a.xml', 'first');
  await zip.close();
  await writeFile(path, sink.bytes);
  for (let size = sink.bytes.length - 1; size >= 0; size--) {
    await truncate(path, size);
    await expect(reading(path, readDirectory)).rejects.toBeInstanceOf(DamagedPackage);
  }
});
