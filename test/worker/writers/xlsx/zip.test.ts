import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, writeFile as writeToDisk, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ByteSink } from '../../../../main/worker/writers/writer.ts';
import { storedBlocks } from '../../../../main/worker/writers/xlsx/stored-blocks.ts';
import { ZipPackager } from '../../../../main/worker/writers/xlsx/zip-packager.ts';
import { crc32, inflateRawSync } from 'node:zlib';
import { excelOptions, writeFile } from '../files.ts';
import { goldenExcel, writeWorkbook } from '../golden.ts';
import { MemorySink } from '../memory-sink.ts';
import { isInstalled, testWith } from '../tools.ts';
import { readPackage } from './read-package.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analytics-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

const testZip = 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())';
const listZip = `
import json, sys, zipfile
print(json.dumps([[i.filename, i.header_offset, i.file_size, i.compress_size, i.CRC]
  for i in zipfile.ZipFile(sys.argv[1]).infolist()]))`;
const python = (script: string, path: string): string =>
  execFileSync('python3', ['-c', script, path]).toString().trim();

describe('a workbook is a sound archive', () => {
  for (const golden of goldenExcel) {
    const { name } = golden;
    const write = async (): Promise<string> => {
      const path = join(folder, `${name}.xlsx`);
      await writeToDisk(path, (await writeWorkbook(golden)).bytes);
      return path;
    };
    testWith(['python3'], `to Python: ${name}`, async () => {
      expect(python(testZip, await write())).toBe('None');
    });
    testWith(['unzip'], `to unzip: ${name}`, async () => {
      expect(execFileSync('unzip', ['-t', await write()]).toString()).toContain('No errors detected');
    });
  }

  test('of many chunks and with a head of several blocks', async () => {
    const columns = Array.from({ length: 1_500 }, (_, index) => ({
      key: `${index}`,
      name: `${index}`,
      type: 'any' as const,
    }));
    const rows = Array.from({ length: 150 }, (_, row) => columns.map((_, index) => row * index));
    const { bytes } = await writeFile(excelOptions(), [{ columns, rows }]);
    const path = join(folder, 'wide.xlsx');
    await writeToDisk(path, bytes);
    if (isInstalled('python3')) expect(python(testZip, path)).toBe('None');
    const sheet = (await readPackage(bytes)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet.match(/<row /g)).toHaveLength(151);
    expect(sheet.match(/<col /g)).toHaveLength(1_500);
  });
});

test.each([0, 1, 0xfffe, 0xffff, 0x10000, 200_000])('stored blocks of %i bytes inflate to them', (length) => {
  const bytes = Buffer.alloc(length, 'stored ');
  const blocks = storedBlocks(bytes);
  expect(blocks).toHaveLength(length + 5 * Math.ceil(length / 0xffff));
  const lastBlock = Buffer.from([1, 0, 0, 0xff, 0xff]);
  expect(inflateRawSync(Buffer.concat([blocks, lastBlock])).equals(bytes)).toBe(true);
});

/** A file with a hole at its beginning or in a part: gigabytes that take no room on the disk. */
class SparseFile implements ByteSink {
  size = 0;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  skip(bytes: number): void {
    this.size += bytes;
  }

  async write(bytes: Uint8Array): Promise<void> {
    const position = this.size;
    this.size += bytes.length;
    await this.patch(position, bytes);
  }

  async patch(position: number, bytes: Uint8Array): Promise<void> {
    await this.#handle.write(bytes, 0, bytes.length, position);
  }
}

const fourGiB = 2 ** 32;

describe('beyond 4 GiB the fields of ZIP64 take over (APPNOTE.TXT 4.5.3)', () => {
  const list = async (write: (sink: SparseFile, zip: ZipPackager) => Promise<void>): Promise<unknown> => {
    const path = join(folder, 'large.zip');
    const handle = await open(path, 'w');
    const sink = new SparseFile(handle);
    const zip = new ZipPackager(sink);
    await write(sink, zip);
    await zip.close();
    await handle.close();
    return JSON.parse(python(listZip, path));
  };

  testWith(['python3'], 'for offsets', async () => {
    const offset = fourGiB + 5;
    const entries = await list(async (sink, zip) => {
      await zip.add('before', 'x');
      sink.skip(offset - sink.size);
      await zip.add('behind', 'yy');
    });
    expect(entries).toEqual([
      ['before', 0, 1, 3, crc32('x')],
      ['behind', offset, 2, 4, crc32('yy')],
    ]);
  });

  testWith(['python3'], 'for a size before compression', async () => {
    const entries = await list(async (sink, zip) => {
      await zip.open('part');
      sink.skip(1_000);
      await zip.finish(0xfedcba98, fourGiB + 7);
      await zip.add('behind', 'yy');
    });
    const behind = 30 + 4 + 20 + 1_000;
    expect(entries).toEqual([
      ['part', 0, fourGiB + 7, 1_000, 0xfedcba98],
      ['behind', behind, 2, 4, crc32('yy')],
    ]);
  });

  testWith(['python3'], 'for both sizes and the offset of what follows', async () => {
    const entries = await list(async (sink, zip) => {
      await zip.open('part');
      sink.skip(fourGiB + 1_000);
      await zip.finish(1, 3 * fourGiB);
      await zip.open('next');
      sink.skip(fourGiB - 1);
      await zip.finish(2, 9);
    });
    expect(entries).toEqual([
      ['part', 0, 3 * fourGiB, fourGiB + 1_000, 1],
      ['next', fourGiB + 1_000 + 54, 9, fourGiB - 1, 2],
    ]);
  });
});

describe('the local header', () => {
  const headerOf = async (size: number): Promise<Buffer> => {
    const sink = new MemorySink();
    const zip = new ZipPackager(sink);
    await zip.open('p');
    await sink.write(Buffer.from('data'));
    await zip.finish(0x01020304, size);
    return sink.bytes;
  };

  test('keeps room for ZIP64 in a growth hint while it is not needed', async () => {
    const header = await headerOf(0xfffffffe);
    expect(header.readUInt16LE(4)).toBe(20);
    expect(header.readUInt32LE(14)).toBe(0x01020304);
    expect(header.readUInt32LE(18)).toBe(4);
    expect(header.readUInt32LE(22)).toBe(0xfffffffe);
    expect(header.readUInt16LE(28)).toBe(20);
    expect(header.subarray(31, 37).toString('hex')).toBe('20a2100028a0');
  });

  test('has the sizes in ZIP64 from 4 GiB - 1 on, the value that says so', async () => {
    const header = await headerOf(0xffffffff);
    expect(header.readUInt16LE(4)).toBe(45);
    expect(header.readUInt32LE(18)).toBe(0xffffffff);
    expect(header.readUInt32LE(22)).toBe(0xffffffff);
    expect(header.readUInt16LE(31)).toBe(1);
    expect(header.readBigUInt64LE(35)).toBe(0xffffffffn);
    expect(header.readBigUInt64LE(43)).toBe(4n);
    expect(header.subarray(51).toString()).toBe('data');
  });

  test('has no data descriptor and no time', async () => {
    const header = await headerOf(4);
    expect(header.readUInt16LE(6)).toBe(0);
    expect(header.readUInt16LE(10)).toBe(0);
    expect(header.readUInt16LE(12)).toBe(0x21);
  });
});

test('a part cannot end before one has begun', async () => {
  await expect(new ZipPackager(new MemorySink()).finish(0, 0)).rejects.toThrow('no part is open');
});
