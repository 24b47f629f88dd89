import { createPublicKey } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { channels, events, openDropped } from './preload/contract/channels.ts';

const root = import.meta.dirname;
const outDir = resolve(root, process.env.ANALYTICS_EXPORT_OUT_DIR ?? 'out');
// Another build of better-sqlite3, for a development runtime that the product's own does not load in.
const sqliteModule = process.env.ANALYTICS_EXPORT_SQLITE_MODULE;

/** Set by the development command alone: only what it builds ever asks for a page that is not in the build. */
const isHotReload = process.env.ANALYTICS_EXPORT_HOT_RELOAD === 'on';

/** Each part of the build says whose packages are in it, under which licence: the packages list them, and hold no such file. */
const license = { fileName: 'licenses.json' };

/** The key that updates are signed with when they are packaged: its public half is built in. Without it none are taken. */
const { ANALYTICS_EXPORT_UPDATE_KEY: updateKey } = process.env;
const updatePublicKey = updateKey
  ? createPublicKey(updateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  : '';

/** The names in a table of channels, by the bridge's functions. */
const namesIn = (table: Record<string, { name: string }>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name])));

export default defineConfig({
  main: {
    define: {
      isHotReload: JSON.stringify(isHotReload),
      updatePublicKey: JSON.stringify(updatePublicKey),
    },
    build: {
      outDir: resolve(outDir, 'main'),
      license,
      rolldownOptions: {
        input: {
          app: resolve(root, 'main/app/index.ts'),
          cli: resolve(root, 'main/cli/index.ts'),
          engine: resolve(root, 'main/engine/engine-process.ts'),
          'export-worker': resolve(root, 'main/worker/export-worker.ts'),
          'output-worker': resolve(root, 'main/worker/output/output-worker.ts'),
          'sample-worker': resolve(root, 'main/store/sample/sample-worker.ts'),
        },
        external: [/^better-sqlite3$/],
        // Workers are found beside the chunk that starts them.
        output: {
          chunkFileNames: '[name]-[hash].js',
          ...(sqliteModule && { paths: { 'better-sqlite3': pathToFileURL(sqliteModule).href } }),
        },
      },
    },
  },
  preload: {
    define: {
      channelNames: namesIn(channels),
      eventNames: namesIn(events),
      openDroppedName: JSON.stringify(openDropped.name),
    },
    build: {
      outDir: resolve(outDir, 'preload'),
      license,
      // A sandboxed preload is one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { bridge: resolve(root, 'preload/bridge.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(outDir, 'renderer'),
      license,
      minify: true,
      // Loaded from the disk: a second request would cost more than it saves.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
});
