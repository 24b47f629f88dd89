import type { DatasetReader } from '../../export/dataset-reader.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { HandlersOf } from './handle.ts';

export const datasetHandlers = (opened: OpenedSource, reader: DatasetReader): HandlersOf<'dataset'> => ({
  searchParameter: ({ source: id, dataset, parameter, text }) =>
    opened.look(id, (source) => reader.search(source, dataset, parameter, text)),
  findChoices: ({ source: id, dataset, parameter, ids }) =>
    opened.look(id, (source) => reader.find(source, dataset, parameter, ids)),
  findDays: ({ source: id, dataset }) => opened.look(id, (source) => reader.days(source, dataset)),
  describeColumns: ({ source: id, request }) => opened.look(id, (source) => reader.columns(source, request)),
  previewDataset: ({ source: id, request }) => opened.look(id, (source) => reader.preview(source, request)),
  listValues: ({ source: id, request }) => opened.look(id, (source) => reader.values(source, request)),
  chartDataset: ({ source: id, request }) => opened.look(id, (source) => reader.charts(source, request)),
  countEach: ({ source: id, request }) => opened.look(id, (source) => reader.counts(source, request)),
  findExtent: ({ source: id, request }) => opened.look(id, (source) => reader.extent(source, request)),
  countDataset: ({ source: id, request }) => opened.look(id, (source) => reader.count(source, request)),
});
