import type { BrowserWindow } from 'electron';
import { askForDatabase } from '../dialogs.ts';
import type { OpenedStore } from '../opened-store.ts';
import type { HandlersOf } from './handle.ts';

export const storeHandlers = (window: BrowserWindow, store: OpenedStore): HandlersOf<'store'> => ({
  describeStore: () => store.describe(),
  openStore: async () => {
    const file = await askForDatabase(window);
    return file === undefined ? null : store.open(file);
  },
  openSampleStore: () => store.openSample(),
});
