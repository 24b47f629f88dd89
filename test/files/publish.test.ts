import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { isHeldOpen, publish, type Renaming } from '../../main/files/publish.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { test } from '../fixtures/folder.ts';
import { asNobody, canBecomeNobody, needsToBecomeNobody } from '../fixtures/nobody.ts';

const onUnix = test.skipIf(process.platform === 'win32');

/** Writes a finished file, as it is before it is published. */
function finished(folder: string): string {
  const temporary = join(folder, '.a.partial');
  writeFileSync(temporary, 'new', { mode: 0o600 });
  return temporary;
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('a target that cannot be replaced stays as it is', async ({ folder }) => {
  const target = join(folder, 'a.csv');
  mkdirSync(join(target, 'full'), { recursive: true });
  await expect(publish(finished(folder), target)).rejects.toMatchObject({ code: 'TARGET_IS_FOLDER' });
  expect(readdirSync(target)).toEqual(['full']);
});

describe('a published file has', () => {
  onUnix('the rights of the one it replaces', async ({ folder }) => {
    const target = join(folder, 'a.csv');
    writeFileSync(target, 'old');
    for (const mode of [0o600, 0o640, 0o666]) {
      chmodSync(target, mode);
      await publish(finished(folder), target);
      expect(modeOf(target)).toBe(mode);
    }
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  onUnix('the rights of any other new file where there was none', async ({ folder }) => {
    const other = join(folder, 'other.csv');
    writeFileSync(other, '');
    const target = join(folder, 'a.csv');
    await publish(finished(folder), target);
    expect(modeOf(target)).toBe(modeOf(other));
    expect(readdirSync(folder)).toEqual(['a.csv', 'other.csv']);
  });

  test('the owner and the group of the one it replaces', async ({ folder, skip }) => {
    if (!canBecomeNobody) return skip(needsToBecomeNobody);
    const target = join(folder, 'a.csv');
    writeFileSync(target, 'old');
    chownSync(target, 1_234, 2_345);
    await publish(finished(folder), target);
    expect(statSync(target)).toMatchObject({ uid: 1_234, gid: 2_345 });
  });

  test('nothing for another group when the old one cannot be kept', async ({ folder, skip }) => {
    if (!canBecomeNobody) return skip(needsToBecomeNobody);
    const target = join(folder, 'a.csv');
    writeFileSync(target, 'old');
    chmodSync(target, 0o660);
    await asNobody([folder], () => publish(finished(folder), target));
    expect(modeOf(target)).toBe(0o600);
  });
});

describe('a symbolic link stays one', () => {
  onUnix('and the file it leads to is replaced', async ({ folder }) => {
    const real = join(folder, 'files', 'real.csv');
    mkdirSync(join(folder, 'files'));
    writeFileSync(real, 'old');
    symlinkSync(join('files', 'real.csv'), join(folder, 'one.csv'));
    symlinkSync('one.csv', join(folder, 'two.csv'));
    await publish(finished(folder), join(folder, 'two.csv'));
    expect(readFileSync(real, 'utf8')).toBe('new');
    expect(
      readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink()),
    ).toHaveLength(2);
  });

  onUnix('also one to where nothing is yet', async ({ folder }) => {
    symlinkSync('real.csv', join(folder, 'link.csv'));
    await publish(finished(folder), join(folder, 'link.csv'));
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['link.csv', 'real.csv']);
  });

  onUnix('and one that leads to itself is refused', async ({ folder }) => {
    symlinkSync('a.csv', join(folder, 'a.csv'));
    await expect(publish(finished(folder), join(folder, 'a.csv'))).rejects.toMatchObject({
      code: 'DISK_FAILED',
      detail: { reason: 'ELOOP: too many symbolic links encountered' },
    });
  });
});

test('a folder that may not be listed takes a file like any other', async ({ folder, skip }) => {
  if (!canBecomeNobody) return skip(needsToBecomeNobody);
  const target = join(folder, 'a.csv');
  writeFileSync(target, 'old');
  const temporary = finished(folder);
  chmodSync(folder, 0o733);
  chownSync(temporary, 65_534, 65_534);
  await asNobody([], () => publish(temporary, target));
  expect(readFileSync(target, 'utf8')).toBe('new');
});

describe('on Windows, whose rename is stood in for here', () => {
  /** Fails as Windows does the first `times`, then renames. */
  function windows(times: number, code: string): Renaming & { tries: number } {
    const how = {
      tries: 0,
      platform: 'win32' as const,
      patience: 300,
      rename: async (from: string, to: string): Promise<void> => {
        how.tries += 1;
        if (how.tries <= times) throw Object.assign(new Error(code), { code });
        await rename(from, to);
      },
    };
    return how;
  }

  test.for(['EPERM', 'EACCES', 'EBUSY'])(
    'a target that is open for a moment (%s) is waited for',
    async (code, { folder }) => {
      const target = join(folder, 'a.csv');
      writeFileSync(target, 'old');
      const how = windows(2, code);
      await publish(finished(folder), target, how);
      expect(readFileSync(target, 'utf8')).toBe('new');
      expect(how.tries).toBe(3);
    },
  );

  test('one that stays open is in use, and both files stay', async ({ folder }) => {
    const target = join(folder, 'a.csv');
    writeFileSync(target, 'old');
    const temporary = finished(folder);
    await expect(publish(temporary, target, windows(Infinity, 'EPERM'))).rejects.toMatchObject({
      code: 'TARGET_IN_USE',
      detail: { name: 'a.csv' },
    });
    expect([target, temporary].map((path) => readFileSync(path, 'utf8'))).toEqual(['old', 'new']);
  });

  test('a folder is not waited for', async ({ folder }) => {
    const target = join(folder, 'a.csv');
    mkdirSync(target);
    const how = windows(Infinity, 'EPERM');
    await expect(publish(finished(folder), target, how)).rejects.toMatchObject({ code: 'TARGET_IS_FOLDER' });
    expect(how.tries).toBe(1);
  });

  test('elsewhere the same codes mean what they say', () => {
    expect(isHeldOpen('EPERM', 'linux')).toBe(false);
    expect(isHeldOpen('EACCES', 'darwin')).toBe(false);
    expect(isHeldOpen('ENOSPC', 'win32')).toBe(false);
  });
});

test('a disk that may not be written to any more keeps the old file', async ({ skip }) => {
  const disk = mountSmallDisk(64);
  if (!disk) return skip(needsRoot);
  try {
    const target = join(disk.folder, 'a.csv');
    writeFileSync(target, 'old');
    const temporary = finished(disk.folder);
    disk.makeReadOnly();
    await expect(publish(temporary, target)).rejects.toMatchObject({ code: 'TARGET_NOT_WRITABLE' });
    expect(readFileSync(target, 'utf8')).toBe('old');
  } finally {
    disk.unmount();
  }
});
