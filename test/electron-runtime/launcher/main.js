// Stands in for the default_app.asar that the registry runtime lacks: makes `electron PATH` start the
// application in PATH. It is an ES module because Electron waits with `ready` until an ES module has loaded,
// together with the application that it imports.
import { app } from 'electron';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { preloaded, path } = readArguments(process.argv.slice(1));

try {
  if (path === undefined) throw new Error('usage: electron [-r MODULE] [OPTIONS] PATH [ARGUMENTS]');
  preloaded.forEach(createRequire(import.meta.url));
  await start(resolve(path));
} catch (error) {
  // Electron would show a dialog and wait for a click, which no test makes.
  console.error(error);
  app.exit(1);
}

/** Playwright passes `-r MODULE` when it finds Electron by ELECTRON_OVERRIDE_DIST_PATH. */
function readArguments([argument, ...rest]) {
  if (argument === '-r') {
    const [module, ...others] = rest;
    const following = readArguments(others);
    return { ...following, preloaded: [module, ...following.preloaded] };
  }
  return argument?.startsWith('-') ? readArguments(rest) : { preloaded: [], path: argument };
}

async function start(folder) {
  const { name, productName, version, main } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  app.name = productName ?? name;
  app.setVersion(version);
  app.setDesktopName(`${app.name}.desktop`);
  app.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), app.name));
  process.defaultApp = true;
  await import(pathToFileURL(join(folder, main)).href);
}
