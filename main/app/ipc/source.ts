import type { BrowserWindow } from 'electron';
import { askForDatabase } from '../dialogs.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { HandlersOf } from './handle.ts';

export const sourceHandlers = (window: BrowserWindow, opened: OpenedSource): HandlersOf<'source'> => ({
  describeSource: () => opened.describe(),
  openSource: async () => {
    const file = await askForDatabase(window);
    return file === undefined ? null : opened.open(file);
  },
  openSample: () => opened.openSample(),
});
