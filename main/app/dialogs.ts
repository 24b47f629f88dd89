import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  app,
  dialog,
  type BrowserWindow,
  type FileFilter,
  type MessageBoxOptions,
  type MessageBoxReturnValue,
} from 'electron';
import type { TargetFolders } from './target-folders.ts';

let asked = 0;

/** Whether a dialog of the system waits for its answer: nothing else is begun meanwhile. */
export const isAsking = (): boolean => asked > 0;

async function asking<T>(ask: () => Promise<T>): Promise<T> {
  asked++;
  try {
    return await ask();
  } finally {
    asked--;
  }
}

/** Says or asks something in a box of the system. */
export const showBox = (window: BrowserWindow, options: MessageBoxOptions): Promise<MessageBoxReturnValue> =>
  asking(() => dialog.showMessageBox(window, options));

/** What kind of file is saved, or asked for. */
interface FileKind {
  fileKind: string;
  extension: string;
}

/** Asks where to save, in the folder that was chosen last. Gives the chosen path, with the extension; undefined when the person changed their mind. */
export async function askWhereToSave(
  window: BrowserWindow,
  folders: TargetFolders,
  fileName: string,
  { fileKind, extension }: FileKind,
): Promise<string | undefined> {
  for (let name = fileName; ;) {
    const { canceled, filePath } = await asking(() =>
      dialog.showSaveDialog(window, {
        title: 'Export',
        defaultPath: join(folders.usual, name),
        filters: [{ name: fileKind, extensions: [extension] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      }),
    );
    if (canceled || filePath === '') return undefined;
    folders.remember(dirname(filePath));
    if (filePath.toLowerCase().endsWith(`.${extension}`)) return filePath;
    // The dialog has asked about the file of the name that was typed: on Linux it adds no extension to it.
    const path = `${filePath}.${extension}`;
    if (!(await isFile(path)) || (await mayReplace(window, path))) return path;
    name = basename(path);
  }
}

/** Asks for a folder; undefined when the person changed their mind. */
export async function askForFolder(window: BrowserWindow, first: string): Promise<string | undefined> {
  const { canceled, filePaths } = await asking(() =>
    dialog.showOpenDialog(window, {
      title: 'Where the files go',
      defaultPath: first,
      properties: ['openDirectory', 'createDirectory'],
    }),
  );
  return canceled ? undefined : filePaths[0];
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await showBox(window, {
    type: 'warning',
    message: `'${basename(path)}' is there already. Do you want to replace it?`,
    detail: 'What is in it now will be lost.',
    buttons: ['Replace', 'Choose another name'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Whether somebody who is told what is lost with it still wants to delete what is kept. */
export async function confirmDeletion(
  window: BrowserWindow,
  { question, loss }: { question: string; loss: string },
): Promise<boolean> {
  const { response } = await showBox(window, {
    type: 'warning',
    message: question,
    detail: loss,
    buttons: ['Delete', 'Keep'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Asks for a database file; undefined when the person changed their mind. */
export const askForDatabase = (window: BrowserWindow): Promise<string | undefined> =>
  askForFile(window, 'Open a database', [
    { name: 'SQLite databases', extensions: ['db', 'sqlite', 'sqlite3', 'db3'] },
    { name: 'All files', extensions: ['*'] },
  ]);

/** Asks for a file that a saved export was written to; undefined when the person changed their mind. */
export const askForSavedExport = (window: BrowserWindow): Promise<string | undefined> =>
  askForFile(window, 'Import a saved export', [
    { name: savedExportKind.fileKind, extensions: [savedExportKind.extension] },
  ]);

export const savedExportKind: FileKind = { fileKind: 'Saved export', extension: 'json' };

async function askForFile(
  window: BrowserWindow,
  title: string,
  filters: FileFilter[],
): Promise<string | undefined> {
  const { canceled, filePaths } = await asking(() =>
    dialog.showOpenDialog(window, { title, filters, properties: ['openFile'] }),
  );
  return canceled ? undefined : filePaths[0];
}

/** Says which version this is, and under which licence. */
export async function showAbout(window: BrowserWindow): Promise<void> {
  await showBox(window, {
    type: 'info',
    title: 'About Analytics Export',
    message: `Analytics Export ${app.getVersion()}`,
    detail:
      'Free to use, change and pass on under the MIT License.\n' +
      'The licences of what is built in come with the application, in the folder licenses.',
  });
}
