import type { BrowserWindow } from 'electron';
import { askForDatabase } from '../dialogs.ts';
import { locationOf, type Connections } from '../../sources/remote/connections.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { HandlersOf } from './handle.ts';

export const sourceHandlers = (
  window: BrowserWindow,
  opened: OpenedSource,
  connections: Connections,
): HandlersOf<'source'> => ({
  describeSource: () => opened.describe(),
  openSource: async () => {
    const file = await askForDatabase(window);
    return file === undefined ? null : opened.open(file);
  },
  openAgain: () => opened.openAgain(),
  openSample: () => opened.openSample(),
  openConnection: async ({ id }) => opened.openConnection(locationOf(await connections.get(id))),
});
