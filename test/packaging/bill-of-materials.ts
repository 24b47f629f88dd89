import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../electron-runtime/build.ts';
import type { ElectronRuntime } from '../electron-runtime/index.ts';
import { RuntimeProblem } from '../electron-runtime/problem.ts';

const run = promisify(execFile);

/** A package that ships, as the build's list of licences names it. */
interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX's. */
  identifier: string | null;
  /** The licence's own words. */
  text: string | null;
}

/** CycloneDX 1.5, as far as it is used here. */
interface Component {
  type: 'application' | 'framework' | 'library';
  'bom-ref': string;
  name: string;
  version: string;
  purl?: string;
  cpe?: string;
  scope?: string;
  licenses?: { license: { id: string } | { name: string } }[];
  components?: Component[];
}

/**
 * Writes into `folder` what ships: `sbom.cdx.json`, a bill of materials as CycloneDX, and `third-party-licenses.txt` with the
 * words of each licence. Electron's and Chromium's own licence files are beside the executable. `staged` holds the
 * bundle, out of which the build's lists are taken, and the packages beside it.
 */
export async function writeBillOfMaterials(
  runtime: ElectronRuntime,
  staged: string,
  folder: string,
): Promise<void> {
  const shipped = [...(await bundledPackages(join(staged, 'app'))), ...(await nativePackages(staged))];
  const packages = [...new Map(shipped.map((one) => [refOf(one), one])).values()].sort((a, b) =>
    refOf(a) < refOf(b) ? -1 : 1,
  );
  const [known, versions] = await Promise.all([knownComponents(), runtimeVersions(runtime)]);
  const sqlite = { 'better-sqlite3': [sqliteComponent(versions.sqlite)] };
  const components = [
    electronComponent(versions),
    ...packages.map((one): Component => {
      const inside = sqlite[one.name as keyof typeof sqlite] as Component[] | undefined;
      return {
        ...(known.get(refOf(one)) ?? componentOf(one)),
        scope: 'required',
        ...(inside && { components: inside }),
      };
    }),
  ];
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'sbom.cdx.json'),
    `${JSON.stringify(await documentOf(components), undefined, 2)}\n`,
  );
  await writeFile(join(folder, 'third-party-licenses.txt'), packages.map(licenceText).join('\n'));
}

const refOf = ({ name, version }: { name: string; version: string }): string => `${name}@${version}`;

/** What the bundler has put into the bundle; its lists themselves do not ship. */
async function bundledPackages(app: string): Promise<ShippedPackage[]> {
  const found: ShippedPackage[] = [];
  for (const part of ['main', 'preload', 'renderer']) {
    const list = join(app, part, 'licenses.json');
    found.push(...(JSON.parse(await readFile(list, 'utf8')) as ShippedPackage[]));
    await rm(list);
  }
  return found;
}

async function nativePackages(staged: string): Promise<ShippedPackage[]> {
  const native = join(staged, 'native');
  return Promise.all(
    (await readdir(native)).map(async (name) => {
      const manifest = JSON.parse(await readFile(join(native, name, 'package.json'), 'utf8')) as {
        version: string;
        license: string;
      };
      const text = await readFile(join(native, name, 'LICENSE'), 'utf8');
      return { name, version: manifest.version, identifier: manifest.license, text };
    }),
  );
}

/** Everything in the lock file as npm describes it, with where it came from and its digest. */
async function knownComponents(): Promise<Map<string, Component>> {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { stdout } = await run('npm', words, {
    cwd: repository,
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
  const { components } = JSON.parse(stdout) as { components: Component[] };
  // Its properties only say which of them are for development, which is how a bundle takes all of them.
  return new Map(components.map((component) => [component['bom-ref'], { ...component, properties: [] }]));
}

const componentOf = ({ name, version, identifier }: ShippedPackage): Component => ({
  type: 'library',
  'bom-ref': refOf({ name, version }),
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  licenses: [{ license: { id: identifierOf({ name, version, identifier }) } }],
});

function identifierOf(one: Omit<ShippedPackage, 'text'>): string {
  if (one.identifier === null) throw new RuntimeProblem(`${refOf(one)} ships and says no licence`);
  return one.identifier;
}

interface RuntimeVersions {
  electron: string;
  chrome: string;
  node: string;
  sqlite: string;
}

/** Asks the Electron itself, and the SQLite within better-sqlite3. */
async function runtimeVersions(runtime: ElectronRuntime): Promise<RuntimeVersions> {
  const sqlite = runtime.sqliteModule ?? createRequire(import.meta.url).resolve('better-sqlite3');
  const program = `
    const { electron, chrome, node } = process.versions;
    const database = new (require(${JSON.stringify(sqlite)}))(':memory:');
    const sqlite = database.prepare('SELECT sqlite_version()').pluck().get();
    console.log(JSON.stringify({ electron, chrome, node, sqlite }));`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await run(runtime.executable, ['-e', program], { env });
  return JSON.parse(stdout) as RuntimeVersions;
}

const electronComponent = ({ electron, chrome, node }: RuntimeVersions): Component => ({
  type: 'framework',
  'bom-ref': refOf({ name: 'electron', version: electron }),
  name: 'electron',
  version: electron,
  purl: `pkg:npm/electron@${electron}`,
  scope: 'required',
  licenses: [{ license: { id: 'MIT' } }],
  components: [
    partOf('chromium', chrome, 'google:chrome', { name: 'see LICENSES.chromium.html' }),
    partOf('node', node, 'nodejs:node.js', { id: 'MIT' }),
  ],
});

/** Its authors have put it in the public domain, with a blessing. */
const sqliteComponent = (version: string): Component =>
  partOf('sqlite', version, 'sqlite:sqlite', { id: 'blessing' });

/** What is compiled into another, by the name under which the National Vulnerability Database knows it. */
const partOf = (
  name: string,
  version: string,
  product: string,
  license: { id: string } | { name: string },
): Component => ({
  type: 'library',
  'bom-ref': refOf({ name, version }),
  name,
  version,
  cpe: `cpe:2.3:a:${product}:${version}:*:*:*:*:*:*:*`,
  licenses: [{ license }],
});

/** Without a number and a moment of its own, which the standard leaves out, too: the same package has the same bill. */
async function documentOf(components: Component[]): Promise<object> {
  const { name, version, license } = JSON.parse(
    await readFile(join(repository, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'license', string>;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': refOf({ name, version }),
        name,
        version,
        licenses: [{ license: { id: license } }],
      } satisfies Component,
    },
    components,
    dependencies: [{ ref: refOf({ name, version }), dependsOn: components.map((one) => one['bom-ref']) }],
  };
}

const rule = '-'.repeat(80);

function licenceText(one: ShippedPackage): string {
  return `${rule}\n${refOf(one)} (${identifierOf(one)})\n${rule}\n\n${(one.text ?? '').trim()}\n`;
}
