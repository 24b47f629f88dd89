import type { BrowserWindow } from 'electron';
import type { DatasetReader } from '../../export/dataset-reader.ts';
import type { AnalyticsExportService } from '../../export/analytics-export-service.ts';
import type { OpenedStore } from '../opened-store.ts';
import type { PageRecovery } from '../page-recovery.ts';
import { datasetHandlers } from './dataset.ts';
import { exportHandlers } from './export.ts';
import { handle } from './handle.ts';
import { storeHandlers } from './store.ts';
import { systemHandlers } from './system.ts';
import { tell } from './tell.ts';

export interface Application {
  window: BrowserWindow;
  service: AnalyticsExportService;
  reader: DatasetReader;
  store: OpenedStore;
  recovery: PageRecovery;
}

/** Connects the window's channels to the services. */
export function connectWindow({ window, service, reader, store, recovery }: Application): void {
  handle({
    ...systemHandlers(recovery),
    ...storeHandlers(window, store),
    ...datasetHandlers(store, reader),
    ...exportHandlers(window, store, service),
  });
  service.onJobChanged((status) => {
    tell(window, 'onJobChanged', status);
  });
}
