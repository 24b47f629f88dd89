import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { csvOptionsSchema, excelOptionsSchema } from '../preload/contract/options.ts';

const root = resolve(import.meta.dirname, '..');

/** Who may import whom: other rooms, packages, `node` for Node's own modules, and files at the root. */
const rooms: Record<string, readonly string[]> = {
  'preload/contract': ['zod'],
  // The sentences, for whoever shows them: the window, the command line, and the bridge that refuses a request.
  'preload/words': ['preload/contract', 'intl-messageformat'],
  preload: ['preload/contract', 'preload/words', 'electron'],
  renderer: [
    'preload/contract',
    'preload/words',
    'react',
    'react-dom',
    'react-aria-components',
    'react-aria',
    '@internationalized/date',
    '@codemirror/autocomplete',
    '@codemirror/commands',
    '@codemirror/lang-sql',
    '@codemirror/language',
    '@codemirror/state',
    '@codemirror/view',
    '@lezer/highlight',
    'zustand',
    'lucide-react',
  ],
  'main/files': ['preload/contract', 'node'],
  'main/datasets': ['preload/contract', 'preload/words'],
  'main/settings': ['preload/contract', 'main/files', 'node', 'zod'],
  'main/sqlite': ['preload/contract', 'main/files', 'node', 'better-sqlite3'],
  'main/store': ['preload/contract', 'main/files', 'main/settings', 'main/sqlite', 'node'],
  // It starts the worker by its built file; how SQLite understands names is settled once in a process, before.
  'main/engine': ['preload/contract', 'main/files', 'main/sqlite', 'node'],
  // An SQLite source is opened, and its errors are told, as every other database.
  'main/worker': [
    'preload/contract',
    'preload/words',
    'main/datasets',
    'main/files',
    'main/sqlite',
    'node',
    'better-sqlite3',
    'https-proxy-agent',
    'yauzl',
    'zod',
  ],
  'main/sources': [
    'preload/contract',
    'main/datasets',
    'main/files',
    'main/settings',
    'main/sqlite',
    'node',
    'proxy-from-env',
  ],
  'main/jobs': [
    'preload/contract',
    'preload/words',
    'main/datasets',
    'main/engine',
    'main/files',
    'main/sources',
    'main/sqlite',
    'node',
    'zod',
    'package.json',
  ],
  'main/export': [
    'preload/contract',
    'preload/words',
    'main/datasets',
    'main/engine',
    'main/files',
    'main/jobs',
    'main/settings',
    'main/sources',
    'node',
    'zod',
  ],
  'main/cli': [
    'preload/contract',
    'preload/words',
    'main/engine',
    'main/export',
    'main/settings',
    'main/sources',
    'main/store',
    'node',
  ],
  // A store is called, and told from another, as its kind says. What the window writes for itself is in the data folder.
  // With a command the packaged application is the command line.
  'main/app': [
    'preload/contract',
    'preload/words',
    'main/cli',
    'main/engine',
    'main/export',
    'main/files',
    'main/settings',
    'main/sources',
    'main/store',
    'node',
    'zod',
    'electron',
    'electron-log',
    'electron-updater',
  ],
};

const typesOnly: Record<string, readonly string[]> = {
  // It speaks the protocol that the engine owns, and knows nothing else of it.
  'main/worker': ['main/engine/protocol.ts'],
  // Databases are opened by `main/sqlite` alone.
  'main/store': ['better-sqlite3'],
  'main/jobs': ['better-sqlite3'],
};

const strangers = [
  ['main/worker/sources', 'main/worker/writers'],
  ['main/worker/writers', 'main/worker/sources'],
] as const;

interface Import {
  target: string;
  isTypeOnly: boolean;
}

function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const isTypeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      imports.push({ target: (node.moduleSpecifier as ts.StringLiteral).text, isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ target: (node.arguments[0] as ts.StringLiteral).text, isTypeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

const roomOf = (file: string): string | undefined =>
  Object.keys(rooms)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The sentences that a file's imports break, none when all is well. */
function violations(file: string, text: string): string[] {
  const room = roomOf(file);
  if (room === undefined) return [`${file} is in no room`];
  return importsOf(file, text).flatMap(({ target, isTypeOnly }) => {
    const isRelative = target.startsWith('.');
    const path = isRelative ? posix.join(dirname(file), target) : target;
    const wanted = isRelative ? (roomOf(path) ?? path) : packageOf(target);
    const isStranger = strangers.some(
      ([from, to]) => file.startsWith(`${from}/`) && path.startsWith(`${to}/`),
    );
    const isAllowed =
      !isStranger &&
      (wanted === room ||
        (rooms[room] ?? []).includes(wanted) ||
        (isTypeOnly && (typesOnly[room] ?? []).includes(path)));
    return isAllowed ? [] : [`${file} must not import ${target}`];
  });
}

const files = globSync(['preload/**/*.ts', 'renderer/**/*.{ts,tsx}', 'main/**/*.ts'], { cwd: root }).map(
  (file) => file.replaceAll('\\', '/'),
);

describe('the rooms', () => {
  test('every file imports only what its room may', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  test.each([
    ['renderer/export/a.ts', `import { readFile } from 'node:fs';`],
    ['renderer/export/a.ts', `import { ipcRenderer } from 'electron';`],
    ['renderer/export/a.ts', `import type { Dataset } from '../../main/datasets/dataset.ts';`],
    ['main/worker/a.ts', `import { WorkerThread } from '../engine/worker-thread.ts';`],
    ['main/worker/a.ts', `import { x } from '../engine/protocol.ts';`],
    ['main/jobs/a.ts', `import Database from 'better-sqlite3';`],
    ['main/files/a.ts', `import { isHeld } from '../sqlite/failures.ts';`],
    ['main/jobs/a.ts', `import { parseRequest } from '../export/request.ts';`],
    ['main/worker/writers/csv/a.ts', `import type { Source } from '../../sources/source.ts';`],
    ['main/worker/sources/a.ts', `export { csv } from '../writers/csv/index.ts';`],
    ['main/export/a.ts', `await import('electron');`],
    ['main/cli/a.ts', `import { createWindow } from '../app/window.ts';`],
    ['main/helpers/a.ts', ''],
  ])('%s with "%s" is refused', (file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });

  test.each([
    ['main/worker/a.ts', `import type { ExportJob } from '../engine/protocol.ts';`],
    ['main/jobs/a.ts', `import type Database from 'better-sqlite3';`],
  ])('%s may name types by "%s"', (file, text) => {
    expect(violations(file, text)).toEqual([]);
  });
});

/** Files that import each other round in a circle, for types alone or not; none when each stands on what is below it. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(' > '));
    if (start >= 0 || done.has(file)) return;
    for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}

describe('import circles', () => {
  test('there are none, type-only ones included', () => {
    const known = new Set(files);
    const importsIn = (file: string): string[] =>
      importsOf(file, readFileSync(join(root, file), 'utf8'))
        .map(({ target }) => posix.join(dirname(file), target))
        .filter((target) => known.has(target));
    expect(circles(new Map(files.map((file) => [file, importsIn(file)])))).toEqual([]);
  });

  test('are found', () => {
    const imports = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['b']],
      ['d', ['c']],
    ]);
    expect(circles(imports)).toEqual(['b > c > b']);
  });
});

describe.each(['main/worker/', 'renderer/export/'])('%s', (folder) => {
  const text = files
    .filter((file) => file.startsWith(folder))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');

  test.each([csvOptionsSchema, excelOptionsSchema].flatMap(({ shape }) => Object.keys(shape)))(
    'knows the option %s',
    (option) => {
      expect(text).toMatch(new RegExp(`\\b${option}\\b`));
    },
  );
});

test('the top level holds only what the design names', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const topLevel = new Set(tracked.map((file) => file.split('/')[0] as string));
  const fixed = [
    'package.json',
    'tsconfig.json',
    'electron-builder.yml',
    'main',
    'renderer',
    'preload',
    'test',
    'README.md',
  ];
  const forTools = [
    'electron.vite.config.ts',
    'eslint.config.js',
    'package-lock.json',
    'LICENSE',
    'CHANGELOG.md',
    'SECURITY.md',
  ];
  const hidden = ['.ci', '.github', '.gitignore', '.prettierignore', '.prettierrc.json'];
  expect([...topLevel].filter((name) => ![...fixed, ...forTools, ...hidden].includes(name))).toEqual([]);
});

test('each promise in SECURITY.md names commands and tests that are there', () => {
  const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8').match(/^\|(?! -).*\|$/gm) ?? [];
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const [, ...promises] = rows.map((row) => [...row.matchAll(/`npm run ([\w:]+)(?: -- ([^`]+))?`/g)]);
  expect(promises.length).toBeGreaterThan(10);
  expect(promises.filter((commands) => commands.length === 0)).toEqual([]);
  for (const [, script = '', words = ''] of promises.flat()) {
    expect(Object.keys(scripts)).toContain(script);
    const files = words.split(' ').filter((word) => /\D/.test(word));
    const paths = files.map((file) => (script === 'test:e2e' ? join('test/e2e', file) : file));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  }
});

test('no folder or file is named after nothing', () => {
  const nameless = /(^|[-/])(utils?|helpers?|common|misc|manager)([-./]|$)/;
  expect(files.filter((file) => nameless.test(file))).toEqual([]);
});
