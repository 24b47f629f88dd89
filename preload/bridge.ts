import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, EventChannels, InvokeChannel, InvokeChannels } from './contract/channels.ts';
import { stayOnPage } from './stay-on-page.ts';

const invoke = <C extends InvokeChannel>(
  channel: C,
  request: InvokeChannels[C]['request'],
): Promise<InvokeChannels[C]['response']> => ipcRenderer.invoke(channel, request);

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
  cancelExport: (request) => invoke('export:cancel', request),
  openExport: (request) => invoke('export:open', request),
  revealExport: (request) => invoke('export:reveal', request),
  onJobChanged: (listener) => listen('job:changed', listener),
};

contextBridge.exposeInMainWorld('analyticsExport', bridge);
stayOnPage();
