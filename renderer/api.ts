import type { Bridge } from '../preload/contract/channels.ts';

declare global {
  interface Window {
    readonly analyticsExport: Bridge;
  }
}

/** Everything the window can ask of the application. */
export const api: Bridge = window.analyticsExport;
