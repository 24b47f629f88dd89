import type { BrowserWindow } from 'electron';
import { events, type Events, type PayloadOf } from '../../../preload/contract/channels.ts';

/** Tells the page that something has happened, while there is one. */
export function tell<E extends keyof Events>(window: BrowserWindow, event: E, payload: PayloadOf<E>): void {
  if (!window.isDestroyed()) window.webContents.send(events[event].name, payload);
}
