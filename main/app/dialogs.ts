import { dirname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Format } from '../../preload/contract/export.ts';
import { fileExtensions } from '../../preload/contract/limits.ts';

const formatNames: Record<Format, string> = { csv: 'CSV file', excel: 'Excel workbook' };

/** Asks where to save, in the folder that was chosen last. */
export class SaveDialog {
  #folder: string | undefined;

  /** The chosen path, with the format's extension; undefined when the person changed their mind. */
  async ask(window: BrowserWindow, fileName: string, format: Format): Promise<string | undefined> {
    const extension = fileExtensions[format];
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Export',
      defaultPath: join(this.#folder ?? app.getPath('documents'), fileName),
      filters: [{ name: formatNames[format], extensions: [extension] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || filePath === '') return undefined;
    this.#folder = dirname(filePath);
    return filePath.toLowerCase().endsWith(`.${extension}`) ? filePath : `${filePath}.${extension}`;
  }
}

/** Asks for a database file; undefined when the person changed their mind. */
export async function askForDatabase(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a database',
    filters: [
      { name: 'SQLite databases', extensions: ['db', 'sqlite', 'sqlite3', 'db3'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return canceled ? undefined : filePaths[0];
}
