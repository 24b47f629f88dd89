import type { DatasetReader } from '../../export/dataset-reader.ts';
import type { OpenedStore } from '../opened-store.ts';
import type { HandlersOf } from './handle.ts';

export const datasetHandlers = (store: OpenedStore, reader: DatasetReader): HandlersOf<'dataset'> => ({
  searchParameter: ({ store: id, dataset, parameter, text }) =>
    store.look(id, (source) => reader.search(source, dataset, parameter, text)),
  findRecords: ({ store: id, dataset, parameter, ids }) =>
    store.look(id, (source) => reader.find(source, dataset, parameter, ids)),
  describeColumns: ({ store: id, request }) => store.look(id, (source) => reader.columns(source, request)),
  previewDataset: ({ store: id, request }) => store.look(id, (source) => reader.preview(source, request)),
  countDataset: ({ store: id, request }) => store.look(id, (source) => reader.count(source, request)),
});
