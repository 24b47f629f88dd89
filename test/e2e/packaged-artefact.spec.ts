import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackage, extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { electronRuntime } from '../electron-runtime/index.ts';
import { digestsOf } from '../packaging/digests.ts';
import { packageApplication } from '../packaging/package-application.ts';
import { packagesFolder } from '../packaging/prepared-package.ts';
import { expect, test } from './packaged.ts';

test('its Electron can be made to do nothing but this application', async ({
  packagedApplication: { packaged },
}) => {
  const wire = await getCurrentFuseWire(packaged.executable);
  const on = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: on(FuseV1Options.RunAsNode),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeCliInspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    grantFileProtocolExtraPrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    onlyLoadAppFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    embeddedAsarIntegrityValidation: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    nodeCliInspect: false,
    grantFileProtocolExtraPrivileges: false,
    cookieEncryption: true,
    onlyLoadAppFromAsar: true,
    embeddedAsarIntegrityValidation: true,
  });
});

test('the archive holds the bundle and the native module, and the bill of materials names what is in them', async ({
  packagedApplication: { packaged },
}) => {
  const archive = join(packaged.resources, 'app.asar');
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  expect(new Set(files.map((path) => path.split('/')[1]))).toEqual(
    new Set(['main', 'node_modules', 'package.json', 'preload', 'renderer']),
  );
  expect(files.filter((path) => /^\/node_modules\/[^/]+$/.test(path))).toEqual([
    '/node_modules/better-sqlite3',
  ]);
  expect(files.filter((path) => path.endsWith('.node'))).toHaveLength(process.platform === 'darwin' ? 2 : 1);
  expect(files.filter((path) => /\.(map|ts|tsx|db|c|h|[ch]pp|gyp)$|licenses\.json$|test/.test(path))).toEqual(
    [],
  );
  const code = files.filter((path) => /\.(c?js|json|html|css)$/.test(path)).map((path) => path.slice(1));
  for (const file of code) expect(extractFile(archive, file).includes(process.cwd()), file).toBe(false);

  const licenses = join(packaged.resources, 'licenses');
  const { components } = JSON.parse(await readFile(join(licenses, 'sbom.cdx.json'), 'utf8')) as {
    components: { name: string; components?: { name: string }[] }[];
  };
  const names = components.flatMap((one) => [one.name, ...(one.components ?? []).map(({ name }) => name)]);
  const shipped = [
    'electron',
    'chromium',
    'node',
    'better-sqlite3',
    'sqlite',
    'zod',
    'yauzl',
    'react',
    'zustand',
  ];
  expect(names).toEqual(expect.arrayContaining(shipped));
  for (const development of ['vite', 'vitest', 'exceljs', 'playwright', 'electron-builder', 'csv-stringify'])
    expect(names).not.toContain(development);
  const texts = await readFile(join(licenses, 'third-party-licenses.txt'), 'utf8');
  for (const { name } of components.slice(1)) expect(texts).toContain(`\n${name}@`);
});

test('packaged again the same sources give the same files', async ({ packagedApplication: { packaged } }) => {
  const folder = await mkdtemp(join(packagesFolder, 'again-'));
  try {
    const again = await packageApplication(await electronRuntime(), join(folder, 'package'), false);
    expect(await digestsOf(again.folder)).toEqual(await digestsOf(packaged.folder));
  } finally {
    await rm(folder, { recursive: true });
  }
});
