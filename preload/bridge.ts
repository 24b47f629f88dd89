import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, EventChannels, InvokeChannel, InvokeChannels } from './contract/channels.ts';
import { ExportFailure, exportError, failureReport } from './contract/errors.ts';
import { payloadProblem } from './contract/payload.ts';
import { stayOnPage } from './stay-on-page.ts';

/** What main would refuse anyway, only after it had been copied there, does not leave the window. */
async function invoke<C extends InvokeChannel>(
  channel: C,
  request: InvokeChannels[C]['request'],
): Promise<InvokeChannels[C]['response']> {
  const problem = payloadProblem(request);
  if (problem === null) return (await ipcRenderer.invoke(channel, request)) as InvokeChannels[C]['response'];
  const failure = new ExportFailure('REQUEST_INVALID', { problem });
  return { ok: false, error: exportError(failureReport(failure)) };
}

function listen<C extends keyof EventChannels>(
  channel: C,
  listener: (event: EventChannels[C]) => void,
): () => void {
  const handler = (_event: IpcRendererEvent, payload: EventChannels[C]): void => {
    listener(payload);
  };
  ipcRenderer.on(channel, handler);
  return () => {
    ipcRenderer.removeListener(channel, handler);
  };
}

const bridge: Bridge = {
  describeSystem: () => invoke('system:describe', undefined),
  describeStore: () => invoke('store:describe', undefined),
  openStore: () => invoke('store:open', undefined),
  openSampleStore: () => invoke('store:open-sample', undefined),
  searchParameter: (request) => invoke('parameter:search', request),
  previewDataset: (request) => invoke('dataset:preview', request),
  countDataset: (request) => invoke('dataset:count', request),
  startExport: (request) => invoke('export:start', request),
  listExports: () => invoke('export:list', undefined),
  cancelExport: (request) => invoke('export:cancel', request),
  openExport: (request) => invoke('export:open', request),
  revealExport: (request) => invoke('export:reveal', request),
  onJobChanged: (listener) => listen('job:changed', listener),
};

contextBridge.exposeInMainWorld('analyticsExport', bridge);
stayOnPage();
