import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, Channels, Events } from './contract/channels.ts';
import { exportError, ExportFailure, failureReport, type Result } from './contract/errors.ts';
import { payloadProblem } from './contract/payload.ts';
import { takeDroppedFiles } from './dropped-files.ts';
import { stayOnPage } from './stay-on-page.ts';

// The build takes the names out of the table: with its schemas, a schema library would start before every page.
declare const channelNames: Record<keyof Channels, string>;
declare const eventNames: Record<keyof Events, string>;
declare const openDroppedName: string;

/** What main would refuse anyway, only after it had been copied there, does not leave the window. */
async function invoke(channel: string, request: unknown): Promise<Result<unknown>> {
  const problem = payloadProblem(request);
  if (problem === null) return (await ipcRenderer.invoke(channel, request)) as Result<unknown>;
  const failure = new ExportFailure('REQUEST_INVALID', { problem });
  return { ok: false, error: exportError(failureReport(failure)) };
}

function listen(event: string, listener: (payload: unknown) => void): () => void {
  const handler = (_event: IpcRendererEvent, payload: unknown): void => {
    listener(payload);
  };
  ipcRenderer.on(event, handler);
  return () => {
    ipcRenderer.removeListener(event, handler);
  };
}

/** A function for each name of a table. */
const functions = <F>(names: Record<string, string>, of: (name: string) => F): Record<string, F> =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [key, of(name)]));

// Main answers by the same table, which a loop over it cannot tell the compiler.
const bridge = {
  ...functions(channelNames, (channel) => (request?: unknown) => invoke(channel, request)),
  ...functions(eventNames, (event) => (listener: (payload: unknown) => void) => listen(event, listener)),
} as unknown as Bridge;

contextBridge.exposeInMainWorld('analyticsExport', bridge);
stayOnPage();
takeDroppedFiles((dropped) => void invoke(openDroppedName, dropped));
