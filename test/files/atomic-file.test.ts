import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { AtomicFile } from '../../main/files/atomic-file.ts';
import { publish } from '../../main/files/publish.ts';
import { checkTarget, temporarySibling } from '../../main/files/target.ts';
import { checkSpace } from '../../main/files/disk-space.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import { mountDeadShare, mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { test } from '../fixtures/folder.ts';

const create = (target: string, temporary = temporarySibling(target)): Promise<AtomicFile> =>
  AtomicFile.create(target, temporary);

describe('AtomicFile', () => {
  test('leaves the old file until the new one is published', async ({ folder }) => {
    const target = join(folder, 'a.csv');
    const temporary = temporarySibling(target);
    writeFileSync(target, 'old');
    const file = await create(target, temporary);
    await file.write(Buffer.from('new'));
    await file.complete();
    expect(readFileSync(target, 'utf8')).toBe('old');
    await publish(temporary, target);
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('tells the size and the SHA-256 of what is in the file, patches included', async ({ folder }) => {
    const temporary = join(folder, 'a.partial');
    const file = await create(join(folder, 'a.csv'), temporary);
    await file.write(Buffer.from('hello'));
    await file.write(Buffer.from(' world'));
    await file.patch(0, Buffer.from('J'));
    const { bytes, sha256 } = await file.complete();
    expect(readFileSync(temporary, 'utf8')).toBe('Jello world');
    expect(bytes).toBe(11);
    expect(sha256).toBe(createHash('sha256').update('Jello world').digest('hex'));
  });

  test.skipIf(process.platform === 'win32')('is for this user alone', async ({ folder }) => {
    const temporary = join(folder, 'a.partial');
    const file = await create(join(folder, 'a.csv'), temporary);
    expect(statSync(temporary).mode & 0o777).toBe(0o600);
    await file.abort();
  });

  test('refuses to patch what has not been written', async ({ folder }) => {
    const file = await create(join(folder, 'a.csv'));
    await file.write(Buffer.from('abc'));
    await expect(file.patch(2, Buffer.from('xy'))).rejects.toThrow(RangeError);
    await file.abort();
  });

  test('leaves nothing after an abort', async ({ folder }) => {
    const file = await create(join(folder, 'a.csv'));
    await file.write(Buffer.from('abc'));
    await file.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('finds a disk that fills up, and leaves the old file', async ({ skip }) => {
    const disk = mountSmallDisk(256);
    if (!disk) return skip(needsRoot);
    try {
      const target = join(disk.folder, 'a.csv');
      writeFileSync(target, 'old');
      const file = await create(target);
      const filling = async (): Promise<void> => {
        for (;;) await file.write(Buffer.alloc(50_000));
      };
      await expect(filling()).rejects.toMatchObject({ code: 'DISK_FULL' });
      await file.abort();
      expect(readdirSync(disk.folder)).toEqual(['a.csv']);
      expect(readFileSync(target, 'utf8')).toBe('old');
    } finally {
      disk.unmount();
    }
  });
});

describe('checkTarget', () => {
  test('takes a new file and an existing one', async ({ folder }) => {
    writeFileSync(join(folder, 'old.csv'), '');
    await checkTarget(join(folder, 'old.csv'));
    await checkTarget(join(folder, 'new.csv'));
    expect(readdirSync(folder)).toEqual(['old.csv']);
  });

  test('finds a missing folder', async ({ folder }) => {
    await expect(checkTarget(join(folder, 'none', 'a.csv'))).rejects.toMatchObject({
      code: 'TARGET_FOLDER_MISSING',
    });
  });

  test("finds a file in the folder's place", async ({ folder }) => {
    writeFileSync(join(folder, 'file'), '');
    await expect(checkTarget(join(folder, 'file', 'a.csv'))).rejects.toMatchObject({
      code: 'TARGET_FOLDER_MISSING',
    });
  });

  test("finds a folder in the file's place", async ({ folder }) => {
    await expect(checkTarget(folder)).rejects.toMatchObject({ code: 'TARGET_IS_FOLDER' });
  });

  test.for(['CON', 'nul.csv', 'com1 .csv', 'a.csv.', 'a ', 'a:b.csv', 'a?.csv', 'a\tb.csv'])(
    'finds that Windows has no file called %j',
    async (name, { folder }) => {
      const checked = checkTarget(join(folder, name), 'win32');
      await expect(checked).rejects.toMatchObject({ code: 'TARGET_NAME_INVALID', detail: { name } });
      await checkTarget(join(folder, 'Console 1. Klasse.csv'), 'win32');
    },
  );

  test.for([
    ['a name', 'x'.repeat(300)],
    ['a name of two bytes a character', 'ä'.repeat(150)],
    ['a path', join(...Array<string>(500).fill('0123456789'))],
  ])('finds %s that is too long', async ([, name], { folder }) => {
    const checked = checkTarget(join(folder, `${name}.csv`));
    await expect(checked).rejects.toMatchObject({ code: 'TARGET_NAME_TOO_LONG' });
    const { message } = toldError(failureReport(await checked.catch((error: unknown) => error)));
    expect(message).toMatch(/^The file name '.{10,201}'.* Choose a shorter one\.$/);
  });

  test.skipIf(process.platform === 'win32')('finds that a link leads nowhere', async ({ folder }) => {
    symlinkSync(join('none', 'a.csv'), join(folder, 'a.csv'));
    await expect(checkTarget(join(folder, 'a.csv'))).rejects.toMatchObject({
      code: 'TARGET_FOLDER_MISSING',
      detail: { folder: join(folder, 'none') },
    });
  });

  test('tells in the words of the system what a network drive says', async ({ skip }) => {
    const share = mountDeadShare();
    if (!share) return skip(needsRoot);
    try {
      await expect(checkTarget(join(share.folder, 'a.csv'))).rejects.toMatchObject({
        code: 'DISK_FAILED',
        detail: { reason: 'ENOTCONN: socket is not connected' },
      });
      expect(await checkSpace(1_000, share.folder)).toEqual({ free: Infinity, isTight: false });
    } finally {
      share.unmount();
    }
  });

  test('finds a disk that may not be written to', async ({ skip }) => {
    const disk = mountSmallDisk(64);
    if (!disk) return skip(needsRoot);
    try {
      disk.makeReadOnly();
      await expect(checkTarget(join(disk.folder, 'a.csv'))).rejects.toMatchObject({
        code: 'TARGET_NOT_WRITABLE',
      });
    } finally {
      disk.unmount();
    }
  });
});
