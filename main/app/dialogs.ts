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
import { formats, type Format } from '../../preload/contract/formats.ts';
import { t } from './language.ts';
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
type FileKind = Format | 'saved-export';

/** Without its dot. */
export const extensionOf = (kind: FileKind): string =>
  kind === 'saved-export' ? 'json' : formats[kind].extension;

const filterFor = (kind: FileKind): FileFilter => ({
  name: t(`files.${kind}`),
  extensions: [extensionOf(kind)],
});

/** Asks where to save, in the folder that was chosen last. Gives the chosen path, with the extension; undefined when the person changed their mind. */
export async function askWhereToSave(
  window: BrowserWindow,
  folders: TargetFolders,
  fileName: string,
  kind: FileKind,
): Promise<string | undefined> {
  const extension = extensionOf(kind);
  for (let name = fileName; ;) {
    const { canceled, filePath } = await asking(() =>
      dialog.showSaveDialog(window, {
        title: t('files.save'),
        defaultPath: join(folders.usual, name),
        filters: [filterFor(kind)],
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
      title: t('files.folder'),
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
    message: t('replace.question', { name: basename(path) }),
    detail: t('replace.loss'),
    buttons: [t('replace.yes'), t('replace.no')],
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
    buttons: [t('words.delete'), t('delete.keep')],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Asks for a database file; undefined when the person changed their mind. */
export const askForDatabase = (window: BrowserWindow): Promise<string | undefined> =>
  askForFile(window, t('files.open'), [
    { name: t('files.databases'), extensions: ['db', 'sqlite', 'sqlite3', 'db3'] },
    { name: t('files.all'), extensions: ['*'] },
  ]);

/** Asks for a file that a saved export was written to; undefined when the person changed their mind. */
export const askForSavedExport = (window: BrowserWindow): Promise<string | undefined> =>
  askForFile(window, t('files.import'), [filterFor('saved-export')]);

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
    title: t('about.title'),
    message: `Analytics Export ${app.getVersion()}`,
    detail: t('about.detail'),
  });
}
